import type { Action } from '@fengsui/core'
import type { Context } from 'hono'
import { auditRequest } from '../audit/audit-request.ts'
import type { Session } from '../auth/session.ts'
import { hasFormToken } from '../http/context.ts'
import type { Env } from '../http/env.ts'
import { readForm } from '../http/read-body.ts'
import type { Web } from './frame-of.ts'
import { mayDo } from './may-do.ts'
import { problemPage } from './problem-answer.ts'

type Answer = Response | Promise<Response>

/** What a route asks for; `anything` is enough for whoever is signed in. */
type Asked = Action | 'anything'

/** Runs a page for a signed-in person who may use it, and tells the audit log. */
export function guarded(
  web: Web,
  asked: Asked,
  page: (c: Context<Env>, session: Session) => Answer,
): (c: Context<Env>) => Answer {
  return async (c) => {
    const session = c.get('session')
    if (session === undefined) return c.redirect('/sign-in', 303)
    const isAllowed = asked === 'anything' || mayDo(session, asked)
    const answer = await (isAllowed ? page(c, session) : problemPage(web, c, 'forbidden'))
    if (await auditRequest(web.services, c, { session, action: asked, answer })) return answer
    await answer.body?.cancel()
    return problemPage(web, c, 'unavailable')
  }
}

/** Runs a form of a signed-in person; one without the session's token is refused. */
export function guardedForm(
  web: Web,
  asked: Asked,
  submit: (c: Context<Env>, session: Session, form: URLSearchParams) => Answer,
): (c: Context<Env>) => Answer {
  return guarded(web, asked, async (c, session) => {
    const form = await readForm(c.req.raw)
    if (!form.ok) return problemPage(web, c, form.failure)
    return hasFormToken(c, form.value) ? submit(c, session, form.value) : problemPage(web, c, 'forbidden')
  })
}
