import type { EventRecord, NewEvent } from '@fengsui/core'
import type { AuditEntries, NewAuditEntry } from './audit.ts'
import type { Deliveries, NewDelivery } from './deliveries.ts'
import type { DirectoryRecords } from './directory.ts'
import type { EvidenceEntry, EvidenceObjects } from './evidence.ts'
import type { Messages } from './messages.ts'
import type { ContactDigests, PersonalData } from './personal.ts'
import type { Retention } from './retention.ts'
import type { RuleLoads } from './rule-loads.ts'

/** Everything that becomes durable together, or not at all. */
export interface UnitOfWork {
  /** Recognises a repeat: same caller and key. Kept for at least 30 days. */
  readonly idempotency?: Idempotency
  readonly cases: readonly CaseWrite[]
  readonly receipts?: readonly Receipt[]
  /** What the audit log tells of it. */
  readonly audit?: readonly NewAuditEntry[]
}

/** Names one submission: who sent it, under which key of theirs. */
export interface SubmissionKey {
  readonly caller: string
  readonly key: string
}

/** What was answered to a submission. */
export interface Answer {
  readonly bodyDigest: string
  /** What a repeat is answered with. */
  readonly response: string
}

export interface Idempotency extends SubmissionKey, Answer {}

/** New events of one case, and what the queue and the clocks look like afterwards. */
export interface CaseWrite {
  readonly case: string
  readonly organisation: string
  /** Sequence number of the last event this write was decided on; 0 for a new case. */
  readonly expectedSeq: number
  readonly events: readonly NewEvent[]
  /** Its line in a queue; absent for a chain that is no case of anybody, such as the record of the deployment. */
  readonly row?: CaseRow
  /** All clocks that should run for this case from now on: the store opens, moves and closes the difference. */
  readonly clocks: readonly ClockSpec[]
  /** Data key of a new case, wrapped. */
  readonly wrappedKey?: string
  /** Items that its events attach. */
  readonly evidence?: readonly EvidenceEntry[]
  /** Digests of items that its events tell scanned. */
  readonly scanned?: readonly string[]
  /** What goes outside because of these events: durable with them, or not at all. */
  readonly deliveries?: readonly NewDelivery[]
  /** Contacts its events name, for finding the case by them. */
  readonly contacts?: ContactDigests
  /** Destroys everything that opens or finds the personal data of this case, with these events. */
  readonly erasesPersonal?: true
}

/** What became of a unit of work. Only `committed` and `repeated` may be acknowledged. */
export type CommitResult =
  | { readonly state: 'committed'; readonly recordedAt: string }
  | { readonly state: 'repeated'; readonly response: string }
  | { readonly state: 'key-reused' }
  | { readonly state: 'conflict'; readonly case: string }
  | { readonly state: 'number-taken'; readonly number: string }
  /** Bytes of an item are not there any more: nobody kept them in time. */
  | { readonly state: 'evidence-gone' }
  /** The database is away or has no room: later it may be done. */
  | { readonly state: 'unavailable'; readonly reason: string }
  /** The database will not have this work, now or later. */
  | { readonly state: 'refused'; readonly reason: string }

/** One line of a queue: a projection, updated in the transaction of its events. Times are milliseconds. */
export interface CaseRow {
  readonly organisation: string
  readonly case: string
  readonly kind: 'incident' | 'file'
  readonly title: string
  readonly unit: string
  readonly level: string
  readonly provisional: boolean
  readonly status: string
  readonly assignee?: string
  readonly channel: string
  readonly number?: string
  readonly receivedMs: number
  readonly nextDueMs?: number
  readonly nextDuty?: string
  readonly exercise: boolean
  /** Under a legal hold: nothing of it is removed. */
  readonly held?: boolean
  readonly updatedMs: number
  readonly searchText: string
}

/** A deadline to watch. One per case, duty and recipient. */
export interface ClockSpec {
  readonly duty: string
  readonly recipient: string
  readonly rule: string
  readonly ruleVersion: string
  readonly dueMs: number
}

/** A clock whose time has come. */
export interface DueClock extends ClockSpec {
  readonly id: string
  readonly organisation: string
  readonly case: string
  /** How long after its due time it fires, in milliseconds. */
  readonly lateMs: number
}

/** What proves that something was received. The follow-up code itself is never stored. */
export interface Receipt {
  readonly number: string
  readonly organisation: string
  readonly case: string
  readonly event: string
  readonly kind: string
  readonly receivedAt: string
  readonly digest: string
  readonly followUpHash: string
  readonly state: string
  /** The signed receipt as JSON; absent for receipts of the time before there were any. */
  readonly signed?: string
}

export interface NewOrganisation {
  readonly id: string
  readonly kind: 'operator' | 'authority'
  /** The party it is, in the law's words. */
  readonly party: string
  readonly nameZh: string
  readonly nameEn: string
  readonly place?: string
}

export interface Organisation extends NewOrganisation {
  /** How many people can sign in for it. */
  readonly people: number
}

export interface User {
  readonly id: string
  readonly organisation: string
  readonly login: string
  readonly name: string
  readonly roles: readonly string[]
}

export interface NewUser extends User {
  readonly passwordHash: string
}

export interface SessionRow {
  readonly tokenHash: string
  readonly user: string
  readonly createdMs: number
  readonly seenMs: number
  readonly expiresMs: number
  readonly csrf: string
}

/** Which cases of an organisation a queue shows. Sorted by nearest due time, then by receipt. */
export interface QueueFilter {
  readonly state: 'open' | 'closed'
  readonly kind: CaseRow['kind']
  readonly offset: number
  readonly limit: number
}

/** What stands beside the events of a case and follows from them. */
export interface Projection {
  readonly row?: CaseRow
  /** Those that run. */
  readonly clocks: readonly ClockSpec[]
  readonly hasKey: boolean
}

/** The end of a case's chain: two stores with the same heads hold the same log. */
export interface ChainHead {
  readonly case: string
  readonly organisation: string
  readonly seq: number
  readonly hash: string
}

/** What firing due clocks came to. */
export interface Fired {
  readonly fired: number
  /** Clocks whose effect could not be decided: they stay open, and are tried again later. */
  readonly failed: readonly { readonly clock: DueClock; readonly error: unknown }[]
}

/** Whether the database answers, and the open clock that is due first. */
export interface Health {
  readonly ok: boolean
  readonly oldestDueMs: number | null
}

/** A fault in a chain: which event of which case, and what is wrong with it. */
export interface ChainFault {
  readonly case: string
  readonly seq: number
  readonly fault: 'altered' | 'missing' | 'out-of-chain'
}

/** An event with the keyed mark it was committed with. */
export interface MarkedEvent {
  readonly record: EventRecord
  readonly mark?: string
}

/** Where an event stands in the ledger, counted from 0, and what the ledger says of it. */
export interface PlacedEvent
  extends Pick<EventRecord, 'alg' | 'case' | 'hash' | 'id' | 'recordedAt' | 'seq'> {
  readonly place: number
}

/**
 * The durable half of the house. Every query is bounded by an organisation: that is the permission border.
 * While the database is away a commit says `unavailable`, and everything else throws `StoreAway`.
 */
export interface Store {
  /** Messages from doors that cannot ask. */
  readonly messages: Messages
  /** Who read and changed what. */
  readonly audit: AuditEntries
  /** Sealed bytes of evidence. */
  readonly evidence: EvidenceObjects
  /** What the deployment itself knows of authorities. */
  readonly directory: DirectoryRecords
  /** What is old enough to be removed. */
  readonly retention: Retention
  /** What goes outside: the outbox. */
  readonly deliveries: Deliveries
  /** Finding and forgetting people. */
  readonly personal: PersonalData
  /** Which rules were in use when. */
  readonly ruleLoads: RuleLoads
  /** Commits all or nothing. Resolves only after the commit is on the disk. */
  commit(work: UnitOfWork): Promise<CommitResult>
  /** What was answered to a submission before. */
  answerTo(submission: SubmissionKey): Promise<Answer | undefined>
  readCase(organisation: string, caseId: string): Promise<readonly EventRecord[]>
  queue(organisation: string, filter: QueueFilter): Promise<readonly CaseRow[]>
  /** How many cases a queue holds, up to `mostCounted`. */
  countCases(organisation: string, filter: Pick<QueueFilter, 'state' | 'kind'>): Promise<number>
  findReceipt(number: string): Promise<Receipt | undefined>
  /** Fires due clocks: claim, effect and mark in one transaction. */
  fireDueClocks(limit: number, effect: ClockEffect): Promise<Fired>
  caseKey(caseId: string): Promise<string | undefined>
  /** Organisations by id; all, or those of a kind. */
  organisations(kind?: Organisation['kind']): Promise<readonly Organisation[]>
  /** How many open cases each organisation has; one that has none is not named. */
  openCases(): Promise<ReadonlyMap<string, number>>
  organisation(id: string): Promise<Organisation | undefined>
  /** Adds an organisation, or renames an existing one. */
  addOrganisation(organisation: NewOrganisation): Promise<void>
  users(organisation: string): Promise<readonly User[]>
  user(id: string): Promise<User | undefined>
  userByLogin(login: string): Promise<NewUser | undefined>
  /** False when the login is taken. */
  addUser(user: NewUser): Promise<boolean>
  session(tokenHash: string): Promise<SessionRow | undefined>
  addSession(session: SessionRow): Promise<void>
  removeSession(tokenHash: string): Promise<void>
  /** Sessions of a person, newest first; one that has ended may still be among them. */
  sessionsOf(user: string): Promise<readonly SessionRow[]>
  /** Ends all sessions of a person, but one if it is named. */
  removeSessionsOf(user: string, except?: string): Promise<void>
  /** Gives a person another password, as a hash. */
  changePassword(user: string, passwordHash: string): Promise<void>
  /** Recomputes the chain of a case. */
  verifyCase(organisation: string, caseId: string): Promise<readonly ChainFault[]>
  /** The ends of all chains in order of case id, a page at a time; `after` is the last id of the page before. */
  chainHeads(after: string, limit: number): Promise<readonly ChainHead[]>
  /** Gives waiting events the next places of the ledger; how many there were. */
  placeEvents(limit: number): Promise<number>
  /** Events from a place of the ledger on, in order. */
  placedEvents(from: number, limit: number): Promise<readonly PlacedEvent[]>
  /** The places of a case’s events that have one, by event id. */
  placesOf(caseId: string): Promise<ReadonlyMap<string, number>>
  /** The whole log, case by case, for whoever walks it. */
  eventsAfter(
    after: { readonly case: string; readonly seq: number },
    limit: number,
  ): Promise<readonly MarkedEvent[]>
  /** Queue lines, open clocks and keys of these cases, for whoever compares them with the events. */
  projections(cases: readonly string[]): Promise<ReadonlyMap<string, Projection>>
  /** Cases that have a queue line, a clock or a key, and no events. */
  orphans(limit: number): Promise<readonly string[]>
  /** All receipts by number, a page at a time. */
  receiptsAfter(number: string, limit: number): Promise<readonly Receipt[]>
  /** Settles a value for the whole deployment: the first one proposed stands, and everybody gets it. */
  agree(name: string, proposal: string): Promise<string>
  health(): Promise<Health>
  /** The database's clock, in milliseconds. */
  time(): Promise<number>
  /** Copies the database, while it runs, into a new folder: as an embedded one, whatever the engine. */
  backup(folder: string): Promise<void>
  close(): Promise<void>
}

/** What a due clock does to its case. */
export type ClockEffect = (clock: DueClock, records: readonly EventRecord[]) => CaseWrite
