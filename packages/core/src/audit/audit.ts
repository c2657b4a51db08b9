/** What the audit log tells of: each a read or a change of something sensitive, or an attempt. */
export const auditKinds = [
  'signed-in',
  'sign-in-failed',
  'signed-out',
  'stepped-up',
  'step-up-failed',
  'denied',
  'list-opened',
  'case-opened',
  'case-changed',
  'history-opened',
  'proof-downloaded',
  'evidence-looked',
  'evidence-attached',
  'evidence-downloaded',
  'messages-opened',
  'message-opened',
  'message-raw-opened',
  'message-decided',
  'contacts-searched',
  'personal-erased',
  'outbox-opened',
  'outbox-decided',
  'people-opened',
  'people-changed',
  'rules-changed',
  'audit-opened',
  'audit-exported',
  'server-started',
] as const
export type AuditKind = (typeof auditKinds)[number]

/** Whose entries belong to no organisation, but to the deployment as a whole. */
export const auditOfDeployment = 'deployment'

/** What an entry holds besides who and when. Never content of reports, never what somebody typed into a form. */
export interface AuditData {
  /** The case it is about. */
  readonly case?: string
  /** The item, message or other thing within it. */
  readonly item?: string
  /** What was asked for, as the table of permissions names it. */
  readonly action?: string
  /** The status it was answered with. */
  readonly status?: number
  /** Address of the client; an IPv6 one as its network. */
  readonly from?: string
}

/** Kinds that tell of a failure or a refusal: a collector shows them louder. */
export const alarmingKinds: ReadonlySet<AuditKind> = new Set(['sign-in-failed', 'step-up-failed', 'denied'])

/** Kinds by which bytes leave the house: they are on the disk before the first byte goes. */
export const leavingKinds: ReadonlySet<AuditKind> = new Set([
  'proof-downloaded',
  'evidence-downloaded',
  'message-raw-opened',
  'audit-exported',
])
