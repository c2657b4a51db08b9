import type { Json } from '@fengsui/core'
import { describe, expect, it } from 'vitest'
import { assess, assessor, at, awareAtNine, now } from '../assess.fixture.ts'

type Members = { readonly [member: string]: Json }
const evaluatedAt = at('09:05')
const forecast = (series: Json, more: Members = {}) => assess({ evaluatedAt, series, ...more }).forecast
const crossed = (series: Json, more: Members = {}) =>
  forecast(series, more).map(({ indicator, at: time, earliest, latest }) => [
    indicator,
    ...[time, earliest, latest].map((one) => one?.slice(11, 16) ?? null),
  ])

describe('what is still to come', () => {
  it('an interruption that began at 09:02 reaches 10 minutes at 09:12', () => {
    const outage = [{ fact: 'cn.cii.wholeOutageMinutes', since: at('09:02') }]
    expect(crossed(outage, { entity: { 'cn.operator': 'cii' } }).slice(0, 3)).toEqual([
      ['L3.Q2a', '09:12', '09:12', '09:12'],
      ['L3.Q2b', '09:32', '09:32', '09:32'],
      ['L2.Q2a', '10:02', '10:02', '10:02'],
    ])
    expect(crossed(outage, { entity: { 'cn.operator': 'other' } })).toEqual([])
    expect(forecast(outage)[0]).toMatchObject({
      level: 'relatively-major',
      threshold: 10,
      confidence: 'single-source',
      assumption: { en: 'if the interruption goes on' },
    })
  })

  it('views that grow by 60 to 120 a minute, with a band', () => {
    const points = [
      { at: at('08:00'), value: 0 },
      { at: at('08:50'), value: 6000 },
      { at: at('09:00'), value: 6600 },
    ]
    const site = { 'cn.tampering': { kind: 'party-government', tier: 'county', unlawfulContent: true } }
    expect(crossed([{ fact: 'cn.tampering.views', points }], { incident: site })).toEqual([
      ['L3.Q6d', '09:31', '09:29', '09:57'],
    ])
  })

  it('what did not grow in one stretch may never come to it; what shrinks is no forecast', () => {
    const points = (...values: readonly number[]) =>
      values.map((value, index) => ({ at: at(`08:0${index}`), value }))
    const leak = (...values: readonly number[]) =>
      crossed([{ fact: 'cn.leakedPersons', points: points(...values) }])
    expect(leak(0, 100_000, 100_000)[0]).toEqual(['L3.Q5', '08:20', '08:11', null])
    expect(leak(100, 50)).toEqual([])
    expect(leak(2_000_000, 3_000_000).map(([id]) => id)).toEqual(['L2.Q5', 'L1.Q5'])
  })

  it('touches no level and no clock', () => {
    const series = [{ fact: 'cn.cii.wholeOutageMinutes', since: at('03:00') }]
    const given = {
      evaluatedAt,
      entity: { 'cn.operator': 'cii' },
      incident: { 'cn.affected': ['cii'] },
      events: [awareAtNine],
    } as const
    const { forecast: _with, ...answer } = assess({
      ...given,
      series,
      events: [{ ...awareAtNine, at: at('09:00') }],
    })
    const { forecast: _without, ...plain } = assess(given)
    expect(answer).toEqual(plain)
  })
})

describe('a series that makes no sense', () => {
  it.each<[string, Json, string, string]>([
    ['a fact nobody knows', [{ fact: 'cn.leaked', since: at('09:00') }], '/series/0/fact', 'unknown-fact'],
    ['a fact that is no number', [{ fact: 'ransomware', points: [] }], '/series/0/fact', 'wrong-type'],
    [
      'an interruption of persons',
      [{ fact: 'cn.leakedPersons', since: at('09:00') }],
      '/series/0/since',
      'wrong-type',
    ],
    [
      'a beginning in the future',
      [{ fact: 'cn.cii.wholeOutageMinutes', since: at('09:06') }],
      '/series/0/since',
      'in-future',
    ],
    [
      'one point',
      [{ fact: 'cn.leakedPersons', points: [{ at: at('09:00'), value: 1 }] }],
      '/series/0/points',
      'missing',
    ],
    [
      'two points at one time',
      [
        {
          fact: 'cn.leakedPersons',
          points: [
            { at: at('09:00'), value: 1 },
            { at: at('09:00'), value: 2 },
          ],
        },
      ],
      '/series/0/points',
      'duplicate-fact',
    ],
    [
      'a point in the future',
      [
        {
          fact: 'cn.leakedPersons',
          points: [
            { at: at('09:00'), value: 1 },
            { at: at('09:06'), value: 2 },
          ],
        },
      ],
      '/series/0/points/1/at',
      'in-future',
    ],
    [
      'fewer than nobody',
      [
        {
          fact: 'cn.leakedPersons',
          points: [
            { at: at('09:00'), value: -1 },
            { at: at('09:01'), value: 2 },
          ],
        },
      ],
      '/series/0/points/0/value',
      'out-of-range',
    ],
    ['no list', {}, '/series', 'wrong-type'],
  ])('%s', (_, series, pointer, code) => {
    const read = assessor.read({ evaluatedAt, series }, now)
    expect(read.ok ? [] : read.failure.map((fault) => [fault.pointer, fault.code])).toContainEqual([
      pointer,
      code,
    ])
  })
})
