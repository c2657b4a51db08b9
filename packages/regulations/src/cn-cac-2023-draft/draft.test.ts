import type { Json } from '@fengsui/core'
import { describe, expect, it } from 'vitest'
import { assess, awareAtNine } from '../assess.fixture.ts'

const both = ['cn-cac-2025', 'cn-cac-2023-draft']
const levels = (incident: Json) => assess({ instruments: both, incident }).grades.map(({ level }) => level)

describe('the draft of 2023 beside the final text', () => {
  // biome-ignore format: one difference a line
  it.each<[string, Json, string, string]>([
    ['30 % of a province', { 'cn.affected': ['population'], 'cn.population': { persons: 0, maxProvincePercent: 30, maxPrefecturePercent: 0 } }, 'general', 'particularly-major'],
    ['30 % of a prefecture', { 'cn.affected': ['population'], 'cn.population.maxPrefecturePercent': 30 }, 'relatively-major', 'major'],
    ['10 % of a prefecture', { 'cn.affected': ['population'], 'cn.population.maxPrefecturePercent': 10 }, 'general', 'relatively-major'],
    ['a whole outage of 1 h', { 'cn.affected': ['cii'], 'cn.cii': { wholeOutageMinutes: 60, mainFunctionOutageMinutes: 0 } }, 'major', 'relatively-major'],
    ['a whole outage of 10 min', { 'cn.affected': ['cii'], 'cn.cii': { wholeOutageMinutes: 10, mainFunctionOutageMinutes: 0 } }, 'relatively-major', 'general'],
    ['an outage of the main function of 30 min', { 'cn.affected': ['cii'], 'cn.cii': { wholeOutageMinutes: 0, mainFunctionOutageMinutes: 30 } }, 'relatively-major', 'general'],
    ['a county news site out of reach for 24 h', { 'cn.affected': ['portal'], 'cn.portal': { kind: 'key-news', tier: 'county', cause: 'attack', unavailableMinutes: 1440 } }, 'general', 'particularly-major'],
    ['an enterprise portal out of reach for 24 h', { 'cn.affected': ['portal'], 'cn.portal': { kind: 'enterprise-institution', tier: 'central', cause: 'attack', unavailableMinutes: 1440 } }, 'major', 'general'],
    ['an ordinary platform altered for 6 h', { 'cn.affected': ['tampering'], 'cn.tampering': { kind: 'platform', platformTier: 'ordinary', unlawfulContent: true, homePageMinutes: 360 } }, 'relatively-major', 'particularly-major'],
    ['a leak of 10 000 000, which did not change', { 'cn.affected': ['personal-information'], 'cn.leakedPersons': 10_000_000 }, 'major', 'major'],
  ])('%s', (_, incident, final, draft) => {
    expect(levels(incident)).toEqual([final, draft])
  })

  it('was never in force, and is answered only when it is named', () => {
    const { grades, duties } = assess({
      instruments: ['cn-cac-2023-draft'],
      incident: { 'cn.leakedPersons': 10_000_000 },
      events: [awareAtNine],
    })
    expect(grades[0]).toMatchObject({ level: 'major', inForce: false })
    expect(new Set(duties.map(({ status }) => status))).toEqual(new Set(['not_in_force']))
    expect(assess({}).grades.map(({ instrument }) => instrument)).not.toContain('cn-cac-2023-draft')
  })
})
