import type { FactDeclaration, Instrument } from '@fengsui/core'
import { sharedFacts } from '../shared-facts.ts'

const own: readonly FactDeclaration[] = [
  {
    name: 'in.certin.scope',
    on: 'entity',
    kind: { type: 'boolean' },
    label: {
      zh: '在印度的服务提供者、中介、数据中心、法人团体或政府机构',
      en: 'a service provider, intermediary, data centre, body corporate or government organisation in India',
    },
  },
  {
    name: 'in.certin.annexureI',
    on: 'incident',
    kind: { type: 'boolean' },
    label: { zh: '属于附件一所列20类事件之一', en: 'of one of the 20 types of Annexure I' },
  },
]

const cited = {
  citation: 'CERT-In Directions 20(3)/2022',
  citationZh: '印度计算机应急响应组指令 20(3)/2022',
  confidence: 'single-source',
  sources: ['ARGUS', 'VERITECT', 'AXVEIL'],
} as const

/** India: directions of CERT-In under section 70B(6) of the IT Act, six hours from noticing. */
export const inCertin2022: Instrument = {
  id: 'in-certin-2022',
  version: '1',
  title: {
    zh: '印度计算机应急响应组关于信息安全做法和事件报告的指令',
    en: 'Directions of CERT-In on information security practices and reporting (India)',
  },
  jurisdiction: 'IN',
  status: 'enacted',
  validFrom: '2022-06-28',
  zone: 'Asia/Kolkata',
  checkedOn: '2026-11-22',
  sources: [
    {
      key: 'ARGUS',
      title: { zh: 'Argus Partners 说明（英文）', en: 'Argus Partners, note' },
      readOn: '2026-11-22',
    },
    { key: 'VERITECT', title: { zh: 'Veritect 说明（英文）', en: 'Veritect, note' }, readOn: '2026-11-22' },
    { key: 'AXVEIL', title: { zh: 'Axveil 说明（英文）', en: 'Axveil, note' }, readOn: '2026-11-22' },
  ],
  parties: [
    { value: 'operator', label: { zh: '适用的单位', en: 'entity concerned' } },
    { value: 'cert-in', label: { zh: '印度计算机应急响应组', en: 'CERT-In' } },
  ],
  grades: [
    { id: 'reportable', roman: '', zh: '应当报告', en: 'reportable' },
    { id: 'not-reportable', roman: '', zh: '不必报告', en: 'not reportable' },
  ],
  indicators: [
    {
      id: 'in.certin.type',
      level: 'reportable',
      label: { zh: '附件一所列事件', en: 'an incident of Annexure I' },
      measures: [{ fact: 'in.certin.annexureI', op: '=', value: true }],
      ...cited,
      citation: 'CERT-In Directions 20(3)/2022, Annexure I',
      citationZh: '印度计算机应急响应组指令 20(3)/2022 附件一',
    },
  ],
  duties: [
    {
      id: 'in.certin.6h',
      stage: 'initial',
      from: 'operator',
      to: 'cert-in',
      recipient: 'national',
      when: { always: true },
      level: 'reportable',
      start: { event: 'noticed', actor: 'operator' },
      within: { minutes: 360 },
      label: { zh: '报印度计算机应急响应组', en: 'report to CERT-In' },
      do: {
        zh: '以邮件、电话或传真向印度计算机应急响应组报告已知情况，其余在合理时间内补报',
        en: 'Report what is known to CERT-In by mail, phone or fax; the rest follows in reasonable time',
      },
      ...cited,
    },
  ],
  facts: [...sharedFacts, ...own],
  questions: [
    {
      id: 'in.scope',
      facts: ['in.certin.scope'],
      question: { zh: '单位是否属于指令的适用对象？', en: 'Is the entity one the directions bind?' },
    },
    {
      id: 'in.type',
      facts: ['in.certin.annexureI'],
      question: { zh: '事件是否属于附件一所列20类？', en: 'Is it of one of the 20 types of Annexure I?' },
    },
  ],
  choices: [],
  contents: [],
  bound: { fact: 'in.certin.scope', op: '=', value: true },
  warnings: [],
}
