/** A report as it was sent, and under which key. */
export interface Sent {
  readonly key: string
  readonly body: string
}

/** What the server acknowledged: from here on it must never be lost. */
export interface Acknowledged extends Sent {
  readonly number: string
  /** The whole answer: a repeat must give the same. */
  readonly answer: string
}

/** What became of one attempt to send. */
export type Attempt =
  | { readonly state: 'acknowledged'; readonly report: Acknowledged }
  /** No answer: it may have been received or not. */
  | { readonly state: 'in-doubt' }
  | { readonly state: 'refused'; readonly status: number; readonly answer: string }

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

/** Sends a report over HTTP. */
export async function send(url: string, { key, body }: Sent): Promise<Attempt> {
  try {
    const response = await fetch(`${url}/api/v1/reports`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body,
    })
    const answer = await response.text()
    if (response.status !== 201) return { state: 'refused', status: response.status, answer }
    const { number } = JSON.parse(answer) as { readonly number: string }
    return { state: 'acknowledged', report: { key, body, number, answer } }
  } catch {
    return { state: 'in-doubt' }
  }
}

/** What `GET /api/v1/receipts/{number}` says; undefined when there is no such receipt. */
export async function receiptOf(url: string, number: string): Promise<unknown> {
  const response = await fetch(`${url}/api/v1/receipts/${number}`)
  return response.status === 200 ? await response.json() : undefined
}
