import type { Json } from '@fengsui/core'

type Members = { readonly [member: string]: Json }

const I = 'particularly-major'
const II = 'major'
const III = 'relatively-major'
const IV = 'general'

/** An incident that is wholly known, with the answer the law gives when it is discovered at 09:00. */
export interface WorkedExample {
  /** `cn.operator` of the affected system. */
  readonly operator: string
  readonly incident: Members
  readonly level: string
  readonly hits: readonly string[]
  /** Duties with their status and, where one runs, the time of day it ends. */
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

/** The worked examples of the reference, by number and title. */
export const workedExamples: Readonly<Record<string, WorkedExample>> = {
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
