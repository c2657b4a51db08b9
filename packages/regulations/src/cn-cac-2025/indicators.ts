import type { Comparison, Confidence, Expr, Indicator, Localized } from '@fengsui/core'
import { guide } from './citations.ts'

/** The three graded levels of the Guide, by the number of their section. */
const levels = { 1: 'particularly-major', 2: 'major', 3: 'relatively-major' } as const
type Section = keyof typeof levels

/** One number of the Guide: section, row suffix, threshold, how sure we are, where it was read. */
type Entry = readonly [
  section: Section,
  threshold: number | string | boolean,
  confidence: Confidence,
  sources: string,
]

interface Family {
  /** Row name after `Ln.`, e.g. `Q2a`; its digit is the indicator's number in the Guide. */
  readonly row: string
  readonly label: Localized
  readonly facts: readonly string[]
  readonly subject?: Expr | ((section: Section) => Expr)
  readonly entries: readonly Entry[]
}

const is = (fact: string, ...value: readonly string[]): Comparison => ({ fact, op: 'in', value })
const atLeast = (fact: string, value: string): Comparison => ({ fact, op: '>=', value })

/** Portals whose outage counts, by level; level III shares the list of level II as far as copies show. */
function portalSubject(section: Section): Expr {
  const kind = (...kinds: readonly string[]): Expr => is('cn.portal.kind', ...kinds)
  const tier = (least: string): Expr => atLeast('cn.portal.tier', least)
  const cause: Expr = is('cn.portal.cause', 'attack', 'fault')
  if (section === 1) {
    const party: Expr = { all: [kind('party-government'), tier('provincial')] }
    return { all: [cause, { any: [party, { all: [kind('key-news'), tier('central')] }] }] }
  }
  const party: Expr = { all: [kind('party-government'), tier('prefecture')] }
  const news: Expr = { all: [kind('key-news'), tier('provincial')] }
  return { all: [cause, { any: [party, enterprise('cn.portal'), news] }] }
}

/** Portals of enterprises and institutions: open point A-01. */
const enterprise = (group: 'cn.portal' | 'cn.tampering'): Expr => ({
  choice: 'A-01',
  readings: {
    'reading-1': {
      all: [is(`${group}.kind`, 'enterprise-institution'), atLeast(`${group}.tier`, 'prefecture')],
    },
    'reading-2': is(`${group}.kind`, 'enterprise-institution'),
  },
})

/** Sites whose tampering counts, by level. */
function tamperingSubject(section: Section): Expr {
  const kind = (one: string): Expr => is('cn.tampering.kind', one)
  const tier = (least: string): Expr => atLeast('cn.tampering.tier', least)
  const platform = (least: string): Expr => ({
    all: [kind('platform'), atLeast('cn.tampering.platformTier', least)],
  })
  const unlawful: Expr = { fact: 'cn.tampering.unlawfulContent', op: '=', value: true }
  const subjects: Readonly<Record<Section, readonly Expr[]>> = {
    1: [
      { all: [kind('party-government'), tier('provincial')] },
      { all: [kind('key-news'), tier('central')] },
      platform('super-large'),
    ],
    2: [
      { all: [kind('party-government'), tier('prefecture')] },
      enterprise('cn.tampering'),
      kind('key-news'),
      platform('large'),
    ],
    3: [
      is('cn.tampering.kind', 'party-government', 'enterprise-institution', 'platform'),
      keyNewsOfLevelThree,
    ],
  }
  return { all: [unlawful, { any: subjects[section] }] }
}

/** Key news sites at level III: open point A-25. */
const keyNewsOfLevelThree: Expr = {
  choice: 'A-25',
  readings: {
    'any-tier': is('cn.tampering.kind', 'key-news'),
    'provincial-and-above': {
      all: [is('cn.tampering.kind', 'key-news'), atLeast('cn.tampering.tier', 'provincial')],
    },
  },
}

/** Data whose loss counts: at level III the text names important data only, open point A-24. */
const dataSubject = (section: Section): Expr =>
  section === 3
    ? {
        choice: 'A-24',
        readings: {
          counts: is('cn.data.class', 'core', 'important'),
          'important-data-only': is('cn.data.class', 'important'),
        },
      }
    : is('cn.data.class', 'core', 'important')

/** Only designated infrastructure counts; while the operator is unknown, it may be one. */
const ciiSubject: Expr = { mayBe: is('cn.operator', 'cii') }

const families: readonly Family[] = [
  {
    row: 'Q1',
    label: {
      zh: '门户网站或重点新闻网站因攻击、故障不能访问',
      en: 'portal or key news site out of reach through attack or fault',
    },
    facts: ['cn.portal.unavailableMinutes'],
    subject: portalSubject,
    entries: [
      [1, 1440, 'verified', 'GZY REG SCMP'],
      [2, 360, 'single-source', 'SCMP DRAFT23'],
      [3, 120, 'unverified', 'DRAFT23 FRAG'],
    ],
  },
  {
    row: 'Q2a',
    label: { zh: '关键信息基础设施整体中断', en: 'critical information infrastructure wholly interrupted' },
    facts: ['cn.cii.wholeOutageMinutes'],
    subject: ciiSubject,
    entries: [
      [1, 360, 'verified', 'GZY SCMP'],
      [2, 60, 'single-source', 'SCMP FRAG'],
      [3, 10, 'single-source', 'DLA FRAG'],
    ],
  },
  {
    row: 'Q2b',
    label: {
      zh: '关键信息基础设施主要功能中断',
      en: 'main function of critical information infrastructure interrupted',
    },
    facts: ['cn.cii.mainFunctionOutageMinutes', 'cn.cii.wholeOutageMinutes'],
    subject: ciiSubject,
    entries: [
      [1, 1440, 'verified', 'GZY SCMP'],
      [2, 180, 'unverified', 'FRAG'],
      [3, 30, 'single-source', 'DLA FRAG'],
    ],
  },
  {
    row: 'Q3a',
    label: {
      zh: '工作生活受影响的人口占省级行政区的比例',
      en: 'share of a province whose work and life is affected',
    },
    facts: ['cn.population.maxProvincePercent'],
    entries: [[1, 50, 'verified', 'GZY SCMP']],
  },
  {
    row: 'Q3a',
    label: {
      zh: '工作生活受影响的人口占地市级行政区的比例',
      en: 'share of a prefecture whose work and life is affected',
    },
    facts: ['cn.population.maxPrefecturePercent'],
    entries: [
      [2, 50, 'single-source', 'SCMP FRAG'],
      [3, 30, 'single-source', 'DLA'],
    ],
  },
  {
    row: 'Q3b',
    label: { zh: '工作生活受影响的人数', en: 'persons whose work and life is affected' },
    facts: ['cn.population.persons'],
    entries: [
      [1, 10_000_000, 'verified', 'GZY SCMP'],
      [2, 1_000_000, 'single-source', 'SCMP DRAFT23'],
      [3, 100_000, 'unverified', 'DRAFT23'],
    ],
  },
  {
    row: 'Q4',
    label: {
      zh: '核心数据、重要数据泄露、被窃、被改、被仿冒的威胁程度',
      en: 'threat from core or important data leaked, stolen, altered or faked',
    },
    facts: ['cn.data.threat'],
    subject: dataSubject,
    entries: [
      [1, 'especially-serious', 'single-source', 'GZY'],
      [2, 'serious', 'unverified', 'FRAG DRAFT23'],
      [3, 'relatively-serious', 'unverified', 'FRAG DRAFT23'],
    ],
  },
  {
    row: 'Q5',
    label: { zh: '泄露个人信息的人数', en: 'persons whose personal information leaked' },
    facts: ['cn.leakedPersons'],
    entries: [
      [1, 100_000_000, 'verified', 'GZY ANONI FFC'],
      [2, 10_000_000, 'verified', 'ANONI FFC SCMP'],
      [3, 1_000_000, 'verified', 'ANONI FFC ML'],
    ],
  },
  {
    row: 'Q6a',
    label: { zh: '违法有害信息在首页显示的时间', en: 'unlawful content shown on the home page' },
    facts: ['cn.tampering.homePageMinutes'],
    subject: tamperingSubject,
    entries: [
      [1, 360, 'verified', 'GZY'],
      [2, 120, 'unverified', 'DRAFT23 FRAG'],
      [3, 30, 'unverified', 'DRAFT23 FRAG'],
    ],
  },
  {
    row: 'Q6b',
    label: { zh: '违法有害信息在其他页面显示的时间', en: 'unlawful content shown on other pages' },
    facts: ['cn.tampering.otherPageMinutes'],
    subject: tamperingSubject,
    entries: [
      [1, 1440, 'single-source', 'GZY DRAFT23'],
      [2, 720, 'unverified', 'DRAFT23 FRAG'],
      [3, 120, 'unverified', 'DRAFT23 FRAG'],
    ],
  },
  {
    row: 'Q6c',
    label: { zh: '在社交平台被转发的次数', en: 'reposts on social platforms' },
    facts: ['cn.tampering.reposts'],
    subject: tamperingSubject,
    entries: [
      [1, 100_000, 'verified', 'GZY'],
      [2, 10_000, 'unverified', 'DRAFT23 FRAG'],
      [3, 1000, 'unverified', 'DRAFT23 FRAG'],
    ],
  },
  {
    row: 'Q6d',
    label: { zh: '被浏览或点击的次数', en: 'views or clicks' },
    facts: ['cn.tampering.views'],
    subject: tamperingSubject,
    entries: [
      [1, 1_000_000, 'verified', 'GZY'],
      [2, 100_000, 'unverified', 'DRAFT23 FRAG'],
      [3, 10_000, 'unverified', 'DRAFT23 FRAG'],
    ],
  },
  {
    row: 'Q6e',
    label: {
      zh: '网信部门或公安机关认定的传播范围',
      en: 'scale of spread as determined by cyberspace administration or police',
    },
    facts: ['cn.tampering.determination'],
    subject: tamperingSubject,
    entries: [
      [1, 'particularly-major', 'single-source', 'GZY'],
      [2, 'major', 'unverified', 'DRAFT23 FRAG'],
      [3, 'relatively-major', 'unverified', 'DRAFT23 FRAG'],
    ],
  },
  {
    row: 'Q7',
    label: { zh: '直接经济损失', en: 'direct economic loss' },
    facts: ['cn.directLossCny'],
    entries: [
      [1, 100_000_000, 'verified', 'GZY FFC REG'],
      [2, 20_000_000, 'single-source', 'FFC DRAFT23'],
      [3, 5_000_000, 'single-source', 'FFC DRAFT23'],
    ],
  },
]

/** The Guide's quantitative indicators, one per level and row. "以上" includes the number itself. */
export const indicators: readonly Indicator[] = families.flatMap((family) =>
  family.entries.map(([section, value, confidence, sources]): Indicator => {
    const subject = typeof family.subject === 'function' ? family.subject(section) : family.subject
    return {
      id: `L${section}.${family.row}`,
      level: levels[section],
      label: family.label,
      ...(subject === undefined ? {} : { subject }),
      measures: family.facts.map((fact) => ({ fact, op: '>=', value })),
      ...guide(section, 'indicator', Number(family.row.slice(1, 2))),
      confidence,
      sources: sources.split(' '),
    }
  }),
)
