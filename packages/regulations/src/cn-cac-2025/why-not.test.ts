import type { Json } from '@fengsui/core'
import { describe, expect, it } from 'vitest'
import { assess } from '../assess.fixture.ts'

const misses = (incident: Json) =>
  assess({ incident }).whyNot.map(({ indicator, changes }) => [
    indicator,
    ...changes.map(({ fact, given, distance }) => [fact, given, distance]),
  ])

describe('why the level is not higher', () => {
  it('999 999 leaked are one person away from level III, and 9 000 001 from level II', () => {
    const incident = { 'cn.affected': ['personal-information'], 'cn.leakedPersons': 999_999 }
    expect(misses(incident)).toEqual([
      ['L3.Q5', ['cn.leakedPersons', 999_999, 1]],
      ['L2.Q5', ['cn.leakedPersons', 999_999, 9_000_001]],
      ['L1.Q5', ['cn.leakedPersons', 999_999, 99_000_001]],
    ])
    expect(assess({ incident }).whyNot[0]).toMatchObject({
      level: 'relatively-major',
      citation: 'Guide 3, indicator 5',
      confidence: 'verified',
      changes: [{ op: '>=', value: 1_000_000 }],
    })
  })

  it('an ordinary platform would be level II if it were large, and I if super-large and for longer', () => {
    const forum = { kind: 'platform', platformTier: 'ordinary', unlawfulContent: true, homePageMinutes: 120 }
    const rest = { otherPageMinutes: 0, reposts: 0, views: 0 }
    expect(misses({ 'cn.affected': ['tampering'], 'cn.tampering': { ...forum, ...rest } })).toEqual([
      ['L2.Q6a', ['cn.tampering.platformTier', 'ordinary', undefined]],
      [
        'L1.Q6a',
        ['cn.tampering.platformTier', 'ordinary', undefined],
        ['cn.tampering.homePageMinutes', 120, 240],
      ],
    ])
  })

  it('what is not harmed at all is no near miss, nor is a level that is reached', () => {
    expect(misses({ 'cn.affected': [] })).toEqual([])
    expect(misses({ 'cn.affected': ['loss'], 'cn.directLossCny': 100_000_000 })).toEqual([])
    expect(
      misses({ 'cn.affected': ['loss', 'cii'], 'cn.directLossCny': 0, 'cn.cii.wholeOutageMinutes': 0 }),
    ).toEqual([])
  })
})
