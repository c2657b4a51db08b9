import { namedDigest } from '@fengsui/proof'
import type { Delivery } from '@fengsui/store'
import { describe, expect, it } from 'vitest'
import { findProgram, lacks } from '../../../../testing/require.ts'
import { startTimeStampAuthority } from '../../../../testing/time-stamp-authority.ts'
import { type DelivererRig, delivererContract, type OtherSide } from '../outbox/deliverer-contract.fixture.ts'
import { timeStampDeliverer } from './time-stamp-deliverer.ts'

const answers: Readonly<Record<Exclude<OtherSide, 'takes' | 'silent'>, number>> = {
  'cannot-now': 503,
  refuses: 400,
}

async function rig(): Promise<DelivererRig> {
  const authority = await startTimeStampAuthority()
  return {
    deliverer: timeStampDeliverer(),
    sample: { recipient: authority.url, body: namedDigest('sha-256', 'receipt') },
    behave: (as) =>
      authority.answerWith(async (query) => {
        if (as === 'silent') return undefined
        if (as === 'takes') return { status: 200, body: await authority.reply(query) }
        return { status: answers[as], body: Buffer.alloc(0) }
      }),
    taken: () => authority.answered,
    hangUp: authority.hangUp,
    close: authority.remove,
  }
}

describe.skipIf(lacks('openssl', findProgram('openssl')))('time stamps', () => {
  delivererContract('a time-stamping authority', rig)

  it.each([
    ['something else', Buffer.from('<html></html>'), 'not-a-time-stamp'],
    ['a flood', Buffer.alloc(70_000), 'the answer is too long'],
  ])('are not taken from %s', async (_, body, fault) => {
    const authority = await startTimeStampAuthority()
    authority.answerWith(async () => ({ status: 200, body }))
    const delivery: Delivery = {
      ...{ id: 'd', organisation: 'deployment', kind: 'time-stamp', key: 'k', recipient: authority.url },
      body: namedDigest('sha-256', 'receipt'),
      state: 'waiting',
      ...{ createdMs: 0, dueMs: 0, tries: 1 },
    }
    expect(await timeStampDeliverer().deliver(delivery, AbortSignal.timeout(10_000))).toEqual({
      state: 'refused',
      fault,
    })
    await authority.remove()
  })
})
