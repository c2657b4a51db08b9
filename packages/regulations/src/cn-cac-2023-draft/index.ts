import type { Duty, Instrument } from '@fengsui/core'
import { facts } from '../cn-cac-2025/facts.ts'
import { generalConditions } from '../cn-cac-2025/general-conditions.ts'
import { grades } from '../cn-cac-2025/grades.ts'
import { questions } from '../cn-cac-2025/questions.ts'
import { indicators } from './indicators.ts'

const read = {
  citation: 'Draft Measures',
  citationZh: '《办法（征求意见稿）》',
  confidence: 'unverified',
  sources: ['HSF', 'ANONI'],
} as const

const toAuthorities = {
  from: 'operator',
  to: 'authorities',
  recipient: 'directory',
  when: { always: true },
} as const

/** One hour for everybody, the rest within a day, a summary in five working days. */
const duties: readonly Duty[] = [
  {
    ...toAuthorities,
    id: 'cn.draft23.1h',
    stage: 'initial',
    level: 'relatively-major',
    start: { event: 'aware.incident', actor: 'operator' },
    within: { minutes: 60 },
    label: { zh: '一小时内报告', en: 'report within one hour' },
    do: { zh: '向主管部门报告', en: 'Report to the authorities' },
    ...read,
  },
  {
    ...toAuthorities,
    id: 'cn.draft23.24h',
    stage: 'supplement',
    level: 'relatively-major',
    start: { event: 'aware.incident', actor: 'operator' },
    within: { minutes: 1440 },
    label: { zh: '二十四小时内补报其余内容', en: 'the remaining contents within 24 hours' },
    do: { zh: '补报其余内容', en: 'Report the remaining contents' },
    ...read,
  },
  {
    ...toAuthorities,
    id: 'cn.draft23.final',
    stage: 'final',
    level: 'relatively-major',
    start: { event: 'incident.handled', actor: 'operator' },
    urgency: 'promptly',
    label: {
      zh: '五个工作日内总结（没有工作日历，不推算日期）',
      en: 'summary in five working days (no date is computed: no calendar of working days is held)',
    },
    do: { zh: '提交总结报告', en: 'Send the summary report' },
    ...read,
  },
]

/** The consultation draft of 2023-12-08: never in force, kept for comparison. Many web pages still show its numbers. */
export const cnCac2023Draft: Instrument = {
  id: 'cn-cac-2023-draft',
  version: '1',
  title: {
    zh: '网络安全事件报告管理办法（征求意见稿，2023年）',
    en: 'Administrative Measures for the Reporting of Cybersecurity Incidents (consultation draft of 2023)',
  },
  jurisdiction: 'CN',
  status: 'proposed',
  zone: 'Asia/Shanghai',
  checkedOn: '2026-11-24',
  sources: [
    {
      key: 'DRAFT23',
      title: {
        zh: '征求意见稿的分级指南，2023-12-08',
        en: 'Grading guide of the consultation draft, 2023-12-08',
      },
      url: 'http://www.wwwjiujiu.com/rlcms/falvfagui/2023-12-15/956.html',
    },
    { key: 'HSF', title: { zh: 'HSF Kramer 说明（英文）', en: 'HSF Kramer, note' } },
    {
      key: 'ANONI',
      title: { zh: '关于中国事件报告的公开说明', en: 'Public note on Chinese incident reporting' },
      readOn: '2026-10-09',
    },
  ],
  parties: [
    { value: 'operator', label: { zh: '网络运营者', en: 'network operator' } },
    {
      value: 'authorities',
      label: { zh: '网信、公安等部门', en: 'cyberspace administration, police and others' },
    },
  ],
  grades,
  indicators: [
    ...generalConditions.map((condition) => ({
      ...condition,
      citation: condition.citation.replace('Guide', 'Draft Guide'),
      citationZh: condition.citationZh.replace('《指南》', '征求意见稿《指南》'),
      confidence: 'single-source' as const,
      sources: ['DRAFT23'],
    })),
    ...indicators,
  ],
  duties,
  facts,
  questions,
  choices: [],
  contents: [],
  bound: { fact: 'cn.inMainland', op: '=', value: true },
  groupsFact: 'cn.affected',
  warnings: [],
}
