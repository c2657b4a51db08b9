import { randomBytes } from 'node:crypto'

/** What a door answered. */
export interface Answer {
  readonly status: number
  readonly type: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any
}

/** Calls the public API as a program would. */
export interface Client {
  /** Posts a report; each call with a key of its own unless one is given. */
  report(body: unknown, key?: string): Promise<Answer>
  post(path: string, body: string | Uint8Array, headers?: Readonly<Record<string, string>>): Promise<Answer>
  get(path: string): Promise<Answer>
}

const json = { 'content-type': 'application/json' }

export const newKey = (): string => randomBytes(16).toString('hex')

/** A client of a server. */
export function clientOf(url: string): Client {
  const call = async (path: string, init?: RequestInit): Promise<Answer> => {
    const response = await fetch(url + path, init)
    const text = await response.text()
    const type = response.headers.get('content-type') ?? ''
    return { status: response.status, type, body: type.includes('json') ? JSON.parse(text) : text }
  }
  const post: Client['post'] = (path, body, headers = {}) =>
    call(path, { method: 'POST', body: body as string, headers: { ...json, ...headers } })
  return {
    get: (path) => call(path),
    post,
    report: (body, key = newKey()) =>
      post('/api/v1/reports', JSON.stringify(body), { 'idempotency-key': key }),
  }
}

/** An operator's report of leaked personal information, with what a test adds to it. */
export const leakReport = (addition: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  kind: 'initial',
  unit: { name: '云杉电子商务有限公司', place: '浙江省杭州市余杭区' },
  entity: { 'cn.operator': 'other', 'cn.inMainland': true },
  incident: { 'cn.affected': ['personal-information'], 'cn.leakedPersons': 1_000_000 },
  events: [{ type: 'aware.incident', at: minutesAgo(30) }],
  contents: { system: '会员数据库', timeAndPlace: '杭州机房', impact: '名单外泄', measures: '已停用接口' },
  ...addition,
})

/** A moment before now, as RFC 3339. */
export const minutesAgo = (minutes: number): string =>
  new Date(Date.now() - minutes * 60_000).toISOString().replace(/\.\d+Z$/, 'Z')
