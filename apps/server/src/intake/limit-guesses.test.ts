import { fail, receiptNumber, succeed } from '@fengsui/core'
import { describe, expect, it } from 'vitest'
import { FailureLimit } from '../http/rate-limit.ts'
import type { Services } from '../services.ts'
import { limitGuesses } from './limit-guesses.ts'
import { type Receipt, type Submission, wrongCode } from './submission.ts'

const [number, other] = ['000000000000', '000000000001'].map((body) => receiptNumber(2026, body)) as [
  string,
  string,
]
const services = (): Services =>
  ({ wrongCodes: new FailureLimit(20, 60_000), now: () => ({ ms: 0, offset: 480 }) }) as unknown as Services
const from = (client: string, json: object): Submission => ({
  json: json as Submission['json'],
  caller: 'public',
  key: 'k',
  channel: 'api',
  client,
})
const follow = (client: string, about = number): Submission => from(client, { kind: 'supplement', about })
const wrong = async () => fail(wrongCode)
const right = async () => succeed({} as Receipt)

describe('wrong follow-up codes', () => {
  it('stop the client that tries them, at every number, and nobody else', async () => {
    const of = services()
    for (let count = 0; count < 20; count++)
      expect((await limitGuesses(of, follow('one'), wrong)).ok).toBe(false)
    for (const about of [number, other])
      expect(await limitGuesses(of, follow('one', about), right)).toMatchObject({
        failure: { state: 'too-many-tries' },
      })
    expect((await limitGuesses(of, follow('another'), right)).ok).toBe(true)
  })

  it('are counted only when they are wrong: other faults and right codes cost nothing', async () => {
    const of = services()
    const faulty = async () => fail({ state: 'unavailable' } as const)
    for (let count = 0; count < 30; count++) await limitGuesses(of, follow('one'), faulty)
    expect((await limitGuesses(of, follow('one'), right)).ok).toBe(true)
  })

  it('never stop a first report', async () => {
    const of = services()
    for (let count = 0; count < 30; count++) await limitGuesses(of, follow('one'), wrong)
    for (const first of [{}, { kind: 'initial' }])
      expect((await limitGuesses(of, from('one', first), right)).ok).toBe(true)
  })
})
