import type { InputError, Json } from '@fengsui/core'
import { describe, expect, it } from 'vitest'
import { assessor, at, awareAtNine, event, instantOf, now } from './assess.fixture.ts'

function faults(input: Json): readonly InputError[] {
  const read = assessor.read(input, now)
  return read.ok ? [] : read.failure
}

const pointersAndCodes = (input: Json) => faults(input).map(({ pointer, code }) => [pointer, code])
const incident = (facts: Json): Json => ({ incident: facts })
const entity = (facts: Json): Json => ({ entity: facts })
const events = (...list: readonly Json[]): Json => ({ events: list })
const filing = (more: { readonly [member: string]: Json }): { readonly filings: Json } => ({
  filings: [{ duty: 'cn.C.1', at: at('10:00'), ...more }],
})

type Fault = readonly [what: string, input: Json, pointer: string, code: string, near?: string]

// biome-ignore format: one fault a line
const unknown: readonly Fault[] = [
  ['a mistyped fact', incident({ 'cn.leakedPerson': 1 }), '/incident/cn.leakedPerson', 'unknown-fact', 'cn.leakedPersons'],
  ['a mistyped fact in a nested object', incident({ 'cn.portal': { teir: 'county' } }), '/incident/cn.portal/teir', 'unknown-fact', 'cn.portal.tier'],
  ['an empty object that is no group', incident({ 'cn.portl': {} }), '/incident/cn.portl', 'unknown-fact'],
  ['a group of facts as a number', incident({ 'cn.portal': 3 }), '/incident/cn.portal', 'unknown-fact'],
  ['a mistyped member', { evaluateAt: at('10:00') }, '/evaluateAt', 'unknown-member', 'evaluatedAt'],
  ['a mistyped member of an event', events({ ...awareAtNine, actr: 'vendor' }), '/events/0/actr', 'unknown-member', 'actor'],
  ['a mistyped member of a filing', filing({ recievedAt: at('10:00') }), '/filings/0/recievedAt', 'unknown-member', 'receivedAt'],
  ['a fact of the entity under incident', incident({ 'cn.operator': 'other' }), '/incident/cn.operator', 'wrong-section', 'entity'],
  ['a fact of the incident under entity', entity({ ransomware: true }), '/entity/ransomware', 'wrong-section', 'incident'],
  ['an unknown choice', { choices: { 'A-99': 'reading-1' } }, '/choices/A-99', 'unknown-member'],
  ['an unknown reading', { choices: { 'A-01': 'reading-3' } }, '/choices/A-01', 'not-allowed', 'reading-1, reading-2'],
  ['an unknown instrument', { instruments: ['cn-cac-2052'] }, '/instruments/0', 'not-allowed', 'cn-cac-2025'],
  ['an unknown event', events(event('aware.incidnet', at('09:00'))), '/events/0/type', 'not-allowed', 'aware.incident'],
  ['an unknown actor', events(event('aware.incident', at('09:00'), 'police')), '/events/0/actor', 'not-allowed', 'public'],
  ['an unknown fact behind a threshold', events({ ...event('threshold.reached', at('09:00')), fact: 'cn.los' }), '/events/0/fact', 'unknown-fact'],
  ['an unknown duty', filing({ duty: 'cn.C.9' }), '/filings/0/duty', 'not-allowed', 'cn.C.1'],
  ['a recipient that is no name', filing({ recipient: 210000 }), '/filings/0/recipient', 'wrong-type', 'text'],
  ['an unknown level', filing({ level: 'severe' }), '/filings/0/level', 'not-allowed', 'relatively-major'],
  ['a fact given nested and dotted', incident({ 'cn.portal': { tier: 'county' }, 'cn.portal.tier': 'county' }), '/incident/cn.portal.tier', 'duplicate-fact'],
]

// biome-ignore format: one fault a line
const types: readonly Fault[] = [
  ['a list instead of the input', [], '', 'wrong-type', 'an object'],
  ['text instead of the incident', incident('fire'), '/incident', 'wrong-type', 'an object'],
  ['a list instead of the entity', entity([]), '/entity', 'wrong-type', 'an object'],
  ['a number as text', incident({ 'cn.leakedPersons': '1000000' }), '/incident/cn.leakedPersons', 'wrong-type', 'a number'],
  ['an object as a number', incident({ 'cn.leakedPersons': {} }), '/incident/cn.leakedPersons', 'wrong-type', 'a number'],
  ['a truth as text', incident({ ransomware: 'yes' }), '/incident/ransomware', 'wrong-type', 'true or false'],
  ['a kind as a number', entity({ 'cn.operator': 1 }), '/entity/cn.operator', 'wrong-type', 'text'],
  ['a kind that is none', entity({ 'cn.operator': 'bank' }), '/entity/cn.operator', 'not-allowed', 'cii, central-organ, other'],
  ['one of very many values mistyped', incident({ category: 'ransomeware' }), '/incident/category', 'not-allowed', 'ransomware'],
  ['a set as text', incident({ 'cn.affected': 'portal' }), '/incident/cn.affected', 'wrong-type', 'a list'],
  ['a set with a strange member', incident({ 'cn.affected': ['portal', 'moon'] }), '/incident/cn.affected/1', 'not-allowed', 'portal'],
  ['a set that says one thing twice', incident({ 'cn.affected': ['portal', 'portal'] }), '/incident/cn.affected/1', 'duplicate-fact'],
  ['a place as a list', entity({ place: ['沈阳'] }), '/entity/place', 'wrong-type', 'text'],
  ['a place of 201 characters', entity({ place: '省'.repeat(201) }), '/entity/place', 'out-of-range', 'at most 200 characters'],
  ['a time zone that is none', entity({ tz: 'Mars/Phobos' }), '/entity/tz', 'not-allowed', 'Asia/Shanghai'],
  ['events that are no list', { events: {} }, '/events', 'wrong-type', 'a list'],
  ['an event that is text', events('aware'), '/events/0', 'wrong-type', 'an object'],
  ['an event without a type', events({ at: at('09:00') }), '/events/0/type', 'missing'],
  ['an event without a time', events({ type: 'aware.incident' }), '/events/0/at', 'missing'],
  ['a filing without a duty', { filings: [{ at: at('10:00') }] }, '/filings/0/duty', 'missing'],
  ['a filing that is "perhaps" an update', filing({ update: 'perhaps' }), '/filings/0/update', 'wrong-type', 'true or false'],
  ['choices that are a list', { choices: [] }, '/choices', 'wrong-type', 'an object'],
  ['instruments that are text', { instruments: 'cn-cac-2025' }, '/instruments', 'wrong-type'],
  ['jurisdictions that are text', entity({ jurisdictions: 'CN' }), '/entity/jurisdictions', 'wrong-type'],
]

// biome-ignore format: one fault a line
const numbers: readonly Fault[] = [
  ['fewer than nobody', incident({ 'cn.leakedPersons': -1 }), '/incident/cn.leakedPersons', 'out-of-range'],
  ['more people than there are', incident({ 'cn.leakedPersons': 10_000_000_001 }), '/incident/cn.leakedPersons', 'out-of-range'],
  ['half a person', incident({ 'cn.leakedPersons': 0.5 }), '/incident/cn.leakedPersons', 'too-precise', '0'],
  ['a tenth of a fen', incident({ 'cn.directLossCny': 0.001 }), '/incident/cn.directLossCny', 'too-precise', '2'],
  ['less than nothing lost', incident({ 'cn.directLossCny': -0.01 }), '/incident/cn.directLossCny', 'out-of-range'],
  ['101 % of a province', incident({ 'cn.population.maxProvincePercent': 101 }), '/incident/cn.population.maxProvincePercent', 'out-of-range', 'between 0 and 100'],
  ['an outage of a thousand years', incident({ 'cn.portal.unavailableMinutes': 525_960_000 }), '/incident/cn.portal.unavailableMinutes', 'out-of-range'],
  ['a number too large for the machine', incident({ 'cn.leakedPersons': JSON.parse('1e999') }), '/incident/cn.leakedPersons', 'wrong-type'],
]

// biome-ignore format: one fault a line
const times: readonly Fault[] = [
  ['a time without a zone', events(event('aware.incident', '2026-03-02T09:00:00')), '/events/0/at', 'bad-time'],
  ['a day that does not exist', events(event('aware.incident', '2026-02-30T09:00:00+08:00')), '/events/0/at', 'bad-time'],
  ['a time that is a number', events({ type: 'aware.incident', at: 1772413200 }), '/events/0/at', 'bad-time'],
  ['a bad time of asking', { evaluatedAt: 'now' }, '/evaluatedAt', 'bad-time'],
  ['a discovery in the future', { evaluatedAt: at('08:59:59'), events: [awareAtNine] }, '/events/0/at', 'in-future'],
  ['a discovery after the present', events(event('aware.incident', '2026-11-24T12:00:01+08:00')), '/events/0/at', 'in-future'],
  ['handling ended before the discovery', events(event('incident.handled', at('08:59:59')), awareAtNine), '/events/0/at', 'before-awareness'],
  ['a report in the future', { evaluatedAt: at('09:59:59'), ...filing({}) }, '/filings/0/at', 'in-future'],
  ['a receipt in the future', { evaluatedAt: at('10:30'), ...filing({ receivedAt: at('10:30:01') }) }, '/filings/0/receivedAt', 'in-future'],
  ['a report before the discovery', { events: [event('aware.incident', at('10:00:01'))], ...filing({}) }, '/filings/0/at', 'before-awareness'],
  ['a report before the discovery by an outsourced team', { choices: { 'A-03': 'vendor-is-own' }, events: [event('aware.incident', at('10:00:01'), 'vendor'), event('aware.incident', at('11:00'))], ...filing({}) }, '/filings/0/at', 'before-awareness'],
  ['received before it was sent', filing({ receivedAt: at('09:59:59') }), '/filings/0/receivedAt', 'received-before-sent'],
]

// biome-ignore format: one fault a line
const contradictions: readonly Fault[] = [
  ['a leak, although none is affected', incident({ 'cn.affected': ['portal'], 'cn.leakedPersons': 5 }), '/incident/cn.leakedPersons', 'contradiction', 'what is affected'],
  ['a loss, although none is affected', incident({ 'cn.affected': [], 'cn.directLossCny': 0.01 }), '/incident/cn.directLossCny', 'contradiction', 'what is affected'],
  ['unlawful content without tampering', incident({ 'cn.affected': ['loss'], 'cn.tampering': { unlawfulContent: true } }), '/incident/cn.tampering/unlawfulContent', 'contradiction', 'what is affected'],
  ['a threat without data', incident({ 'cn.affected': ['loss'], 'cn.data.threat': 'serious' }), '/incident/cn.data.threat', 'contradiction', 'what is affected'],
  ['a judged condition without other harm', incident({ 'cn.affected': ['loss'], 'cn.judged': { 'L3.G2': true } }), '/incident/cn.judged/L3.G2', 'contradiction', 'what is affected'],
  ['infrastructure of another operator', { entity: { 'cn.operator': 'other' }, incident: { 'cn.cii': { wholeOutageMinutes: 75 } } }, '/incident/cn.cii/wholeOutageMinutes', 'contradiction', 'kind of the affected system'],
  ['infrastructure of a central organ, even for no time', { entity: { 'cn.operator': 'central-organ' }, incident: { 'cn.cii.mainFunctionOutageMinutes': 0 } }, '/incident/cn.cii.mainFunctionOutageMinutes', 'contradiction', 'kind of the affected system'],
]

describe.each([
  ['names nobody knows', unknown],
  ['wrong types', types],
  ['absurd numbers', numbers],
  ['impossible times', times],
  ['contradictions', contradictions],
])('bad input: %s', (_, table) => {
  it.each(table.map((fault): [string, Fault] => [fault[0], fault]))(
    '%s',
    (_what, [, input, pointer, code, near = '']) => {
      const [fault, ...others] = faults(input)
      expect(others).toEqual([])
      expect(fault).toMatchObject({ pointer, code })
      // Words differ between the languages; names, which are quoted, do not.
      if (!['wrong-type', 'out-of-range', 'contradiction'].includes(code))
        expect(fault?.detail.zh).toContain(near)
      expect(fault?.detail.en).toContain(near)
      for (const text of [fault?.detail.zh, fault?.detail.en]) {
        expect(text).toMatch(/\S/)
        expect(text).not.toMatch(/[{}]/)
      }
    },
  )
})

describe('bad input', () => {
  it('calls the fact that is contradicted by its words in both languages', () => {
    const [fault] = faults(incident({ 'cn.affected': ['portal'], 'cn.leakedPersons': 5 }))
    expect(fault?.detail.zh).toContain('“影响了哪些方面”')
    expect(fault?.detail.zh).not.toContain('cn.')
    expect(fault?.detail.en).not.toContain('cn.')
  })

  it('tells all problems at once, with pointers as the input was written', () => {
    const input = {
      evaluatedAt: 'noon',
      entity: { 'cn.operator': 'bank' },
      incident: { 'cn.affected': ['moon', 'sun'], 'cn.portal': { 'a/b': 1, unavailableMinutes: -1 } },
      events: [{ type: 'aware.incident' }, { at: at('09:00') }],
    }
    expect(pointersAndCodes(input)).toEqual([
      ['/evaluatedAt', 'bad-time'],
      ['/entity/cn.operator', 'not-allowed'],
      ['/incident/cn.affected/0', 'not-allowed'],
      ['/incident/cn.affected/1', 'not-allowed'],
      ['/incident/cn.portal/a~1b', 'unknown-fact'],
      ['/incident/cn.portal/unavailableMinutes', 'out-of-range'],
      ['/events/0/at', 'missing'],
      ['/events/1/type', 'missing'],
    ])
  })

  it('is told in the words of its language', () => {
    const details = (input: Json) => faults(input).map(({ detail }) => [detail.zh, detail.en])
    expect(details(incident({ 'cn.leakedPersons': 'many', 'cn.affected': 1, ransomware: 1 }))).toEqual([
      ['类型不对，应为数字。', 'Wrong type; expected a number.'],
      ['类型不对，应为列表。', 'Wrong type; expected a list.'],
      ['类型不对，应为true或false。', 'Wrong type; expected true or false.'],
    ])
    expect(details(incident({ 'cn.leakedPersons': -1 }))).toEqual([
      ['超出范围，应在0到10,000,000,000之间。', 'Out of range; it must be between 0 and 10,000,000,000.'],
    ])
    expect(details(entity({ place: '省'.repeat(201) }))).toEqual([
      ['超出范围，应不超过200个字。', 'Out of range; it must be at most 200 characters long.'],
    ])
  })

  it('a fact written twice is reported once, and the first is kept', () => {
    const twice = { 'cn.portal': { tier: 'county' }, 'cn.portal.tier': 'central' }
    expect(pointersAndCodes(incident(twice))).toEqual([['/incident/cn.portal.tier', 'duplicate-fact']])
  })
})

describe('good input', () => {
  it.each<[string, Json]>([
    ['nothing at all', {}],
    [
      'unknown in every form',
      incident({ 'cn.portal': { tier: null, kind: 'unknown' }, 'cn.leakedPersons': null }),
    ],
    [
      'a whole group that is unknown',
      incident({ 'cn.portal': null, 'cn.tampering': 'unknown', 'cn.cii': {} }),
    ],
    [
      'names of one own under x.',
      { 'x.note': 1, incident: { x: { a: 1 }, 'x.b': [] }, entity: { 'x.c': true } },
    ],
    ['a discovery at the very moment of asking', { evaluatedAt: at('09:00'), events: [awareAtNine] }],
    ['handling that ended at the discovery', events(awareAtNine, event('incident.handled', at('09:00')))],
    [
      'a report at the very moment of its discovery',
      { events: [event('aware.incident', at('10:00'))], ...filing({}) },
    ],
    [
      'a report after the discovery by an outsourced team that counts as own',
      {
        choices: { 'A-03': 'vendor-is-own' },
        events: [event('aware.incident', at('09:00'), 'vendor'), event('aware.incident', at('11:00'))],
        ...filing({}),
      },
    ],
    [
      'what a vendor told, and an authority passed on, before the operator knew',
      {
        events: [event('aware.incident', at('11:00'))],
        filings: ['cn.V.1', 'cn.C.2a'].map((duty) => ({ duty, at: at('10:00') })),
      },
    ],
    ['received at the moment it was sent', filing({ receivedAt: at('10:00') })],
    [
      'facts that agree with what is affected',
      incident({
        'cn.affected': ['loss'],
        'cn.leakedPersons': 0,
        'cn.tampering.unlawfulContent': false,
        'cn.data.class': 'none',
      }),
    ],
    [
      'what is known of infrastructure while the operator is not',
      incident({ 'cn.cii.wholeOutageMinutes': 75 }),
    ],
    ['a loss to the fen', incident({ 'cn.directLossCny': 4_999_999.99 })],
    [
      'a threshold with its fact',
      events({ ...event('threshold.reached', at('09:10')), fact: 'cn.cii.wholeOutageMinutes' }),
    ],
    [
      'null for members',
      {
        id: null,
        instruments: null,
        choices: null,
        entity: null,
        incident: null,
        events: null,
        filings: null,
      },
    ],
  ])('%s', (_, input) => {
    expect(faults(input)).toEqual([])
  })

  it('takes the present from outside where the input names no time', () => {
    const read = assessor.read({}, now)
    expect(read.ok && read.value.evaluatedAt).toEqual(now)
    const given = assessor.read({ evaluatedAt: at('10:00') }, now)
    expect(given.ok && given.value.evaluatedAt).toEqual(instantOf(at('10:00')))
  })
})
