import type { AssessAnswer, Json } from '@fengsui/core'
import { describe, expect, it } from 'vitest'
import { assess, at, awareAtNine, event } from '../assess.fixture.ts'

const I = 'particularly-major'
const II = 'major'
const III = 'relatively-major'
const IV = 'general'

type Members = { readonly [member: string]: Json }

/** A duty's answer in one line: `cn.C.1 active 13:00`. Duties of other parties that have not begun are left out. */
const owed = ({ duties }: AssessAnswer): readonly string[] =>
  duties
    .filter(({ id, status }) => status !== 'not_triggered' && !/^cn\.(?:V|P)\./.test(id))
    .map(({ id, status, dueLatest }) =>
      [id, status, ...(dueLatest ? [dueLatest.slice(11, 16)] : [])].join(' '),
    )

const hitIds = ({ grades }: AssessAnswer): readonly string[] => grades[0]?.hits.map(({ id }) => id) ?? []

interface Example {
  readonly operator: string
  readonly incident: Members
  readonly level: string
  readonly hits: readonly string[]
  readonly duties: readonly string[]
}

const followUps = (recipients: number): readonly string[] =>
  ['cn.X.supp', 'cn.X.prog', 'cn.X.final'].flatMap((id) =>
    Array<string>(recipients).fill(`${id} not_started`),
  )

const procedureA = ['cn.A.1a active 10:00', 'cn.A.1b active 10:00']
const upwardA = ['cn.A.2a not_started', 'cn.A.2b not_started']
const procedureC = ['cn.C.1 active 13:00']
const upwardC = ['cn.C.2a not_started', 'cn.C.2b not_started']
const crime = 'cn.X.crime no_fixed_deadline'

const cii = (wholeOutageMinutes: number): Members => ({
  'cn.affected': ['cii'],
  'cn.cii': { wholeOutageMinutes, mainFunctionOutageMinutes: 0 },
})
const governmentPortal = (tier: string, unavailableMinutes: number): Members => ({
  'cn.affected': ['portal'],
  'cn.portal': { kind: 'party-government', tier, cause: 'fault', unavailableMinutes },
})
const leak = (persons: number): Members => ({
  'cn.affected': ['personal-information'],
  'cn.leakedPersons': persons,
})
const platform = (platformTier: string): Members => ({
  'cn.affected': ['tampering'],
  'cn.tampering': {
    kind: 'platform',
    platformTier,
    unlawfulContent: true,
    homePageMinutes: 120,
    otherPageMinutes: 0,
    reposts: 0,
    views: 0,
  },
})

const examples: Readonly<Record<string, Example>> = {
  '1. power dispatch, whole outage of 6 h': {
    operator: 'cii',
    incident: cii(360),
    level: I,
    hits: ['L1.Q2a', 'L2.Q2a', 'L2.Q2b', 'L3.Q2a', 'L3.Q2b'],
    duties: [...procedureA, ...upwardA, ...followUps(2)],
  },
  '2. the same, 5 h 59 min': {
    operator: 'cii',
    incident: cii(359),
    level: II,
    hits: ['L2.Q2a', 'L2.Q2b', 'L3.Q2a', 'L3.Q2b'],
    duties: [...procedureA, ...upwardA, ...followUps(2)],
  },
  '3. the same, 59 min': {
    operator: 'cii',
    incident: cii(59),
    level: III,
    hits: ['L3.Q2a', 'L3.Q2b'],
    duties: [...procedureA, ...followUps(2)],
  },
  '4. the same, 9 min 59 s': { operator: 'cii', incident: cii(9 + 59 / 60), level: IV, hits: [], duties: [] },
  '5. ministry portal down 24 h by fault': {
    operator: 'central-organ',
    incident: governmentPortal('central', 1440),
    level: I,
    hits: ['L1.Q1', 'L2.Q1', 'L3.Q1'],
    duties: ['cn.B.1 active 11:00', 'cn.B.2 not_started', 'cn.B.3 not_started', ...followUps(1)],
  },
  '6. portal of a city government down 1 h 59 min': {
    operator: 'other',
    incident: governmentPortal('prefecture', 119),
    level: IV,
    hits: [],
    duties: [],
  },
  '7. the same, 2 h': {
    operator: 'other',
    incident: governmentPortal('prefecture', 120),
    level: III,
    hits: ['L3.Q1'],
    duties: [...procedureC, ...followUps(1)],
  },
  '8. data of 1 000 000 persons leaked by hackers': {
    operator: 'other',
    incident: { ...leak(1_000_000), suspectedCrime: true },
    level: III,
    hits: ['L3.Q5'],
    duties: [...procedureC, crime, ...followUps(1)],
  },
  '9. data of 999 999 persons leaked, and nobody judges it serious': {
    operator: 'other',
    incident: leak(999_999),
    level: IV,
    hits: [],
    duties: [],
  },
  '9. the same, judged a relatively serious threat': {
    operator: 'other',
    incident: {
      'cn.affected': ['personal-information', 'other-harm'],
      'cn.leakedPersons': 999_999,
      'cn.judged.L3.G2': true,
    },
    level: III,
    hits: ['L3.G2'],
    duties: ['cn.C.1 active 13:00', 'cn.C.2a unknown', 'cn.C.2b unknown', ...followUps(1)],
  },
  '10. data of 10 000 000 persons leaked': {
    operator: 'other',
    incident: leak(10_000_000),
    level: II,
    hits: ['L2.Q5', 'L3.Q5'],
    duties: [...procedureC, ...upwardC, ...followUps(1)],
  },
  '11. manufacturer with ransomware, loss of CNY 5 000 000': {
    operator: 'other',
    incident: {
      'cn.affected': ['loss'],
      'cn.directLossCny': 5_000_000,
      ransomware: true,
      suspectedCrime: true,
    },
    level: III,
    hits: ['L3.Q7'],
    duties: [...procedureC, crime, ...followUps(1)],
  },
  '12. home page of a large platform with unlawful content for 2 h': {
    operator: 'other',
    incident: platform('large'),
    level: II,
    hits: ['L2.Q6a', 'L3.Q6a'],
    duties: [...procedureC, ...upwardC, ...followUps(1)],
  },
  '13. the same on a small forum': {
    operator: 'other',
    incident: platform('ordinary'),
    level: III,
    hits: ['L3.Q6a'],
    duties: [...procedureC, ...followUps(1)],
  },
  '14. water utility: 120 000 people without water, system down for 5 min': {
    operator: 'cii',
    incident: {
      'cn.affected': ['cii', 'population'],
      'cn.population': {
        service: 'water',
        persons: 120_000,
        maxProvincePercent: 0.4,
        maxPrefecturePercent: 3,
      },
      'cn.cii': { wholeOutageMinutes: 5, mainFunctionOutageMinutes: 5 },
    },
    level: III,
    hits: ['L3.Q3b'],
    duties: [...procedureA, ...followUps(2)],
  },
  '15. outage for 49.9 % of a province and 62 % of one of its prefectures': {
    operator: 'other',
    incident: {
      'cn.affected': ['population'],
      'cn.population': {
        service: 'electricity',
        persons: 900_000,
        maxProvincePercent: 49.9,
        maxPrefecturePercent: 62,
      },
    },
    level: II,
    hits: ['L2.Q3a', 'L3.Q3a', 'L3.Q3b'],
    duties: [...procedureC, ...upwardC, ...followUps(1)],
  },
}

describe('worked examples, discovered on 2026-03-02 at 09:00 in Beijing', () => {
  it.each(Object.entries(examples))('%s', (_, { operator, incident, level, hits, duties }) => {
    const answer = assess({
      entity: {
        'cn.operator': operator,
        'cn.alsoCentralOrgan': false,
        'cn.sector': 'none',
        place: '沈阳市康平县',
      },
      incident: { suspectedCrime: false, ...incident },
      events: [awareAtNine],
    })
    expect(answer.grades[0]?.level).toBe(level)
    expect(hitIds(answer)).toEqual(hits)
    expect(owed(answer)).toEqual(duties)
  })

  it('9. as long as nobody has judged it, the grade is open and a person is asked', () => {
    const { grades, ask } = assess({
      entity: { 'cn.operator': 'other' },
      incident: { 'cn.leakedPersons': 999_999, 'cn.affected': ['personal-information', 'other-harm'] },
    })
    expect(grades[0]).toMatchObject({ level: IV, provisional: true })
    expect(grades[0]?.missing).toContain('cn.judged.L3.G2')
    expect(ask[0]?.facts).toContain('cn.judged.L3.G2')
  })

  it('16. the vendor saw it at 07:30 and told at 09:00; the own log was read at 08:10: the clock starts at 08:10', () => {
    const answer = assess({
      entity: { 'cn.operator': 'other' },
      incident: leak(1_000_000),
      events: [
        event('aware.incident', at('07:30'), 'vendor'),
        event('aware.incident', at('09:00')),
        event('aware.incident', at('08:10')),
      ],
    })
    const [duty] = answer.duties.filter(({ id }) => id === 'cn.C.1')
    expect(duty).toMatchObject({ startedBy: { at: at('08:10') }, dueLatest: at('12:10') })
    const [vendor] = answer.duties.filter(({ id }) => id === 'cn.V.1')
    expect(vendor).toMatchObject({ status: 'no_fixed_deadline', startedBy: { at: at('07:30') } })
  })
})

describe('the honest case: only the kind of operator, the place, the leak and the discovery are known', () => {
  const answer = assess({
    id: 'any',
    evaluatedAt: at('10:00'),
    entity: { 'cn.operator': 'other', place: '沈阳市康平县' },
    incident: { 'cn.leakedPersons': 1_000_000 },
    events: [awareAtNine],
  })
  const duty = (id: string) => answer.duties.find((one) => one.id === id)

  it('grades what is known and says what could still become of it', () => {
    expect(answer.id).toBe('any')
    expect(answer.grades).toHaveLength(1)
    const [grade] = answer.grades
    expect(grade).toMatchObject({
      instrument: 'cn-cac-2025',
      inForce: true,
      level: III,
      roman: 'III',
      zh: '较大',
      provisional: true,
      choices: { 'A-01': 'reading-2' },
    })
    expect(grade?.hits).toMatchObject([
      {
        id: 'L3.Q5',
        level: III,
        citation: 'Guide 3, indicator 5',
        confidence: 'verified',
        fact: 'cn.leakedPersons',
        value: 1_000_000,
        threshold: 1_000_000,
      },
    ])
    expect(grade?.couldStillBecome).toContainEqual(
      expect.objectContaining({ level: II, if: [{ fact: 'cn.directLossCny', op: '>=', value: 20_000_000 }] }),
    )
    expect(grade?.missing).toContain('cn.directLossCny')
  })

  it('the province is owed a report by 13:00', () => {
    expect(duty('cn.C.1')).toMatchObject({
      status: 'active',
      from: 'operator',
      to: 'provincial-cyberspace-administration',
      recipient: { id: 'cn-210000', zh: '辽宁省互联网信息办公室' },
      needsHuman: false,
      startedBy: { type: 'aware.incident', at: at('09:00') },
      dueSafe: at('13:00'),
      dueLatest: at('13:00'),
      citation: 'Measures Art. 4(3)',
      because: ['L3.Q5'],
      missing: [],
      confidence: 'verified',
    })
  })

  it('whether it goes to the nation is unknown, and the summary has not started', () => {
    expect(duty('cn.C.2a')).toMatchObject({ id: 'cn.C.2a', status: 'unknown' })
    expect(duty('cn.C.2a')?.missing).toContain('cn.directLossCny')
    expect(duty('cn.C.2a')).not.toHaveProperty('dueSafe')
    expect(duty('cn.X.final')).toMatchObject({ status: 'not_started', citation: 'Measures Art. 8' })
  })

  it('what comes next, and the first question', () => {
    const text = { zh: expect.stringMatching(/./), en: expect.stringMatching(/./) }
    expect(answer.next).toMatchObject({ duty: 'cn.C.1', due: at('13:00'), do: text, why: text })
    expect(answer.ask[0]).toMatchObject({
      id: 'affected',
      facts: ['cn.affected'],
      kind: 'multi',
      couldChange: ['level', 'duty', 'deadline'],
      question: text,
    })
    expect(answer.ask[0]?.options?.[0]).toMatchObject({ value: 'portal', label: text })
    expect(answer.ask[0]?.options).toHaveLength(8)
    expect(answer.warnings).toEqual([])
  })

  it('survives JSON unchanged', () => {
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
  })
})
