import { type Action, may } from '@fengsui/core'
import type { Session } from '../auth/session.ts'

/** A person with the organisation they act for. */
type Actor = Pick<Session, 'user' | 'organisation'>

/** Whether a signed-in person may do something, by the roles they hold in their organisation. */
export const mayDo = ({ organisation, user }: Actor, action: Action): boolean =>
  may({ organisation: organisation.kind, roles: user.roles }, action)

/** Where a person's work begins: the first page they may see. */
export function homeOf(session: Actor): string {
  if (mayDo(session, 'case.see')) return '/desk'
  if (mayDo(session, 'incident.see')) return '/incidents'
  return mayDo(session, 'people.manage') ? '/people' : '/'
}
