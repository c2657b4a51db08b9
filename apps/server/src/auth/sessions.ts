import { createHash, randomBytes } from 'node:crypto'
import type { Store } from '@fengsui/store'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Env } from '../http/env.ts'
import type { Session } from './session.ts'

/** Name of the cookie that holds a session's token. */
export const sessionCookie = 'fengsui'
const longestSessionMs = 12 * 60 * 60_000

const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Starts a session: a random token goes to the browser, only its hash into the database. */
export async function startSession(
  c: Context<Env>,
  store: Store,
  { user, nowMs, secure }: { readonly user: string; readonly nowMs: number; readonly secure: boolean },
): Promise<void> {
  const token = randomBytes(32).toString('base64url')
  await store.addSession({
    tokenHash: hashToken(token),
    user,
    createdMs: nowMs,
    seenMs: nowMs,
    expiresMs: nowMs + longestSessionMs,
    csrf: randomBytes(16).toString('base64url'),
  })
  setCookie(c, sessionCookie, token, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure,
    maxAge: longestSessionMs / 1000,
  })
}

/** The session of a request, if its cookie names one that has not ended. */
export async function readSession(
  c: Context<Env>,
  store: Store,
  nowMs: number,
): Promise<Session | undefined> {
  const token = getCookie(c, sessionCookie)
  if (token === undefined) return undefined
  const tokenHash = hashToken(token)
  const found = await store.session(tokenHash)
  if (found === undefined || found.expiresMs <= nowMs) return undefined
  const user = await store.user(found.user)
  const organisation = user === undefined ? undefined : await store.organisation(user.organisation)
  return user === undefined || organisation === undefined
    ? undefined
    : { tokenHash, user, organisation, csrf: found.csrf }
}

/** Ends the session of a request. */
export async function endSession(c: Context<Env>, store: Store): Promise<void> {
  const session = c.get('session')
  if (session !== undefined) await store.removeSession(session.tokenHash)
  deleteCookie(c, sessionCookie, { path: '/' })
}
