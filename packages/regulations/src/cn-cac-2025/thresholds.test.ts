import type { Json } from '@fengsui/core'
import { describe, expect, it } from 'vitest'
import { gradeOf } from '../assess.fixture.ts'

const I = 'particularly-major'
const II = 'major'
const III = 'relatively-major'

const hours = (count: number): number => count * 60
const aSecondLess = (minutes: number): number => minutes - 1 / 60
const aSecondMore = (minutes: number): number => minutes + 1 / 60

/** Subjects that each level's row speaks of; which others do is for subjects.test.ts. */
const provincialPortal = {
  'cn.portal': { kind: 'party-government', tier: 'provincial', cause: 'attack' },
}
const prefecturePortal = {
  'cn.portal': { kind: 'party-government', tier: 'prefecture', cause: 'fault' },
}
const site = (kind: string, tier: string): Json => ({
  'cn.tampering': { kind, tier, unlawfulContent: true },
})
const centralNews = site('key-news', 'central')
const prefectureSite = site('party-government', 'prefecture')
const countySite = site('party-government', 'county')
const importantData = { 'cn.data.class': 'important' }
const nothing = {}

type Row = readonly [
  id: string,
  level: string,
  citation: string,
  confidence: string,
  fact: string,
  under: Json,
  at: Json,
  over: Json,
  subject: Json,
]

const minutes = (limit: number): readonly [Json, Json, Json] => [
  aSecondLess(limit),
  limit,
  aSecondMore(limit),
]
const count = (limit: number): readonly [Json, Json, Json] => [limit - 1, limit, limit + 1]
const yuan = (limit: number): readonly [Json, Json, Json] => [limit - 0.01, limit, limit + 0.01]
const share = (limit: number): readonly [Json, Json, Json] => [limit - 0.1, limit, limit + 0.1]

// biome-ignore format: one row of the Guide a line
const rows: readonly Row[] = [
  ['L1.Q1', I, 'Guide 1, indicator 1', 'verified', 'cn.portal.unavailableMinutes', ...minutes(hours(24)), provincialPortal],
  ['L2.Q1', II, 'Guide 2, indicator 1', 'single-source', 'cn.portal.unavailableMinutes', ...minutes(hours(6)), prefecturePortal],
  ['L3.Q1', III, 'Guide 3, indicator 1', 'unverified', 'cn.portal.unavailableMinutes', ...minutes(hours(2)), prefecturePortal],
  ['L1.Q2a', I, 'Guide 1, indicator 2', 'verified', 'cn.cii.wholeOutageMinutes', ...minutes(hours(6)), nothing],
  ['L2.Q2a', II, 'Guide 2, indicator 2', 'single-source', 'cn.cii.wholeOutageMinutes', ...minutes(hours(1)), nothing],
  ['L3.Q2a', III, 'Guide 3, indicator 2', 'single-source', 'cn.cii.wholeOutageMinutes', ...minutes(10), nothing],
  ['L1.Q2b', I, 'Guide 1, indicator 2', 'verified', 'cn.cii.mainFunctionOutageMinutes', ...minutes(hours(24)), nothing],
  ['L2.Q2b', II, 'Guide 2, indicator 2', 'unverified', 'cn.cii.mainFunctionOutageMinutes', ...minutes(hours(3)), nothing],
  ['L3.Q2b', III, 'Guide 3, indicator 2', 'single-source', 'cn.cii.mainFunctionOutageMinutes', ...minutes(30), nothing],
  ['L1.Q3a', I, 'Guide 1, indicator 3', 'verified', 'cn.population.maxProvincePercent', ...share(50), nothing],
  ['L2.Q3a', II, 'Guide 2, indicator 3', 'single-source', 'cn.population.maxPrefecturePercent', ...share(50), nothing],
  ['L3.Q3a', III, 'Guide 3, indicator 3', 'single-source', 'cn.population.maxPrefecturePercent', ...share(30), nothing],
  ['L1.Q3b', I, 'Guide 1, indicator 3', 'verified', 'cn.population.persons', ...count(10_000_000), nothing],
  ['L2.Q3b', II, 'Guide 2, indicator 3', 'single-source', 'cn.population.persons', ...count(1_000_000), nothing],
  ['L3.Q3b', III, 'Guide 3, indicator 3', 'unverified', 'cn.population.persons', ...count(100_000), nothing],
  ['L2.Q4', II, 'Guide 2, indicator 4', 'unverified', 'cn.data.threat', 'relatively-serious', 'serious', 'serious', importantData],
  ['L3.Q4', III, 'Guide 3, indicator 4', 'unverified', 'cn.data.threat', 'general', 'relatively-serious', 'relatively-serious', importantData],
  ['L1.Q4', I, 'Guide 1, indicator 4', 'single-source', 'cn.data.threat', 'serious', 'especially-serious', 'especially-serious', importantData],
  ['L1.Q5', I, 'Guide 1, indicator 5', 'verified', 'cn.leakedPersons', ...count(100_000_000), nothing],
  ['L2.Q5', II, 'Guide 2, indicator 5', 'verified', 'cn.leakedPersons', ...count(10_000_000), nothing],
  ['L3.Q5', III, 'Guide 3, indicator 5', 'verified', 'cn.leakedPersons', ...count(1_000_000), nothing],
  ['L1.Q6a', I, 'Guide 1, indicator 6', 'verified', 'cn.tampering.homePageMinutes', ...minutes(hours(6)), centralNews],
  ['L2.Q6a', II, 'Guide 2, indicator 6', 'unverified', 'cn.tampering.homePageMinutes', ...minutes(hours(2)), prefectureSite],
  ['L3.Q6a', III, 'Guide 3, indicator 6', 'unverified', 'cn.tampering.homePageMinutes', ...minutes(30), countySite],
  ['L1.Q6b', I, 'Guide 1, indicator 6', 'single-source', 'cn.tampering.otherPageMinutes', ...minutes(hours(24)), centralNews],
  ['L2.Q6b', II, 'Guide 2, indicator 6', 'unverified', 'cn.tampering.otherPageMinutes', ...minutes(hours(12)), prefectureSite],
  ['L3.Q6b', III, 'Guide 3, indicator 6', 'unverified', 'cn.tampering.otherPageMinutes', ...minutes(hours(2)), countySite],
  ['L1.Q6c', I, 'Guide 1, indicator 6', 'verified', 'cn.tampering.reposts', ...count(100_000), centralNews],
  ['L2.Q6c', II, 'Guide 2, indicator 6', 'unverified', 'cn.tampering.reposts', ...count(10_000), prefectureSite],
  ['L3.Q6c', III, 'Guide 3, indicator 6', 'unverified', 'cn.tampering.reposts', ...count(1000), countySite],
  ['L1.Q6d', I, 'Guide 1, indicator 6', 'verified', 'cn.tampering.views', ...count(1_000_000), centralNews],
  ['L2.Q6d', II, 'Guide 2, indicator 6', 'unverified', 'cn.tampering.views', ...count(100_000), prefectureSite],
  ['L3.Q6d', III, 'Guide 3, indicator 6', 'unverified', 'cn.tampering.views', ...count(10_000), countySite],
  ['L1.Q6e', I, 'Guide 1, indicator 6', 'single-source', 'cn.tampering.determination', 'major', 'particularly-major', 'particularly-major', centralNews],
  ['L2.Q6e', II, 'Guide 2, indicator 6', 'unverified', 'cn.tampering.determination', 'relatively-major', 'major', 'major', prefectureSite],
  ['L3.Q6e', III, 'Guide 3, indicator 6', 'unverified', 'cn.tampering.determination', 'unknown', 'relatively-major', 'relatively-major', countySite],
  ['L1.Q7', I, 'Guide 1, indicator 7', 'verified', 'cn.directLossCny', ...yuan(100_000_000), nothing],
  ['L2.Q7', II, 'Guide 2, indicator 7', 'single-source', 'cn.directLossCny', ...yuan(20_000_000), nothing],
  ['L3.Q7', III, 'Guide 3, indicator 7', 'single-source', 'cn.directLossCny', ...yuan(5_000_000), nothing],
]

const merge = (subject: Json, fact: string, value: Json): Json => ({ ...(subject as object), [fact]: value })
const ids = (hits: readonly { readonly id: string }[]): readonly string[] => hits.map(({ id }) => id)

describe('the Guide, quantitative indicators: 以上 includes the number itself', () => {
  it.each(rows)('%s: %s, %s (%s)', (id, level, citation, confidence, fact, under, exactly, over, subject) => {
    const below = gradeOf(merge(subject, fact, under))
    expect(ids(below.hits)).not.toContain(id)
    expect(below.level).not.toBe(level)
    for (const value of [exactly, over]) {
      const grade = gradeOf(merge(subject, fact, value))
      expect(grade.level).toBe(level)
      const hit = grade.hits.find((one) => one.id === id)
      expect(hit).toMatchObject({ id, level, citation, confidence, fact, value, threshold: exactly })
    }
  })

  it('has no other indicator', () => {
    const answered = new Set(rows.map(([id]) => id))
    const every = gradeOf(everything).hits.map(({ id }) => id)
    expect(every.filter((id) => /Q[1-7]/.test(id) && !answered.has(id))).toEqual([])
    expect(new Set(every.filter((id) => /Q[1-7]/.test(id))).size).toBe(rows.length)
  })
})

/** Harm of every kind at once. */
const everything = {
  'cn.portal': { kind: 'party-government', tier: 'central', cause: 'attack', unavailableMinutes: 100_000 },
  'cn.cii': { wholeOutageMinutes: 100_000 },
  'cn.population': { persons: 1e9, maxProvincePercent: 100, maxPrefecturePercent: 100 },
  'cn.data': { class: 'core', threat: 'especially-serious' },
  'cn.leakedPersons': 1e9,
  'cn.directLossCny': 1e10,
  'cn.tampering': {
    kind: 'key-news',
    tier: 'central',
    unlawfulContent: true,
    homePageMinutes: 100_000,
    otherPageMinutes: 100_000,
    reposts: 1e9,
    views: 1e9,
    determination: 'particularly-major',
  },
}

// biome-ignore format: one row of the Guide a line
const judged: readonly (readonly [id: string, level: string, citation: string, confidence: string])[] = [
  ['L1.G1', I, 'Guide 1, condition 1', 'verified'],
  ['L1.G2', I, 'Guide 1, condition 2', 'verified'],
  ['L1.G3', I, 'Guide 1, condition 3', 'verified'],
  ['L1.Q8', I, 'Guide 1, indicator 8', 'single-source'],
  ['L2.G1', II, 'Guide 2, condition 1', 'unverified'],
  ['L2.G2', II, 'Guide 2, condition 2', 'unverified'],
  ['L2.G3', II, 'Guide 2, condition 3', 'unverified'],
  ['L2.Q8', II, 'Guide 2, indicator 8', 'unverified'],
  ['L3.G1', III, 'Guide 3, condition 1', 'unverified'],
  ['L3.G2', III, 'Guide 3, condition 2', 'single-source'],
  ['L3.G3', III, 'Guide 3, condition 3', 'unverified'],
  ['L3.Q8', III, 'Guide 3, indicator 8', 'unverified'],
]

describe('the Guide, general conditions and the residual indicator: a person decides', () => {
  it.each(judged)('%s: %s, %s (%s)', (id, level, citation, confidence) => {
    const judge = (value: Json) => gradeOf({ 'cn.affected': ['other-harm'], [`cn.judged.${id}`]: value })
    expect(ids(judge(false).hits)).toEqual([])
    expect(judge(true)).toMatchObject({ level, hits: [{ id, level, citation, confidence, value: true }] })
    expect(judge('unknown')).toMatchObject({ level: 'general', provisional: true, hits: [] })
  })

  it('knows no other condition', () => {
    const all = Object.fromEntries(
      [1, 2, 3].flatMap((level) =>
        ['G1', 'G2', 'G3', 'Q8'].map((row) => [`cn.judged.L${level}.${row}`, true]),
      ),
    )
    expect(new Set(ids(gradeOf(all).hits))).toEqual(new Set(judged.map(([id]) => id)))
  })
})

describe('the grade', () => {
  it('is 一般 (IV) when everything is known and nothing is reached', () => {
    expect(gradeOf({ 'cn.affected': [] })).toMatchObject({
      level: 'general',
      roman: 'IV',
      zh: '一般',
      provisional: false,
      hits: [],
      couldStillBecome: [],
      missing: [],
    })
  })

  it('is the highest reached, and keeps every hit of every level, highest first (A-11)', () => {
    const { level, roman, zh, hits } = gradeOf({
      'cn.leakedPersons': 10_000_000,
      'cn.directLossCny': 5_000_000,
    })
    expect({ level, roman, zh }).toEqual({ level: II, roman: 'II', zh: '重大' })
    expect(ids(hits)).toEqual(['L2.Q5', 'L3.Q5', 'L3.Q7'])
  })

  it('takes a whole outage as an outage of the main function too', () => {
    expect(ids(gradeOf({ 'cn.cii.wholeOutageMinutes': hours(3) }).hits)).toEqual([
      'L2.Q2a',
      'L2.Q2b',
      'L3.Q2a',
      'L3.Q2b',
    ])
  })

  it('takes a determination as satisfying its own level and all lower ones', () => {
    const { hits } = gradeOf(merge(centralNews, 'cn.tampering.determination', 'particularly-major'))
    expect(ids(hits)).toEqual(['L1.Q6e', 'L2.Q6e', 'L3.Q6e'])
  })

  it('adds no prefectures up: one that reaches the share suffices, two halves do not (A-21)', () => {
    expect(gradeOf({ 'cn.affected': ['population'], 'cn.population.maxPrefecturePercent': 29.9 }).level).toBe(
      'general',
    )
  })
})
