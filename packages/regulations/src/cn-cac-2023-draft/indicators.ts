import type { Comparison, Expr, Indicator } from '@fengsui/core'
import { indicators as final } from '../cn-cac-2025/indicators.ts'

/** Thresholds that the final text changed, by row: what the consultation draft asked for. */
const thresholds: Readonly<Record<string, number>> = {
  'L2.Q2a': 120,
  'L2.Q2b': 360,
  'L3.Q2a': 30,
  'L3.Q2b': 120,
  'L1.Q3a': 30,
  'L2.Q3a': 30,
  'L3.Q3a': 10,
}

const is = (fact: string, ...value: readonly string[]): Comparison => ({ fact, op: 'in', value })
const atLeast = (fact: string, value: string): Comparison => ({ fact, op: '>=', value })

/** Least tier of party and government sites, by level. */
const tiers: Readonly<Record<string, string>> = { L1: 'provincial', L2: 'prefecture', L3: 'prefecture' }

/** The draft named key news sites without a tier, and no portals of enterprises and institutions. */
const portal = (level: string): Expr => ({
  all: [
    is('cn.portal.cause', 'attack', 'fault'),
    {
      any: [
        {
          all: [
            is('cn.portal.kind', 'party-government'),
            atLeast('cn.portal.tier', tiers[level] ?? 'county'),
          ],
        },
        is('cn.portal.kind', 'key-news'),
      ],
    },
  ],
})

/** In the draft any platform counted at every level. */
const tampering = (level: string): Expr => ({
  all: [
    { fact: 'cn.tampering.unlawfulContent', op: '=', value: true },
    {
      any: [
        {
          all: [
            is('cn.tampering.kind', 'party-government'),
            atLeast('cn.tampering.tier', tiers[level] ?? 'county'),
          ],
        },
        is('cn.tampering.kind', 'key-news', 'platform'),
      ],
    },
  ],
})

function subjectOf({ id, subject }: Indicator): Expr | undefined {
  const [level = '', row = ''] = id.split('.')
  if (row === 'Q1') return portal(level)
  if (row.startsWith('Q6')) return tampering(level)
  return row === 'Q4' ? is('cn.data.class', 'important') : subject
}

/** The draft's quantitative indicators, under the rows of the final Guide so that the two can be laid side by side. */
export const indicators: readonly Indicator[] = final.map((row) => {
  const { subject: _final, ...rest } = row
  const subject = subjectOf(row)
  const threshold = thresholds[row.id]
  return {
    ...rest,
    ...(subject === undefined ? {} : { subject }),
    measures:
      threshold === undefined ? row.measures : row.measures.map((one) => ({ ...one, value: threshold })),
    citation: row.citation.replace('Guide', 'Draft Guide'),
    citationZh: row.citationZh.replace('《指南》', '征求意见稿《指南》'),
    confidence: 'single-source',
    sources: ['DRAFT23'],
  }
})
