/** What people of an organisation can be. */
export const roles = [
  'reporter',
  'approver',
  'duty-officer',
  'supervisor',
  'auditor',
  'administrator',
] as const
export type Role = (typeof roles)[number]

/** Who an organisation is in the chain: it reports, or it receives. */
export type OrganisationKind = 'operator' | 'authority'

/** Everything a signed-in person can ask for. `incident` is an operator's own case, `case` a desk's file. */
export const actions = [
  'incident.see',
  'incident.open',
  'incident.answer',
  'incident.report',
  'incident.record',
  'incident.confirm',
  'incident.close',
  'incident.attach',
  'incident.download',
  'case.see',
  'case.accept',
  'case.regrade',
  'case.record',
  'case.confirm',
  'case.escalate',
  'case.close',
  'case.attach',
  'case.download',
  'history.see',
  'directory.see',
  'directory.edit',
  'outbox.see',
  'outbox.decide',
  'contact.find',
  'personal.erase',
  'hold.decide',
  'retention.see',
  'people.manage',
  'rules.load',
  'audit.see',
] as const
export type Action = (typeof actions)[number]

interface Permission {
  readonly of: readonly OrganisationKind[]
  readonly roles: readonly Role[]
}

const operator = ['operator'] as const
const authority = ['authority'] as const
const both = ['operator', 'authority'] as const
const reporters = ['reporter', 'approver'] as const
const officers = ['duty-officer', 'supervisor'] as const

/**
 * Who may do what, in one table. An auditor reads and changes nothing; an administrator manages people and sees no
 * case. A person with several roles may do what any of them may.
 */
const permissions: Readonly<Record<Action, Permission>> = {
  'incident.see': { of: operator, roles: [...reporters, 'supervisor', 'auditor'] },
  'incident.open': { of: operator, roles: reporters },
  'incident.answer': { of: operator, roles: reporters },
  'incident.report': { of: operator, roles: reporters },
  'incident.record': { of: operator, roles: [...reporters, 'supervisor'] },
  /** The second person of a correction that puts a deadline off. */
  'incident.confirm': { of: operator, roles: ['approver', 'supervisor'] },
  'incident.close': { of: operator, roles: reporters },
  'incident.attach': { of: operator, roles: reporters },
  'incident.download': { of: operator, roles: reporters },
  'case.see': { of: authority, roles: [...officers, 'auditor'] },
  'case.accept': { of: authority, roles: ['duty-officer'] },
  'case.regrade': { of: authority, roles: officers },
  'case.record': { of: authority, roles: officers },
  'case.confirm': { of: authority, roles: ['supervisor'] },
  'case.escalate': { of: authority, roles: officers },
  'case.close': { of: authority, roles: officers },
  'case.attach': { of: authority, roles: officers },
  'case.download': { of: authority, roles: officers },
  'history.see': { of: both, roles: [...reporters, ...officers, 'auditor'] },
  'directory.see': { of: both, roles },
  'directory.edit': { of: both, roles: ['administrator'] },
  'outbox.see': { of: both, roles: ['duty-officer', 'supervisor', 'auditor', 'administrator'] },
  'outbox.decide': { of: both, roles: ['duty-officer', 'administrator'] },
  'contact.find': { of: authority, roles: officers },
  'personal.erase': { of: both, roles: ['supervisor'] },
  'hold.decide': { of: both, roles: ['supervisor'] },
  'retention.see': { of: both, roles: ['supervisor', 'auditor', 'administrator'] },
  'people.manage': { of: both, roles: ['administrator'] },
  'rules.load': { of: both, roles: ['administrator'] },
  'audit.see': { of: both, roles: ['auditor'] },
}

/** Somebody as permissions see them. */
export interface Holder {
  readonly organisation: OrganisationKind
  readonly roles: readonly string[]
}

/** Whether somebody may do something. */
export function may(holder: Holder, action: Action): boolean {
  const { of, roles: allowed } = permissions[action]
  return of.includes(holder.organisation) && allowed.some((role) => holder.roles.includes(role))
}
