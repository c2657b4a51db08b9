import type { DutyStatus } from '../answer.ts'
import type { Json } from '../canonical-json.ts'
import type { Actor, EventRecord, RuleVersion, Sealed } from '../event-record.ts'
import type { EvidenceItem, ScanResult } from '../evidence/evidence.ts'

/** Kinds of report, in the order they usually come. */
export const reportKinds = ['initial', 'supplement', 'progress', 'summary'] as const
export type ReportKind = (typeof reportKinds)[number]

/** Who a report comes from. Only an operator's report files its duty and proves its awareness. */
export const reporterRoles = ['operator', 'vendor', 'organisation', 'individual'] as const
export type ReporterRole = (typeof reporterRoles)[number]

/** Facts by dotted name, as the assess contract names them. */
export type FactValues = Readonly<Record<string, Json>>

/** Something that starts a clock. `at` is RFC 3339. */
export interface StartEvent {
  readonly type: string
  readonly at: string
  readonly actor: string
}

/** A report that was handed to a recipient of a duty. */
export interface Filing {
  readonly duty: string
  readonly at: string
  /** When it reached the recipient; a receipt starts the recipient's clock. */
  readonly receivedAt?: string
  /** Who received it: the directory's id, or the party. It counts towards nobody else. */
  readonly recipient?: string
  /** A later version towards the same recipient. */
  readonly update?: boolean
  /** The level it showed. */
  readonly level?: string
  /** The recipient's receipt number. */
  readonly number?: string
  /** How it was done, where no receipt of this program proves it: by telephone, in person … */
  readonly how?: string
  readonly note?: string
  /** Ids of the contents that all reports up to it left out: owed with it, and to follow. */
  readonly absent?: { readonly missing: readonly string[]; readonly toFollow: readonly string[] }
}

/** A report that left this case for another desk's, whether or not it met a duty. */
export interface SentReport {
  /** The receipt number it got. */
  readonly number: string
  /** Whom the rules named: a desk may stand in. The directory's id. */
  readonly to: string
  readonly kind: ReportKind
}

/** What a report says, without personal data. */
export interface ReportContent {
  readonly number: string
  readonly kind: ReportKind
  readonly reporterRole: ReporterRole
  readonly channel: string
  /** Over the canonical JSON of what was submitted, with its algorithm; without one it is SHA-256. */
  readonly digest: string
  readonly unit?: { readonly name: string; readonly place?: string }
  readonly declared?: { readonly level?: string; readonly category?: string }
  readonly contents: Readonly<Record<string, Json>>
  readonly summary?: Readonly<Record<string, string>>
  /** First receipt anywhere, when another desk passed it on. */
  readonly handedOver?: { readonly from: string; readonly number: string; readonly firstReceivedAt: string }
  /** Warnings shown with the receipt, by code. */
  readonly warnings: readonly string[]
}

/** The grade and clocks as the rules gave them at one moment. */
export interface GradeSnapshot {
  readonly level: string
  readonly provisional: boolean
  readonly hits: readonly string[]
  readonly duties: readonly {
    readonly id: string
    readonly recipient: string | null
    readonly status: DutyStatus
    readonly dueSafe?: string
    readonly dueLatest?: string
  }[]
  /** The grades that other instruments gave beside it. */
  readonly beside?: readonly { readonly instrument: string; readonly level: string }[]
}

/** Another case of the same organisation, and why. */
export interface Relation {
  readonly other: string
  readonly reason: string
}

/** Items that went to another desk with a report. */
export interface EvidencePassed {
  readonly digests: readonly string[]
  readonly to: string
  readonly number: string
}

/** Another time for an event that stands in the log. */
export interface Correction {
  readonly was: StartEvent
  /** RFC 3339. */
  readonly at: string
  readonly reason: string
}

/** A correction that waits for a second person, and who proposed it. */
export interface PendingCorrection extends Correction {
  readonly by?: string
  readonly proposedAt: string
}

/** Whether two statements of an event are the same one. */
export const isSameStart = (a: StartEvent, b: StartEvent): boolean =>
  a.type === b.type && a.at === b.at && a.actor === b.actor

/** Everything that can happen to a case. `data` never holds personal data of reporters or contacts. */
export type CasePayload =
  | {
      readonly type: 'incident.opened'
      readonly data: { readonly title: string; readonly unit: string; readonly exercise: boolean }
    }
  | {
      readonly type: 'facts.recorded'
      readonly data: { readonly facts: FactValues; readonly source: string }
    }
  | { readonly type: 'start.recorded'; readonly data: StartEvent }
  /** A later time for an event, which waits for a second person. */
  | { readonly type: 'correction.proposed'; readonly data: Correction }
  | { readonly type: 'correction.dropped'; readonly data: Correction }
  /** The time now holds; `proposedBy` is the first of two people, where two were needed. */
  | { readonly type: 'start.corrected'; readonly data: Correction & { readonly proposedBy?: string } }
  | { readonly type: 'report.received'; readonly data: ReportContent }
  | { readonly type: 'report.sent'; readonly data: SentReport }
  | { readonly type: 'filing.recorded'; readonly data: Filing }
  | { readonly type: 'case.graded'; readonly data: GradeSnapshot }
  | { readonly type: 'case.accepted'; readonly data: { readonly by: string } }
  | {
      readonly type: 'case.regraded'
      readonly data: { readonly from: string; readonly level: string; readonly reason: string }
    }
  | { readonly type: 'note.added'; readonly data: { readonly text: string } }
  /** A question went to whoever reported; `key` names the message. */
  | { readonly type: 'question.asked'; readonly data: { readonly key: string; readonly text: string } }
  /** It did not arrive: what the other side's post said. */
  | { readonly type: 'question.returned'; readonly data: { readonly key: string; readonly fault: string } }
  | {
      readonly type: 'clock.missed'
      readonly data: {
        readonly duty: string
        readonly recipient: string
        readonly due: string
        readonly lateMs: number
      }
    }
  | { readonly type: 'case.closed'; readonly data: { readonly reason: string } }
  /** Personal data of reporters and contacts were erased, by destroying the key of the case. */
  | { readonly type: 'personal.erased'; readonly data: { readonly reason: string } }
  /** A legal hold: nothing of this case is removed until it is lifted. */
  | { readonly type: 'hold.placed'; readonly data: { readonly by: string; readonly reason: string } }
  | { readonly type: 'hold.lifted'; readonly data: { readonly by: string; readonly reason: string } }
  /** This case goes on inside another on the same incident. */
  | { readonly type: 'case.joined'; readonly data: Relation }
  /** Another case goes on inside this one. */
  | { readonly type: 'case.absorbed'; readonly data: Relation }
  /** This case stands by itself again. */
  | { readonly type: 'case.parted'; readonly data: Relation }
  /** A case that went on inside this one stands by itself again. */
  | { readonly type: 'case.released'; readonly data: Relation }
  /** A person found that another case is a different incident. */
  | { readonly type: 'case.distinguished'; readonly data: Relation }
  /** An item of evidence came in; its name and key are sealed beside. */
  | { readonly type: 'evidence.attached'; readonly data: EvidenceItem }
  | {
      readonly type: 'evidence.scanned'
      readonly data: { readonly digest: string; readonly result: ScanResult }
    }
  /** Its bytes left the house, to the person who asked. */
  | { readonly type: 'evidence.downloaded'; readonly data: { readonly digest: string } }
  /** Another desk holds it too from now on. */
  | { readonly type: 'evidence.handed-over'; readonly data: EvidencePassed }

/** A payload with who and when, before it has an id and a place in a chain. */
export type CaseDraft = CasePayload & {
  readonly at: string
  readonly actor: Actor
  readonly rules?: RuleVersion
  readonly private?: Sealed
}

/** A recorded event, read back from the log. */
export type CaseEvent = CaseDraft & { readonly id: string; readonly seq: number; readonly recordedAt: string }

const eventTypes: ReadonlySet<string> = new Set<CasePayload['type']>([
  'incident.opened',
  'facts.recorded',
  'start.recorded',
  'correction.proposed',
  'correction.dropped',
  'start.corrected',
  'report.received',
  'report.sent',
  'filing.recorded',
  'case.graded',
  'case.accepted',
  'case.regraded',
  'note.added',
  'question.asked',
  'question.returned',
  'clock.missed',
  'case.closed',
  'personal.erased',
  'hold.placed',
  'hold.lifted',
  'case.joined',
  'case.absorbed',
  'case.parted',
  'case.released',
  'case.distinguished',
  'evidence.attached',
  'evidence.scanned',
  'evidence.downloaded',
  'evidence.handed-over',
])

/** Reads a record of the log; undefined for types this version does not know (they are kept, and passed over). */
export function readCaseEvent(record: EventRecord): CaseEvent | undefined {
  // The log is written through CaseDraft only, so a known type has the payload of that type.
  return eventTypes.has(record.type) ? (record as unknown as CaseEvent) : undefined
}
