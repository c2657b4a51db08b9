import { type Duty, partyName, textIn, wordingOf } from '@fengsui/core'
import type { VNode } from 'preact'
import { gap } from '../components/gap.ts'
import { fill, labelIn, wordsIn } from '../words/words.ts'
import { limitLines } from './limit-text.ts'
import { Checked, type Part, Table } from './table.tsx'

/** Who owes what to whom by when. */
export function DutyTable({ law, frame }: Part): VNode {
  const { language } = frame
  const { rules } = wordsIn(language)
  const heads = [rules.duty, rules.when, rules.within, rules.citation]
  return (
    <Table title={rules.duties} heads={heads}>
      {law.duties.map((duty) => {
        const [limit, ...more] = limitLines(law, duty, language)
        return (
          <tr key={duty.id} id={`${law.id}-${duty.id}`}>
            <th scope="row" data-l={heads[0]}>
              {labelIn(duty.label, language)}{' '}
              <p class="m">
                {duty.id}
                {gap}
                {`${partyName(law, duty.from, language)} → ${partyName(law, duty.to, language)}`}
              </p>
            </th>
            <td data-l={heads[1]}>
              <Conditions of={duty} law={law} frame={frame} />
            </td>
            <td data-l={heads[2]}>
              <b>{limit}</b>
              {more.map((line) => (
                <p key={line} class="m">
                  {line}
                </p>
              ))}
            </td>
            <td data-l={heads[3]}>
              <Checked of={duty} frame={frame} />
            </td>
          </tr>
        )
      })}
    </Table>
  )
}

/** The level it begins at, and in which circumstances. */
function Conditions({ of: { level, when }, law, frame }: Part & { readonly of: Duty }): VNode {
  const { rules } = wordsIn(frame.language)
  const grade = law.grades.find(({ id }) => id === level)
  return (
    <>
      {grade !== undefined && (
        <p>{fill(rules.fromLevel, { level: `${grade.roman} ${textIn(grade, frame.language)}` })}</p>
      )}
      <p class="m">{wordingOf(law, frame.language).expression(when)}</p>
    </>
  )
}
