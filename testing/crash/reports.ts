/** A report as it was sent, and under which key. */
export interface Sent {
  readonly key: string
  readonly body: string
}

/** What the server acknowledged: from here on it must never be lost. */
export interface Acknowledged extends Sent {
  readonly number: string
  /** What must be the same in every answer from now on. */
  readonly proof: string
  /** Into the journal, since the database was away. */
  readonly journalled: boolean
  /** When the answer came. */
  readonly atMs: number
}

/** What became of one attempt to send. */
export type Attempt =
  | { readonly state: 'acknowledged'; readonly report: Acknowledged }
  /** No answer, or that the database is away: it may have been received or not. */
  | { readonly state: 'in-doubt' }

/** An honest report that starts a one-hour clock at the province: a leak of many people's data. */
export function aReport(key: string): Sent {
  const body = JSON.stringify({
    kind: 'initial',
    reporter: { role: 'operator', name: '陈屿' },
    unit: { name: `单位 ${key}`, place: '辽宁省铁岭市银州区', contact: { phone: '024-0000-0000' } },
    entity: { 'cn.operator': 'other' },
    incident: { exercise: true, 'cn.affected': ['personal-information'], 'cn.leakedPersons': 12_000_000 },
    contents: { impact: '会员的姓名和电话被人在网上出售。' },
  })
  return { key, body }
}

/** Sends a report over HTTP. Throws when it is refused for any other reason than that the server or database is away. */
export async function send(url: string, { key, body }: Sent): Promise<Attempt> {
  const answered = await post(url, { key, body })
  if (answered === undefined || answered.status === 503) return { state: 'in-doubt' }
  const { status, text } = answered
  if (status !== 201 && status !== 202) throw new Error(`refused with ${status}: ${text}`)
  const { number, receivedAt, digest, followUp } = JSON.parse(text) as Record<string, string>
  const proof = [number, receivedAt, digest, followUp].join(' ')
  const how = { journalled: status === 202, atMs: Date.now() }
  return { state: 'acknowledged', report: { key, body, number: number ?? '', proof, ...how } }
}

async function post(
  url: string,
  { key, body }: Sent,
): Promise<{ readonly status: number; readonly text: string } | undefined> {
  try {
    const headers = { 'content-type': 'application/json', 'idempotency-key': key }
    const response = await fetch(`${url}/api/v1/reports`, { method: 'POST', headers, body })
    return { status: response.status, text: await response.text() }
  } catch {
    return undefined
  }
}

/** What `GET /api/v1/receipts/{number}` says; undefined when there is no such receipt. */
export async function receiptOf(url: string, number: string): Promise<unknown> {
  const response = await fetch(`${url}/api/v1/receipts/${number}`)
  return response.status === 200 ? await response.json() : undefined
}
