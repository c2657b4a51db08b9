import type { Comparison, Expr, Indicator } from '@fengsui/core'

const is = (name: string): Comparison => ({ fact: `eu.dora.${name}`, op: '=', value: true })
const above = (name: string, value: number): Comparison => ({ fact: `eu.dora.${name}`, op: '>', value })

/** The six criteria of which two make an incident major. */
const criteria: readonly Expr[] = [
  {
    any: [
      above('clientsAffected', 100_000),
      above('clientsAffectedPct', 10),
      above('counterpartsAffectedPct', 30),
      above('transactionsAffectedPct', 10),
      is('relevantClient'),
    ],
  },
  is('reputationalImpact'),
  { any: [above('durationHours', 24), above('downtimeMinutesCritical', 120)] },
  { fact: 'eu.dora.memberStatesAffected', op: '>=', value: 2 },
  is('dataLosses'),
  above('economicImpactEur', 100_000),
]

const cited = {
  level: 'major-incident',
  citation: 'Del. Reg. (EU) 2024/1772 Art. 8',
  citationZh: '授权条例（EU）2024/1772第8条',
  sources: ['SPRINGLEX'],
} as const

/** What makes an ICT-related incident major. */
export const indicators: readonly Indicator[] = [
  {
    ...cited,
    id: 'eu.dora.8.access',
    label: {
      zh: '关键服务受影响，且恶意未授权访问成功',
      en: 'critical services, and a successful malicious access',
    },
    subject: is('criticalServices'),
    measures: [is('maliciousUnauthorisedAccess')],
    confidence: 'verified',
  },
  {
    ...cited,
    id: 'eu.dora.8.two',
    label: {
      zh: '关键服务受影响，且达到六项标准中的两项',
      en: 'critical services, and two of the six criteria',
    },
    subject: { atLeast: 2, of: criteria },
    measures: [is('criticalServices')],
    // Two of the six were read in secondary sources only.
    confidence: 'single-source',
  },
  {
    ...cited,
    id: 'eu.dora.8.verdict',
    label: { zh: '单位已判定为重大', en: 'classified as major by the entity' },
    measures: [is('major')],
    confidence: 'verified',
  },
]
