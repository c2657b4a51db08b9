import type { Action, AuditKind } from '@fengsui/core'

/** What a signed-in person asked for, as its route names it. */
export interface AskedFor {
  readonly action: Action | 'anything'
  readonly method: string
  /** The pattern of the route, such as `/desk/:id/evidence`. */
  readonly route: string
}

/** Endings of routes that tell more than their action does. */
const endings: readonly (readonly [ending: RegExp, kind: AuditKind])[] = [
  [/^POST .*\/evidence\/unlock$/, 'stepped-up'],
  [/^POST .*\/evidence\/:digest\/download$/, 'evidence-downloaded'],
  [/^POST .*\/evidence$/, 'evidence-attached'],
  [/^GET .*\/evidence$/, 'evidence-looked'],
  [/^GET .*\/raw$/, 'message-raw-opened'],
  [/^GET \/mail$/, 'messages-opened'],
  [/^GET \/mail\//, 'message-opened'],
  [/^POST \/mail\//, 'message-decided'],
  [/^GET .*\/proof$/, 'proof-downloaded'],
  [/^GET \/audit\/export$/, 'audit-exported'],
]

/** What an action means when its route says no more: as a read, and as a change. */
function byAction(action: Action, isRead: boolean, hasId: boolean): AuditKind {
  const [room] = action.split('.')
  switch (room) {
    case 'contact':
      return 'contacts-searched'
    case 'personal':
      return isRead ? 'case-opened' : 'personal-erased'
    case 'history':
      return 'history-opened'
    case 'outbox':
      return isRead ? 'outbox-opened' : 'outbox-decided'
    case 'people':
      return isRead ? 'people-opened' : 'people-changed'
    case 'rules':
      return 'rules-changed'
    case 'audit':
      return 'audit-opened'
    default:
      if (!isRead) return 'case-changed'
      return hasId ? 'case-opened' : 'list-opened'
  }
}

/** What the audit log calls a request; undefined for what is nobody's secret. */
export function auditKindOf({ action, method, route }: AskedFor): AuditKind | undefined {
  const asked = `${method} ${route}`
  const known = endings.find(([ending]) => ending.test(asked))?.[1]
  if (known !== undefined) return known
  if (action === 'anything') return undefined
  return byAction(action, method === 'GET' || method === 'HEAD', route.includes(':id'))
}
