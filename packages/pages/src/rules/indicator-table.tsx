import { type Indicator, wordingOf } from '@fengsui/core'
import type { VNode } from 'preact'
import { factText } from '../components/hits-list.tsx'
import { LevelBadge } from '../components/level-badge.tsx'
import { labelIn, wordsIn } from '../words/words.ts'
import { Checked, type Part, Table } from './table.tsx'

/** The levels and the indicators of each, highest first. */
export function IndicatorTable({ law, frame }: Part): VNode | null {
  const { rules } = wordsIn(frame.language)
  if (law.indicators.length === 0) return null
  const heads = [rules.level, rules.indicator, rules.threshold, rules.citation]
  const rows = law.grades.flatMap(({ id }) => law.indicators.filter(({ level }) => level === id))
  return (
    <Table title={rules.indicators} heads={heads}>
      {rows.map((indicator) => (
        <tr key={indicator.id} id={`${law.id}-${indicator.id}`}>
          <td data-l={heads[0]}>
            <LevelBadge law={law} level={indicator.level} frame={frame} />
          </td>
          <th scope="row" data-l={heads[1]}>
            {labelIn(indicator.label, frame.language)} <span class="m">{indicator.id}</span>
            <Subject of={indicator} law={law} frame={frame} />
          </th>
          <td data-l={heads[2]}>
            <Thresholds of={indicator} law={law} frame={frame} />
          </td>
          <td data-l={heads[3]}>
            <Checked of={indicator} frame={frame} />
          </td>
        </tr>
      ))}
    </Table>
  )
}

const Subject = ({ of, law, frame }: Part & { readonly of: Indicator }): VNode | null =>
  of.subject === undefined ? null : <p class="m">{wordingOf(law, frame.language).expression(of.subject)}</p>

const symbols = { '>=': '≥ ', '>': '> ', '=': '', in: '' } as const

/** The number alone where the indicator's own words say of what; each with its words where there are several. */
function Thresholds({ of: { measures }, law, frame }: Part & { readonly of: Indicator }): VNode {
  const { language } = frame
  const [only, ...more] = measures
  if (only === undefined || more.length > 0) {
    const { comparison } = wordingOf(law, language)
    return (
      <>
        {measures.map((measure) => (
          <p key={measure.fact}>{comparison(measure)}</p>
        ))}
      </>
    )
  }
  if (only.value === true) return <>{wordsIn(language).rules.judged}</>
  return (
    <span class="n">
      {symbols[only.op]}
      {factText(law, only.fact, only.value, language)}
    </span>
  )
}
