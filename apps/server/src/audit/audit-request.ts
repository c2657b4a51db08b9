import { type Action, type AuditData, type AuditKind, leavingKinds } from '@fengsui/core'
import type { Context } from 'hono'
import type { Session } from '../auth/session.ts'
import type { Env } from '../http/env.ts'
import type { Services } from '../services.ts'
import { auditKindOf } from './audit-kind.ts'
import type { Audited } from './audit-log.ts'

/** A request of a signed-in person, and what it was answered with. */
export interface Answered {
  readonly session: Session
  readonly action: Action | 'anything'
  readonly answer: Response
}

/**
 * Tells the audit log of a request that was answered. False when bytes would leave the house and the entry could not be
 * written: then they must not.
 */
export async function auditRequest(
  { audit }: Pick<Services, 'audit'>,
  c: Context<Env>,
  { session, action, answer }: Answered,
): Promise<boolean> {
  const kind = outcomeOf(c, { session, action, answer })
  if (kind === undefined) return true
  const audited: Audited = {
    kind,
    organisation: session.organisation.id,
    person: session.user.id,
    data: dataOf(c, action, answer),
  }
  if (leavingKinds.has(kind) && answer.status === 200) return audit.record(audited)
  audit.note(audited)
  return true
}

/** A refusal is told as such; a download that was not given, and a form with faults, are told as reads. */
function outcomeOf(c: Context<Env>, { action, answer }: Answered): AuditKind | undefined {
  if (answer.status === 403) return 'denied'
  const kind = auditKindOf({ action, method: c.req.method, route: routeOf(c) })
  if (kind === 'stepped-up' && answer.status !== 303) return 'step-up-failed'
  if (kind === 'evidence-downloaded' && answer.status !== 200) return 'denied'
  const changedNothing = c.req.method === 'POST' && answer.status >= 400
  return changedNothing && kind !== 'step-up-failed' ? undefined : kind
}

const routeOf = (c: Context<Env>): string => c.req.routePath

/** Ids and numbers only. What is no id was typed by somebody, and stays out. */
function dataOf(c: Context<Env>, action: Action | 'anything', answer: Response): AuditData {
  const id = c.req.param('id') ?? ''
  const item = c.req.param('digest') ?? ''
  const isCase = !c.req.path.startsWith('/mail')
  return {
    ...(isId(id) ? (isCase ? { case: id } : { item: id }) : {}),
    ...(/^[a-z0-9-]+:[0-9a-f]{64}$/.test(item) ? { item } : {}),
    action,
    status: answer.status,
    from: c.get('client'),
  }
}

const isId = (text: string): boolean => /^[0-9a-f-]{36}$/.test(text)
