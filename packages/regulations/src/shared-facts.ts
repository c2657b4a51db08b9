import type { FactDeclaration } from '@fengsui/core'
import { categoryValues } from './categories.ts'

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
    kind: { type: 'enum', values: categoryValues },
    label: { zh: '事件类型', en: 'category' },
  },
]
