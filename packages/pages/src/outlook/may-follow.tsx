import { citationIn, type Instrument, type PossibleConsequence, textIn } from '@fengsui/core'
import type { ComponentChildren, VNode } from 'preact'
import { ConfidenceMark } from '../components/confidence-mark.tsx'
import { gap } from '../components/gap.ts'
import type { Frame } from '../frame.ts'
import { labelIn, withColon, wordsIn } from '../words/words.ts'

interface MayFollowProps {
  readonly law: Instrument
  readonly liability: readonly PossibleConsequence[]
  readonly frame: Frame
  /** Where the reader can record what softens it. */
  readonly children?: ComponentChildren
}

/** What may follow from how the report was made, and what may soften it. Never more than a possibility. */
export function MayFollow({ law, liability, frame, children }: MayFollowProps): VNode | null {
  const words = wordsIn(frame.language).may
  if (liability.length === 0) return null
  return (
    <details class="panel" id="may-follow">
      <summary>{words.title}</summary>
      <p class="m">{words.lead}</p>
      {(['possible', 'open'] as const).map((state) => {
        const rows = liability.filter((row) => row.state === state)
        return rows.length === 0 ? null : (
          <section key={state}>
            <h3>{words[state]}</h3>
            <ul class="ways">
              {rows.map((row) => (
                <Consequence key={row.id} row={row} law={law} frame={frame} />
              ))}
            </ul>
          </section>
        )
      })}
      {children}
    </details>
  )
}

function Consequence({
  row,
  law,
  frame,
}: {
  readonly row: PossibleConsequence
  readonly law: Instrument
  readonly frame: Frame
}): VNode {
  const { language } = frame
  const words = wordsIn(language).may
  const comma = language === 'en' ? ', ' : '、'
  const missing = row.missing.map((name) => {
    const label = law.facts.find((fact) => fact.name === name)?.label
    return label === undefined ? name : textIn(label, language)
  })
  return (
    <li>
      <span class="tag">{words.effects[row.effect]}</span> {labelIn(row.consequence, language)}
      <p class="m">
        {withColon(labelIn(row.conduct, language), language)}
        {citationIn(row, language)} <ConfidenceMark of={row.confidence} language={language} />
        {missing.length > 0 && (
          <>
            {gap}
            {withColon(words.depends, language)}
            {missing.join(comma)}
          </>
        )}
      </p>
    </li>
  )
}
