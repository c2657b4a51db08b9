import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type NtpServer, startNtp } from './ntp.fixture.ts'
import { askNtp, parseTimeSource, readStamp, writeStamp } from './ntp.ts'

describe('asking a time source', () => {
  let server: NtpServer
  beforeEach(async () => {
    server = await startNtp()
  })
  afterEach(() => server.close())

  it.each([0, 5_000, -5_000, 90 * 60_000])('finds a clock that is %i ms ahead', async (aheadMs) => {
    server.set(aheadMs)
    const asked = await askNtp(server, 2_000)
    if (!asked.ok) throw new Error(asked.failure)
    const { offsetMs, delayMs } = asked.value
    expect(Math.abs(offsetMs - aheadMs)).toBeLessThanOrEqual(delayMs / 2 + 2)
  })

  it.each<[string, (answer: Buffer) => Buffer | undefined]>([
    ['silence', () => undefined],
    [
      'an answer to another question',
      (answer) => Buffer.concat([answer.subarray(0, 24), Buffer.alloc(24, 1)]),
    ],
    ['an answer cut short', (answer) => answer.subarray(0, 47)],
    ['a server that says its clock is not set', (answer) => Buffer.from([0xe4, ...answer.subarray(1)])],
    ['a server that refuses', (answer) => Buffer.from([0x24, 0, ...answer.subarray(2)])],
    ['another client', (answer) => Buffer.from([0x23, ...answer.subarray(1)])],
  ])('takes nothing from %s', async (_, change) => {
    server.spoil(change)
    expect(await askNtp(server, 300)).toEqual({ ok: false, failure: 'no answer in time' })
  })

  it('reads times to less than a millisecond, also after the era that ends in 2036', () => {
    const packet = Buffer.alloc(8)
    for (const ms of [
      Date.UTC(2026, 2, 2),
      Date.UTC(2035, 11, 31),
      Date.UTC(2036, 1, 7, 6, 28, 16),
      Date.UTC(2050, 0),
    ]) {
      writeStamp(packet, 0, ms + 0.25)
      expect(Math.abs(readStamp(packet, 0) - ms - 0.25)).toBeLessThan(0.01)
    }
  })
})

describe('a time source in the configuration', () => {
  it.each([
    ['ntp.example', { host: 'ntp.example', port: 123 }],
    ['10.0.0.1:1123', { host: '10.0.0.1', port: 1123 }],
    ['[fd00::1]:1123', { host: 'fd00::1', port: 1123 }],
    ['a b', undefined],
    ['host:0', undefined],
    ['host:65536', undefined],
    ['', undefined],
  ])('%s', (text, source) => {
    expect(parseTimeSource(text)).toEqual(source)
  })
})
