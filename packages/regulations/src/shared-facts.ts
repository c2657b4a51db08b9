import type { FactDeclaration, LabelledValue } from '@fengsui/core'

/** Categories of the national classification (GB/T 20986-2023), under stable keys of our own. */
const categories: readonly LabelledValue[] = [
  { value: 'malicious-program', label: { zh: '恶意程序', en: 'malicious program' } },
  { value: 'ransomware', label: { zh: '勒索软件', en: 'ransomware' } },
  { value: 'network-attack', label: { zh: '网络攻击', en: 'network attack' } },
  { value: 'web-defacement', label: { zh: '网页篡改', en: 'web defacement' } },
  { value: 'data-leak', label: { zh: '数据泄露', en: 'data leak' } },
  { value: 'data-security', label: { zh: '数据安全', en: 'data security' } },
  { value: 'information-content', label: { zh: '信息内容安全', en: 'information content' } },
  { value: 'equipment-fault', label: { zh: '设备设施故障', en: 'equipment or facility fault' } },
  { value: 'violation', label: { zh: '违规操作', en: 'violation in operation' } },
  { value: 'hidden-danger', label: { zh: '安全隐患', en: 'hidden danger' } },
  { value: 'abnormal-behaviour', label: { zh: '异常行为', en: 'abnormal behaviour' } },
  { value: 'force-majeure', label: { zh: '不可抗力', en: 'force majeure' } },
  { value: 'other', label: { zh: '其他', en: 'other' } },
]

/** Facts that every instrument reads the same way. */
export const sharedFacts: readonly FactDeclaration[] = [
  {
    name: 'tz',
    on: 'entity',
    kind: { type: 'text', maxLength: 64, format: 'time-zone' },
    label: { zh: '时区', en: 'time zone' },
  },
  {
    name: 'place',
    on: 'entity',
    kind: { type: 'text', maxLength: 200 },
    label: { zh: '单位所在地', en: 'place of the unit' },
    hint: {
      zh: '写到县（市、区）就够，例：沈阳市康平县。',
      en: 'Down to the county is enough, e.g. 沈阳市康平县.',
    },
  },
  {
    name: 'suspectedCrime',
    on: 'incident',
    kind: { type: 'boolean' },
    label: { zh: '怀疑有人犯罪', en: 'a crime is suspected' },
    impliedBy: 'suspected.crime',
  },
  {
    name: 'ransomware',
    on: 'incident',
    kind: { type: 'boolean' },
    label: { zh: '勒索软件', en: 'ransomware' },
  },
  {
    name: 'exercise',
    on: 'incident',
    kind: { type: 'boolean' },
    label: { zh: '这是演练', en: 'this is an exercise' },
  },
  {
    name: 'stateSecretSuspected',
    on: 'incident',
    kind: { type: 'boolean' },
    label: { zh: '可能涉及国家秘密', en: 'may concern state secrets' },
  },
  {
    name: 'category',
    on: 'incident',
    kind: { type: 'enum', values: categories },
    label: { zh: '事件类型', en: 'category' },
  },
]
