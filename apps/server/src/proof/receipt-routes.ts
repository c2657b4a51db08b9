import { parseReceiptNumber } from '@fengsui/core'
import { publicKeyLine } from '@fengsui/proof'
import { Hono } from 'hono'
import type { Env } from '../http/env.ts'
import { problemOf, problemResponse } from '../http/problem-response.ts'
import { FailureLimit } from '../http/rate-limit.ts'
import type { Services } from '../services.ts'

/** Signed receipts by number, and the public keys to check them with: open to everybody. */
export function proofRoutes(services: Services): Hono<Env> {
  const lookUps = new FailureLimit(20, 5 * 60_000)
  return new Hono<Env>()
    .get('/keys', async (c) => c.text(await publishedKeys(services)))
    .get('/receipts/:number/signed', async (c) => {
      const nowMs = services.now().ms
      const client = c.get('client')
      if (!lookUps.allows(client, nowMs)) return problemResponse(problemOf('too-many-tries'))
      const number = parseReceiptNumber(c.req.param('number'))
      const receipt = number === undefined ? undefined : await services.store.findReceipt(number)
      if (receipt?.signed === undefined) {
        lookUps.failed(client, nowMs)
        return problemResponse(problemOf('not-found'))
      }
      return c.body(receipt.signed, 200, {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="receipt-${receipt.number}.json"`,
      })
    })
}

/** The public keys of every desk here and of the ledger, as lines of a key file. */
export async function publishedKeys({ store, signingKeys }: Services): Promise<string> {
  const desks = (await store.organisations('authority')).map(({ id }) => id)
  const keys = ['ledger', ...desks].flatMap((owner) => signingKeys.publicKeys(owner))
  return keys.map(publicKeyLine).join('')
}
