import type {
  Confidence,
  Duty,
  Expr,
  Grade,
  Indicator,
  Instrument,
  LabelledValue,
  Localized,
  Source,
} from '@fengsui/core'
import { factsNamed, questionAbout } from './facts.ts'

/** What sets one related law apart. */
export interface RelatedLaw {
  readonly id: string
  readonly title: Localized
  readonly validFrom: string
  readonly validTo?: string
  readonly facts: readonly string[]
  readonly duties: readonly Duty[]
  readonly grades?: readonly Grade[]
  readonly indicators?: readonly Indicator[]
  readonly bound?: Expr
  /** Where it was read; absent: the secondary notes that the Measures rest on too. */
  readonly sources?: readonly Source[]
}

const note: Source = {
  key: 'NOTE',
  title: {
    zh: '关于中国事件报告的公开说明及律师事务所说明',
    en: 'Public note on Chinese incident reporting, and law-firm notes',
  },
  readOn: '2026-10-09',
}

/** From memory, not read again: shown with its warning. */
const recalled: Source = {
  key: 'RECALL',
  title: { zh: '凭记忆，未找到来源', en: 'from memory; no source was found' },
}

const ungraded: readonly Grade[] = [{ id: 'ungraded', roman: '', zh: '不分级', en: 'no grades' }]

const parties: readonly LabelledValue[] = [
  { value: 'operator', label: { zh: '网络运营者或数据处理者', en: 'operator or data processor' } },
  { value: 'competent-department', label: { zh: '有关主管部门', en: 'competent department' } },
  { value: 'protection-department', label: { zh: '保护工作部门', en: 'protection department' } },
  { value: 'public-security-organ', label: { zh: '公安机关', en: 'public security organ' } },
  {
    value: 'national-cyberspace-administration',
    label: { zh: '国家网信部门', en: 'national cyberspace administration' },
  },
  { value: 'individuals', label: { zh: '有关个人', en: 'the individuals concerned' } },
  { value: 'users', label: { zh: '用户', en: 'users' } },
  { value: 'sector-regulator', label: { zh: '行业主管监管部门', en: 'sector regulator' } },
  { value: 'higher-regulator', label: { zh: '上级主管部门', en: 'the regulator above' } },
]

/** Makes the instrument of a related law. It is answered when it is named, beside the Measures and with its own grades. */
export const related = ({ facts, sources = [note], ...law }: RelatedLaw): Instrument => ({
  version: '1',
  jurisdiction: 'CN',
  status: 'enacted',
  zone: 'Asia/Shanghai',
  checkedOn: '2026-11-24',
  sources,
  parties,
  grades: ungraded,
  indicators: [],
  facts: factsNamed(facts),
  questions: facts.map((name) => ({ id: name, facts: [name], question: questionAbout(name) })),
  choices: [],
  contents: [],
  warnings: [],
  onlyWhenNamed: true,
  ...law,
})

/** A duty of a related law: promptly, unless it says more. */
export function owed(
  id: string,
  texts: { readonly zh: string; readonly en: string; readonly citation: string; readonly citationZh: string },
  more: Partial<Duty> & Pick<Duty, 'to' | 'when'> & { readonly confidence: Confidence },
): Duty {
  const { zh, en, citation, citationZh } = texts
  const urgency = more.stage === 'record' ? {} : { urgency: 'promptly' as const }
  const source = more.confidence === 'unverified' ? 'RECALL' : 'NOTE'
  return {
    id,
    stage: 'initial',
    from: 'operator',
    recipient: 'directory',
    ...urgency,
    label: { zh, en },
    do: { zh, en: en.charAt(0).toUpperCase() + en.slice(1) },
    citation,
    citationZh,
    sources: [source],
    ...more,
  }
}

/** The sources of a law of which some numbers were only recalled. */
export const withRecalled: readonly Source[] = [note, recalled]
