import { emptyForm, type FieldError, renderOwn, wordsIn } from '@fengsui/pages'
import type { SessionRow } from '@fengsui/store'
import { type Context, Hono } from 'hono'
import { hashPassword, shortestPassword, verifyPassword } from '../auth/password.ts'
import type { Session } from '../auth/session.ts'
import type { Env } from '../http/env.ts'
import { FailureLimit } from '../http/rate-limit.ts'
import { frameOf, type Web } from './frame-of.ts'
import { guarded, guardedForm } from './guard.ts'
import { problemPage } from './problem-answer.ts'

/** What somebody does about their own account: see where they are signed in, end that, change the password. */
export function ownAccountRoutes(web: Web): Hono<Env> {
  const { store } = web.services
  // Counted per session: whoever found an open browser does not guess the password in it.
  const tries = new FailureLimit(8, 5 * 60_000)
  return new Hono<Env>()
    .get(
      '/account',
      guarded(web, 'anything', (c, session) => ownPage(web, c, { session })),
    )
    .post(
      '/account/sessions/others',
      guardedForm(web, 'anything', async (c, { user, tokenHash }) => {
        await store.removeSessionsOf(user.id, tokenHash)
        return c.redirect('/account', 303)
      }),
    )
    .post(
      '/account/sessions/:id',
      guardedForm(web, 'anything', (c, session) => endOne(web, c, session)),
    )
    .post(
      '/account/password',
      guardedForm(web, 'anything', (c, session, form) => changePassword(web, c, { session, form, tries })),
    )
}

interface Shown {
  readonly session: Session
  readonly errors?: readonly FieldError[]
}

async function ownPage(web: Web, c: Context<Env>, { session, errors = [] }: Shown): Promise<Response> {
  const sessions = (await liveSessions(web, session)).map((one) => ({
    id: idOf(one),
    startedAt: { ms: one.createdMs, offset: beijing },
    endsAt: { ms: one.expiresMs, offset: beijing },
    current: one.tokenHash === session.tokenHash,
  }))
  const form = { ...emptyForm(), errors }
  return c.html(renderOwn({ sessions, form }, frameOf(web, c)), errors.length > 0 ? 422 : 200)
}

const beijing = 8 * 60

async function liveSessions({ services }: Web, { user }: Session): Promise<readonly SessionRow[]> {
  const now = services.now().ms
  return (await services.store.sessionsOf(user.id)).filter(({ expiresMs }) => expiresMs > now)
}

/** Enough of the hash of a token to tell the sessions of one person apart; it opens nothing. */
const idOf = ({ tokenHash }: SessionRow): string => tokenHash.slice(0, 16)

async function endOne(web: Web, c: Context<Env>, session: Session): Promise<Response> {
  const found = (await liveSessions(web, session)).find((one) => idOf(one) === c.req.param('id'))
  if (found === undefined) return problemPage(web, c, 'not-found')
  await web.services.store.removeSession(found.tokenHash)
  return c.redirect('/account', 303)
}

interface Change {
  readonly session: Session
  readonly form: URLSearchParams
  readonly tries: FailureLimit
}

async function changePassword(
  web: Web,
  c: Context<Env>,
  { session, form, tries }: Change,
): Promise<Response> {
  const { store, now } = web.services
  const { account } = wordsIn(c.get('language'))
  const chosen = form.get('new') ?? ''
  if (!tries.allows(session.tokenHash, now().ms)) return problemPage(web, c, 'too-many-tries')
  const person = await store.userByLogin(session.user.login)
  if (!(await verifyPassword(form.get('old') ?? '', person?.passwordHash))) {
    tries.failed(session.tokenHash, now().ms)
    return ownPage(web, c, { session, errors: [{ field: 'old', text: account.wrongOldPassword }] })
  }
  if (chosen.length < shortestPassword)
    return ownPage(web, c, { session, errors: [{ field: 'new', text: account.shortPassword }] })
  await store.changePassword(session.user.id, await hashPassword(chosen))
  // Whoever knew the old password is out.
  await store.removeSessionsOf(session.user.id, session.tokenHash)
  return c.redirect('/account', 303)
}
