import type { FactDeclaration, Localized } from '@fengsui/core'
import { facts as measures } from '../cn-cac-2025/facts.ts'

const condition = (name: string, zh: string, en: string): FactDeclaration => ({
  name: `cn.related.${name}`,
  on: 'incident',
  kind: { type: 'boolean' },
  label: { zh, en },
})

const own: readonly FactDeclaration[] = [
  condition('majorIncidentOrThreat', '发生重大事件或发现重大威胁', 'a major incident or a major threat'),
  condition('dataIncident', '发生数据安全事件', 'a data-security incident'),
  condition(
    'personalInformation',
    '个人信息已经或可能泄露、被改、丢失',
    'personal information was, or may have been, leaked, altered or lost',
  ),
  condition('harmAvoided', '采取的措施能有效避免危害', 'measures effectively avoid harm'),
  condition(
    'productRisk',
    '产品、服务存在涉及国家安全、公共利益的缺陷或漏洞',
    'a defect or vulnerability of a product or service touches national security or public interest',
  ),
  condition('pbcBusiness', '属于中国人民银行业务领域', 'business of the People’s Bank of China'),
  condition('computerCase', '计算机信息系统中发生案件', 'a case in a computer information system'),
  {
    name: 'cn.related.sensitivePersons',
    on: 'incident',
    kind: { type: 'number', unit: 'persons', min: 0, max: 10_000_000_000, decimals: 0 },
    label: { zh: '泄露敏感个人信息的人数', en: 'persons whose sensitive information leaked' },
  },
  {
    name: 'cn.related.telecomOutageMinutes',
    on: 'incident',
    kind: { type: 'number', unit: 'min', min: 0, max: 52_560_000 },
    label: { zh: '电信业务中断的时间', en: 'interruption of a telecoms service' },
  },
]

const byName = new Map([...measures, ...own].map((fact) => [fact.name, fact]))

/** Declarations of the named facts; those of the Measures keep their place in a group. */
export const factsNamed = (names: readonly string[]): readonly FactDeclaration[] =>
  names.map((name) => {
    const fact = byName.get(name)
    if (fact === undefined) throw new Error(`no fact ${name}`)
    return fact
  })

/** What is asked of a fact. */
export const questionAbout = (name: string): Localized => {
  const label = byName.get(name)?.label ?? { zh: name, en: name }
  return { zh: `${label.zh}？`, en: `${label.en}?` }
}
