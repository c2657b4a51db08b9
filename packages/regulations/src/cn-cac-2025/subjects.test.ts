import type { Json } from '@fengsui/core'
import { describe, expect, it } from 'vitest'
import { assess, gradeOf } from '../assess.fixture.ts'

const I = 'particularly-major'
const II = 'major'
const III = 'relatively-major'
const IV = 'general'

const level = (incident: Json, choices: { readonly [id: string]: Json } = {}): string =>
  gradeOf(incident, { choices }).level

const twoDays = 48 * 60
const portal = (kind: string, tier: string, cause = 'attack'): Json => ({
  'cn.affected': ['portal'],
  'cn.portal': { kind, tier, cause, unavailableMinutes: twoDays },
})

// biome-ignore format: one subject a line
const portals: readonly (readonly [kind: string, tier: string, level: string])[] = [
  ['party-government', 'central', I],
  ['party-government', 'provincial', I],
  ['party-government', 'prefecture', II],
  ['party-government', 'county', IV],
  ['key-news', 'central', I],
  ['key-news', 'provincial', II],
  ['key-news', 'prefecture', IV],
  ['key-news', 'county', IV],
  ['enterprise-institution', 'central', II],
  ['enterprise-institution', 'provincial', II],
  ['enterprise-institution', 'prefecture', II],
  ['enterprise-institution', 'county', II],
  ['other', 'central', IV],
]

describe('indicator 1: whose portal is out of reach for two days', () => {
  it.each(portals)('%s, %s: %s', (kind, tier, expected) => {
    expect(level(portal(kind, tier))).toBe(expected)
  })

  // biome-ignore format: one cause a line
  it.each([
    ['attack', I], ['fault', I],
    ['human-error', IV], ['force-majeure', IV], ['planned-maintenance', IV], ['other', IV],
  ])('because of %s: %s', (cause, expected) => {
    expect(level(portal('party-government', 'provincial', cause))).toBe(expected)
  })

  it('level III counts the same subjects as level II', () => {
    const threeHours = (kind: string, tier: string): Json => ({
      'cn.portal': { kind, tier, cause: 'fault', unavailableMinutes: 180 },
    })
    expect(level(threeHours('party-government', 'prefecture'))).toBe(III)
    expect(level(threeHours('party-government', 'county'))).toBe(IV)
    expect(level(threeHours('key-news', 'provincial'))).toBe(III)
    expect(level(threeHours('key-news', 'prefecture'))).toBe(IV)
    expect(level(threeHours('enterprise-institution', 'county'))).toBe(III)
  })

  it('an unknown tier leaves the grade open and is asked for', () => {
    const grade = gradeOf(portal('party-government', 'unknown'))
    expect(grade).toMatchObject({ level: IV, provisional: true, missing: ['cn.portal.tier'] })
    expect(grade.couldStillBecome).toContainEqual(
      expect.objectContaining({ level: I, if: [{ fact: 'cn.portal.tier', op: '>=', value: 'provincial' }] }),
    )
  })
})

describe('what the level could still become', () => {
  const ways = (incident: Json, indicator: string) =>
    gradeOf(incident).couldStillBecome.flatMap(({ indicator: of, if: way }) =>
      of === indicator ? [way.map(({ fact, value }) => `${fact} ${value}`)] : [],
    )

  it('names each kind of portal whose outage would count', () => {
    expect(
      ways(
        { 'cn.affected': ['portal'], 'cn.portal': { cause: 'attack', unavailableMinutes: 1440 } },
        'L1.Q1',
      ),
    ).toEqual([
      ['cn.portal.kind party-government', 'cn.portal.tier provincial'],
      ['cn.portal.kind key-news', 'cn.portal.tier central'],
    ])
  })

  it('names each kind of site whose tampering would count', () => {
    const tampering = {
      'cn.affected': ['tampering'],
      'cn.tampering': { unlawfulContent: true, reposts: 1_000_000 },
    }
    const [indicator] = gradeOf(tampering).couldStillBecome.map((one) => one.indicator)
    expect(ways(tampering, String(indicator))).toEqual([
      ['cn.tampering.kind party-government', 'cn.tampering.tier provincial'],
      ['cn.tampering.kind key-news', 'cn.tampering.tier central'],
      ['cn.tampering.kind platform', 'cn.tampering.platformTier super-large'],
    ])
  })

  it('a measure that is met makes nothing idle that would bring a higher level', () => {
    const open = (incident: Json) => gradeOf(incident).couldStillBecome.map(({ indicator }) => indicator)
    const platform = open({
      'cn.tampering': { kind: 'platform', platformTier: 'super-large', homePageMinutes: 30 },
    })
    expect(platform).toContain('L1.Q6c')
    expect(platform).toContain('L1.Q5')
    expect(platform).toContain('L3.Q6a')
    expect(platform).not.toContain('L3.Q6c')
  })

  it('names the shortest way to an indicator first', () => {
    const ways = gradeOf({
      'cn.affected': ['tampering'],
      'cn.tampering': { unlawfulContent: true, homePageMinutes: 120, platformTier: 'large' },
    }).couldStillBecome.filter(({ indicator }) => indicator === 'L2.Q6a')
    expect(ways.map((way) => way.if.length)).toEqual([1, 1, 1, 2])
  })

  it('names nothing twice, and is short even while nothing is known', () => {
    const named = gradeOf({}).couldStillBecome.map((one) => JSON.stringify(one))
    expect(new Set(named).size).toBe(named.length)
    expect(named.length).toBeLessThan(200)
  })
})

describe('indicator 2: only designated infrastructure counts', () => {
  const outage = { 'cn.cii.wholeOutageMinutes': twoDays }
  it('an operator of another kind cannot have it out of service', () => {
    const { provisional } = gradeOf({ 'cn.affected': ['cii'] }, { entity: { 'cn.operator': 'other' } })
    expect(provisional).toBe(false)
  })
  it('counts while the kind of operator is unknown', () => {
    expect(level(outage)).toBe(I)
    expect(gradeOf({ 'cn.affected': ['cii'] })).toMatchObject({ level: IV, provisional: true })
  })
})

const tampering = (facts: { readonly [fact: string]: Json }): Json => ({
  'cn.affected': ['tampering'],
  'cn.tampering': { unlawfulContent: true, homePageMinutes: twoDays, ...facts },
})

// biome-ignore format: one subject a line
const sites: readonly (readonly [kind: string, tier: string, level: string])[] = [
  ['party-government', 'central', I],
  ['party-government', 'provincial', I],
  ['party-government', 'prefecture', II],
  ['party-government', 'county', III],
  ['key-news', 'central', I],
  ['key-news', 'provincial', II],
  ['key-news', 'prefecture', II],
  ['key-news', 'county', II],
  ['enterprise-institution', 'central', II],
  ['enterprise-institution', 'county', II],
  ['other', 'central', IV],
]

describe('indicator 6: on whose site unlawful content stood on the home page for two days', () => {
  it.each(sites)('%s, %s: %s', (kind, tier, expected) => {
    expect(level(tampering({ kind, tier }))).toBe(expected)
  })

  it.each([
    ['super-large', I],
    ['large', II],
    ['ordinary', III],
  ])('a platform, %s: %s', (platformTier, expected) => {
    expect(level(tampering({ kind: 'platform', platformTier }))).toBe(expected)
  })

  it('a platform of unknown size is at least III, may be I, and a person has to say (A-16)', () => {
    const grade = gradeOf(tampering({ kind: 'platform' }))
    expect(grade).toMatchObject({ level: III, provisional: true, missing: ['cn.tampering.platformTier'] })
    const { warnings } = assess({ incident: tampering({ kind: 'platform' }) })
    expect(warnings.map(({ code }) => code)).toContain('platform-tier-unknown')
  })

  it('harmless content does not count, and content not yet judged leaves the grade open', () => {
    const judged = (unlawfulContent: Json) =>
      gradeOf(tampering({ kind: 'key-news', tier: 'central', unlawfulContent }))
    expect(judged(false)).toMatchObject({ level: IV, provisional: false })
    expect(judged('unknown')).toMatchObject({ level: IV, provisional: true })
  })
})

describe('A-01: does "prefecture level and above" also limit portals of enterprises and institutions?', () => {
  // biome-ignore format: one reading a line
  it.each([
    ['reading-2', 'county', II, II],
    ['reading-2', 'prefecture', II, II],
    ['reading-1', 'county', IV, III],
    ['reading-1', 'prefecture', II, II],
  ])('%s, %s: portal %s, tampering %s', (reading, tier, ofPortal, ofTampering) => {
    const choices = { 'A-01': reading }
    expect(level(portal('enterprise-institution', tier), choices)).toBe(ofPortal)
    expect(level(tampering({ kind: 'enterprise-institution', tier }), choices)).toBe(ofTampering)
  })
})

describe('A-24: does core data under an only relatively serious threat count for level III?', () => {
  // biome-ignore format: one reading a line
  it.each([
    ['counts', 'core', III],
    ['important-data-only', 'core', IV],
    ['counts', 'important', III],
    ['important-data-only', 'important', III],
  ])('%s, %s data: %s', (reading, dataClass, expected) => {
    const data = { 'cn.affected': ['data'], 'cn.data': { class: dataClass, threat: 'relatively-serious' } }
    expect(level(data, { 'A-24': reading })).toBe(expected)
  })

  it.each([
    ['serious', II],
    ['especially-serious', I],
  ])('a %s threat counts for both classes under both readings: %s', (threat, expected) => {
    for (const reading of ['counts', 'important-data-only'])
      for (const dataClass of ['core', 'important'])
        expect(level({ 'cn.data': { class: dataClass, threat } }, { 'A-24': reading })).toBe(expected)
    expect(level({ 'cn.data': { class: 'none', threat } })).toBe(IV)
  })
})

describe('A-25: are key news sites in the level III tampering indicator limited to provincial tier and above?', () => {
  const fortyMinutes = (tier: string): Json => tampering({ kind: 'key-news', tier, homePageMinutes: 40 })
  // biome-ignore format: one reading a line
  it.each([
    ['any-tier', 'county', III],
    ['any-tier', 'provincial', III],
    ['provincial-and-above', 'county', IV],
    ['provincial-and-above', 'prefecture', IV],
    ['provincial-and-above', 'provincial', III],
    ['provincial-and-above', 'central', III],
  ])('%s, %s: %s', (reading, tier, expected) => {
    expect(level(fortyMinutes(tier), { 'A-25': reading })).toBe(expected)
  })
})

describe('choices', () => {
  it('are echoed, with the default where none was made', () => {
    const { choices } = gradeOf({}, { choices: { 'A-25': 'provincial-and-above' } })
    expect(choices).toMatchObject({ 'A-01': 'reading-2', 'A-24': 'counts', 'A-25': 'provincial-and-above' })
  })
})
