import type { Recipient } from '@fengsui/core'
import { type Resolution, resolve, type Suggestion, suggest } from '@fengsui/regions'
import { type Context, Hono } from 'hono'
import type { Env } from '../http/env.ts'
import { problemOf, problemResponse } from '../http/problem-response.ts'
import type { Services } from '../services.ts'

/** What a place means, who receives reports from there, and what a form may offer for it. */
interface PlaceAnswer {
  readonly resolution: Resolution
  readonly recipient: Recipient | null
  readonly suggestions: readonly Suggestion[]
}

const longest = 1_000
const day = /^\d{4}-\d{2}-\d{2}$/
const province = /^\d{2}0000$/

/** `GET /places?q=…&at=…&province=…`: the resolver over HTTP. Nothing is stored. */
export function placeRoutes(services: Services): Hono<Env> {
  return new Hono<Env>().get('/places', (c) => {
    const [q, at, provinceCode] = ['q', 'at', 'province'].map((name) => c.req.query(name))
    if (q === undefined || q.length > longest)
      return refuse(q === undefined ? 'missing' : 'out-of-range', '/q')
    if (at !== undefined && !day.test(at)) return refuse('bad-time', '/at')
    if (provinceCode !== undefined && !province.test(provinceCode)) return refuse('not-allowed', '/province')
    const hint = provinceCode === undefined ? {} : { hint: { provinceCode } }
    return answer(c, services, { q, options: at === undefined ? hint : { ...hint, at } })
  })
}

interface Asked {
  readonly q: string
  readonly options: Parameters<typeof resolve>[1]
}

function answer(c: Context<Env>, { directory, findRecipient }: Services, { q, options }: Asked): Response {
  const { recipient } = findRecipient('provincial-cyberspace-administration', { place: q })
  const alsoNotify = directory.current().corps
  const resolution = resolve(q, { ...options, alsoNotify })
  const found: PlaceAnswer = { resolution, recipient, suggestions: suggest(q) }
  return c.json(found, 200, { 'cache-control': 'no-store' })
}

const details = {
  missing: { zh: '请在查询参数里写地名', en: 'write the place as this query parameter' },
  'out-of-range': { zh: `最多${longest}个字`, en: `at most ${longest} characters` },
  'bad-time': { zh: '日期写作 YYYY-MM-DD', en: 'write a day as YYYY-MM-DD' },
  'not-allowed': { zh: '省级代码写作六位数字，如 210000', en: 'write a province as six digits, like 210000' },
} as const

const refuse = (code: keyof typeof details, pointer: string): Response =>
  problemResponse(problemOf('bad-input', [{ pointer, code, detail: details[code] }]))
