import type { EventRecord, NewEvent } from '@fengsui/core'

/** An entry of the audit log of an organisation. It is chained where it is committed: two never contradict each other. */
export interface NewAuditEntry {
  readonly organisation: string
  /** `type` is `audit.` and its kind. */
  readonly event: NewEvent
  /** Whom and what it is about, for finding it. */
  readonly person?: string
  readonly case?: string
}

/** Which entries of an organisation are shown, newest first. Times are milliseconds. */
export interface AuditFilter {
  readonly kinds?: readonly string[]
  readonly person?: string
  readonly case?: string
  readonly fromMs?: number
  readonly beforeMs?: number
  /** Only entries before this one. */
  readonly before?: string
  readonly limit: number
}

/** Reading the audit log. Entries are written with a unit of work. */
export interface AuditEntries {
  find(organisation: string, filter: AuditFilter): Promise<readonly EventRecord[]>
  /** Entries of all organisations that no collector has yet, oldest first. */
  unsent(limit: number): Promise<readonly EventRecord[]>
  /** Notes that a collector has them. */
  sent(events: readonly string[]): Promise<void>
}

const auditPrefix = 'audit:'

/** Names the audit log of an organisation: no query for its cases finds it. */
export const auditOrganisation = (organisation: string): string => auditPrefix + organisation

/** Whether a name is that of an audit log. */
export const isAuditLog = (organisation: string): boolean => organisation.startsWith(auditPrefix)

/** The organisation whose audit log an event stands in. */
export const auditedOrganisation = ({ organisation }: Pick<EventRecord, 'organisation'>): string =>
  organisation.slice(auditPrefix.length)

/** The chain an entry goes into: one for each organisation and month, so that whole months can be kept elsewhere. */
export const auditChain = ({ organisation }: Pick<NewAuditEntry, 'organisation'>, nowMs: number): string =>
  `${auditOrganisation(organisation)}:${new Date(nowMs).toISOString().slice(0, 7)}`
