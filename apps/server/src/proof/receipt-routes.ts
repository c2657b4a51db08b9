import { parseReceiptNumber } from '@fengsui/core'
import { publicKeyLine } from '@fengsui/proof'
import { type Context, Hono } from 'hono'
import type { Env } from '../http/env.ts'
import { problemOf, problemResponse } from '../http/problem-response.ts'
import { FailureLimit } from '../http/rate-limit.ts'
import type { Services } from '../services.ts'
import { receiptKey, timeStampState } from '../time-stamps/time-stamps.ts'

/** Signed receipts and their time stamps by number, and the public keys to check them with: open to everybody. */
export function proofRoutes(services: Services): Hono<Env> {
  const lookUps = new FailureLimit(20, 5 * 60_000)
  const found = (c: Context<Env>, answer: (number: string) => Promise<Response | undefined>) =>
    limited(c, { lookUps, nowMs: services.now().ms }, answer)
  return new Hono<Env>()
    .get('/keys', async (c) => c.text(await publishedKeys(services)))
    .get('/receipts/:number/signed', (c) => found(c, (number) => signedReceipt(services, c, number)))
    .get('/receipts/:number/time-stamp', (c) => found(c, (number) => timeStamp(services, c, number)))
}

interface Limit {
  readonly lookUps: FailureLimit
  readonly nowMs: number
}

/** Numbers that were guessed are counted, as everywhere. */
async function limited(
  c: Context<Env>,
  { lookUps, nowMs }: Limit,
  answer: (number: string) => Promise<Response | undefined>,
): Promise<Response> {
  const client = c.get('client')
  if (!lookUps.allows(client, nowMs)) return problemResponse(problemOf('too-many-tries'))
  const number = parseReceiptNumber(c.req.param('number') ?? '')
  const answered = number === undefined ? undefined : await answer(number)
  if (answered !== undefined) return answered
  lookUps.failed(client, nowMs)
  return problemResponse(problemOf('not-found'))
}

async function signedReceipt(
  { store }: Services,
  c: Context<Env>,
  number: string,
): Promise<Response | undefined> {
  const receipt = await store.findReceipt(number)
  return receipt?.signed === undefined
    ? undefined
    : c.body(receipt.signed, 200, {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="receipt-${number}.json"`,
      })
}

/** The token of an authority once it is there: until then 202, and what it waits for. */
async function timeStamp(services: Services, c: Context<Env>, number: string): Promise<Response | undefined> {
  const stamp = await timeStampState(services, receiptKey(number))
  if (stamp?.state !== 'stamped') return stamp && c.json(stamp, stamp.state === 'pending' ? 202 : 200)
  return c.body(Buffer.from(stamp.token, 'base64'), 200, {
    'content-type': 'application/timestamp-token',
    'content-disposition': `attachment; filename="receipt-${number}.tst"`,
  })
}

/** The public keys of every desk here and of the ledger, as lines of a key file. */
export async function publishedKeys({ store, signingKeys }: Services): Promise<string> {
  const desks = (await store.organisations('authority')).map(({ id }) => id)
  const keys = ['ledger', ...desks].flatMap((owner) => signingKeys.publicKeys(owner))
  return keys.map(publicKeyLine).join('')
}
