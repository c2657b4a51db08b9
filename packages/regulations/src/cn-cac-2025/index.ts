import type { ConditionalWarning, Expr, Instrument, Reminder } from '@fengsui/core'
import { choices } from './choices.ts'
import { contents } from './contents.ts'
import { duties } from './duties.ts'
import { facts } from './facts.ts'
import { generalConditions } from './general-conditions.ts'
import { grades } from './grades.ts'
import { indicators } from './indicators.ts'
import { liability } from './liability.ts'
import { parties } from './parties.ts'
import { questions } from './questions.ts'
import { sources } from './sources.ts'

const warnings: readonly ConditionalWarning[] = [
  {
    code: 'platform-tier-unknown',
    when: {
      all: [
        { fact: 'cn.tampering.kind', op: '=', value: 'platform' },
        { unknown: 'cn.tampering.platformTier' },
      ],
    },
    detail: {
      zh: '平台规模未知：“超大型网络平台”没有找到定义，请人工确认。',
      en: 'The size of the platform is unknown, and no definition of "super-large" was found: a person has to say.',
    },
  },
  {
    code: 'cii-not-designated',
    when: {
      all: [
        { fact: 'cn.affected', op: '=', value: 'cii' },
        { fact: 'cn.operator', op: 'in', value: ['central-organ', 'other'] },
      ],
    },
    detail: {
      zh: '勾选了关键信息基础设施，但系统不属于这一类；关基指标不计入。',
      en: 'Critical infrastructure is named, but the system is not of that kind: its indicators do not count.',
    },
  },
]

/** Thirty days from an end that nobody recorded would never be over. */
const reminders: readonly Reminder[] = [
  {
    code: 'handling-end-missing',
    after: 'incident.recovered',
    minutes: 7 * 24 * 60,
    expects: 'incident.handled',
    detail: {
      zh: '系统恢复已超过七天，还没有记录处置结束；总结报告的时限从处置结束起算。',
      en: 'The system recovered more than seven days ago and the end of handling is not recorded; the summary is counted from there.',
    },
  },
]

/** Every group of harm but the portal. */
const otherHarm = ['cii', 'population', 'data', 'personal-information', 'tampering', 'loss', 'other-harm']

/** Maintenance that was planned is no incident, as long as nothing else is harmed and nobody suspects a crime. */
const plannedMaintenanceAlone: Expr = {
  all: [
    { fact: 'cn.portal.cause', op: '=', value: 'planned-maintenance' },
    { fact: 'cn.affected', op: '=', value: 'portal' },
    ...otherHarm.map((value): Expr => ({ not: { fact: 'cn.affected', op: '=', value } })),
    { any: [{ unknown: 'suspectedCrime' }, { not: { fact: 'suspectedCrime', op: '=', value: true } }] },
  ],
}

/** Administrative Measures for the Reporting of National Cybersecurity Incidents, with its grading guide. */
export const cnCac2025: Instrument = {
  id: 'cn-cac-2025',
  version: '1',
  title: {
    zh: '国家网络安全事件报告管理办法',
    en: 'Administrative Measures for the Reporting of National Cybersecurity Incidents',
  },
  jurisdiction: 'CN',
  status: 'enacted',
  validFrom: '2025-11-01',
  zone: 'Asia/Shanghai',
  checkedOn: '2026-11-24',
  sources,
  parties,
  grades,
  indicators: [...generalConditions, ...indicators],
  duties,
  facts,
  questions,
  choices,
  contents,
  bound: { fact: 'cn.inMainland', op: '=', value: true },
  noIncident: plannedMaintenanceAlone,
  groupsFact: 'cn.affected',
  warnings,
  reminders,
  liability,
}
