import { timingSafeEqual } from 'node:crypto'
import type { Language } from '@fengsui/core'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { readSession } from '../auth/sessions.ts'
import type { Config } from '../config.ts'
import type { Services } from '../services.ts'
import { clientAddress } from './client-address.ts'
import type { Env } from './env.ts'

const yearSeconds = 365 * 24 * 60 * 60

/** Learns who asks, from where, in which language and text size; both choices are remembered in cookies. */
export function requestContext(
  services: Services,
  { trustedProxies }: Pick<Config, 'trustedProxies'>,
): MiddlewareHandler<Env> {
  const trusted = new Set(trustedProxies)
  return async (c, next) => {
    c.set('client', clientOf(c, trusted))
    c.set('language', languageOf(c))
    c.set('largeText', largeTextOf(c))
    c.set('session', await readSession(c, services.store, services.now().ms))
    await next()
  }
}

const clientOf = (c: Context<Env>, trustedProxies: ReadonlySet<string>): string =>
  clientAddress(getConnInfo(c).remote.address ?? '', c.req.header('x-forwarded-for'), trustedProxies)

const isLanguage = (text: string | undefined): text is Language => text === 'zh-CN' || text === 'en'

function languageOf(c: Context<Env>): Language {
  const asked = c.req.query('lang')
  const wanted = asked === 'zh' ? 'zh-CN' : asked
  if (isLanguage(wanted)) {
    setCookie(c, 'lang', wanted, { path: '/', sameSite: 'Lax', maxAge: yearSeconds })
    return wanted
  }
  const remembered = getCookie(c, 'lang')
  return isLanguage(remembered) ? remembered : preferred(c.req.header('accept-language') ?? '')
}

/** The first of Chinese and English that the browser names; Chinese if it names neither. */
function preferred(header: string): Language {
  const ranked = header
    .split(',')
    .map((part) => part.trim().toLowerCase().split(';q='))
    .map(([tag = '', quality]) => ({ tag, quality: quality === undefined ? 1 : Number(quality) }))
    .filter(({ tag, quality }) => quality > 0 && /^(zh|en)\b/.test(tag))
    .sort((a, b) => b.quality - a.quality)
  return ranked[0]?.tag.startsWith('en') ? 'en' : 'zh-CN'
}

function largeTextOf(c: Context<Env>): boolean {
  const asked = c.req.query('text')
  if (asked !== 'large' && asked !== 'normal') return getCookie(c, 'text') === 'large'
  setCookie(c, 'text', asked, { path: '/', sameSite: 'Lax', maxAge: yearSeconds })
  return asked === 'large'
}

/** True when a form of a signed-in person carries the token of their session. Compared in constant time. */
export function hasFormToken(c: Context<Env>, form: URLSearchParams): boolean {
  const expected = Buffer.from(c.get('session')?.csrf ?? '')
  const given = Buffer.from(form.get('csrf') ?? '')
  return expected.length > 0 && given.length === expected.length && timingSafeEqual(given, expected)
}
