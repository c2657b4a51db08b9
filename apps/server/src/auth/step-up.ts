import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Store } from '@fengsui/store'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { Env } from '../http/env.ts'
import { FailureLimit } from '../http/rate-limit.ts'
import { verifyPassword } from './password.ts'
import type { Session } from './session.ts'

/** How long a proof holds, in milliseconds. */
const proofMs: number = 300_000
const cookieName = 'fengsui-step-up'

/** What one thing a proof is good for: another case needs another proof. */
export type StepUpPurpose = `evidence ${string}`

/** What stepping up needs. */
export interface StepUpParts {
  readonly store: Store
  /** Signs proofs; all servers of a deployment share it. */
  readonly key: Buffer
  /** Cookies go over HTTPS only. */
  readonly secure: boolean
}

/**
 * Makes sure that it is still the same person: the password again gives a short proof for one purpose, bound to the
 * session. Ending the session ends it too.
 */
export class StepUp {
  private readonly parts: StepUpParts
  private readonly tries = new FailureLimit(8, 300_000)

  constructor(parts: StepUpParts) {
    this.parts = parts
  }

  /** Checks the password, and puts the proof beside the session. */
  async prove(
    c: Context<Env>,
    session: Session,
    asked: { readonly purpose: StepUpPurpose; readonly password: string; readonly nowMs: number },
  ): Promise<'proved' | 'wrong' | 'too-many'> {
    const { purpose, password, nowMs } = asked
    if (!this.tries.allows(session.user.id, nowMs)) return 'too-many'
    const person = await this.parts.store.userByLogin(session.user.login)
    if (!(await verifyPassword(password, person?.passwordHash))) {
      this.tries.failed(session.user.id, nowMs)
      return 'wrong'
    }
    const until = nowMs + proofMs
    setCookie(c, cookieName, `${until}.${this.signatureOf(session, purpose, until)}`, {
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
      secure: this.parts.secure,
      maxAge: proofMs / 1000,
    })
    return 'proved'
  }

  /** Whether the person of a session proved a moment ago that it is them, for this purpose. */
  isProved(
    c: Context<Env>,
    session: Session,
    asked: { readonly purpose: StepUpPurpose; readonly nowMs: number },
  ): boolean {
    const [until = '', signature = ''] = (getCookie(c, cookieName) ?? '').split('.')
    if (!/^\d{13}$/.test(until) || Number(until) <= asked.nowMs) return false
    const expected = Buffer.from(this.signatureOf(session, asked.purpose, Number(until)))
    const given = Buffer.from(signature)
    return given.length === expected.length && timingSafeEqual(given, expected)
  }

  private signatureOf({ tokenHash }: Session, purpose: StepUpPurpose, until: number): string {
    const text = JSON.stringify([tokenHash, purpose, until])
    return createHmac('sha256', this.parts.key).update(text).digest('base64url')
  }
}
