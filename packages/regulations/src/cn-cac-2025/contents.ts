import type { ContentItem } from '@fengsui/core'
import { article } from './citations.ts'

const always = {
  ...article(7),
  confidence: 'verified',
  sources: ['ANONI', 'FRAG'],
  required: 'always',
} as const
const ifKnown = {
  ...article(7),
  confidence: 'unverified',
  sources: ['FRAG', 'DRAFT23'],
  required: 'if-known',
} as const

/** Items 1 and 2 belong in the first report; the others may follow as they become known. */
const initial: readonly ContentItem[] = [
  {
    id: '1a',
    field: 'unit.name',
    label: { zh: '涉事单位名称', en: 'name of the unit concerned' },
    ...always,
  },
  {
    id: '1b',
    field: 'contents.system',
    label: { zh: '涉事系统或设施的基本情况', en: 'the system or facility concerned' },
    ...always,
  },
  { id: '2a', field: 'contents.timeAndPlace', label: { zh: '时间、地点', en: 'time and place' }, ...always },
  {
    id: '2b',
    field: 'declared',
    parts: ['category', 'level'],
    label: { zh: '类型、级别', en: 'category and level' },
    ...always,
  },
  {
    id: '2c',
    field: 'contents.impact',
    label: { zh: '已造成的影响和危害', en: 'effects and harm so far' },
    ...always,
  },
  {
    id: '2d',
    field: 'contents.measures',
    label: { zh: '已采取的措施及效果', en: 'measures taken and their effect' },
    ...always,
  },
  {
    id: '2e',
    field: 'contents.ransom',
    parts: ['amount', 'method', 'date'],
    label: { zh: '赎金的金额、方式、日期', en: 'ransom: amount, method, date' },
    when: { fact: 'ransomware', op: '=', value: true },
    ...always,
  },
  {
    id: '3',
    field: 'contents.trend',
    label: { zh: '事态发展趋势，可能的进一步影响', en: 'trend and possible further effects' },
    ...ifKnown,
  },
  {
    id: '4',
    field: 'contents.cause',
    label: { zh: '原因的初步分析', en: 'first opinion on the cause' },
    ...ifKnown,
  },
  {
    id: '5',
    field: 'contents.leads',
    label: { zh: '溯源线索：攻击者、攻击路径、漏洞等', en: 'leads: attacker, path, vulnerabilities' },
    ...ifKnown,
  },
  { id: '6a', field: 'contents.plans', label: { zh: '拟采取的措施', en: 'measures planned' }, ...ifKnown },
  {
    id: '6b',
    field: 'contents.support',
    label: { zh: '请求支援的事项', en: 'support requested' },
    ...ifKnown,
  },
  {
    id: '7',
    field: 'contents.preservation',
    label: { zh: '现场和证据的保护情况', en: 'protection of scene and evidence' },
    ...ifKnown,
  },
  {
    id: '8',
    field: 'contents.other',
    label: { zh: '其他应当报告的情况', en: 'anything else that should be reported' },
    ...ifKnown,
  },
]

const sections: readonly (readonly [field: string, zh: string, en: string])[] = [
  ['cause', '事件原因', 'cause'],
  ['measures', '应急处置措施', 'measures of response'],
  ['harm', '造成的危害', 'harm done'],
  ['accountability', '责任追究情况', 'who was held responsible'],
  ['rectification', '完善整改情况', 'what was put right'],
  ['lessons', '教训', 'lessons'],
]

/** The sections of the summary; one source gives the whole list. */
const summary: readonly ContentItem[] = sections.map(([field, zh, en], index) => ({
  id: `S${index + 1}`,
  report: 'summary',
  field: `summary.${field}`,
  label: { zh, en },
  required: 'always',
  ...article(8),
  confidence: 'single-source',
  sources: ['ANONI'],
}))

/** What the first report and the summary contain. */
export const contents: readonly ContentItem[] = [...initial, ...summary]
