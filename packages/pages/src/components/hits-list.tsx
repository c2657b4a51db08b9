import { citationIn, type Hit, type Instrument, type Language, textIn } from '@fengsui/core'
import type { VNode } from 'preact'
import { amount, plainValue } from '../words/amounts.ts'
import { labelIn, wordsIn } from '../words/words.ts'
import { ConfidenceMark } from './confidence-mark.tsx'
import { gap } from './gap.ts'

/** A fact's value in the words and units of its declaration. */
export function factText(law: Instrument, name: string, value: unknown, language: Language): string {
  const kind = law.facts.find((fact) => fact.name === name)?.kind
  const zh = language === 'zh-CN'
  if (typeof value === 'number' && kind?.type === 'number') return amount(value, kind.unit, language)
  if (kind?.type === 'enum' || kind?.type === 'set') {
    const words = (Array.isArray(value) ? value : [value]).map((one) => {
      const found = kind.values.find((known) => known.value === one)
      return found === undefined ? String(one) : textIn(found.label, language)
    })
    return words.join(zh ? '、' : ', ')
  }
  return plainValue(value as Parameters<typeof plainValue>[0], zh)
}

/** The same in the words of whichever instrument declares the fact. */
export function factIn(
  laws: readonly Instrument[],
  { name, value }: { readonly name: string; readonly value: unknown },
  language: Language,
): string {
  const law = laws.find(({ facts }) => facts.some((fact) => fact.name === name))
  return law === undefined ? String(value) : factText(law, name, value, language)
}

interface HitsTableProps {
  readonly law: Instrument
  readonly hits: readonly Hit[]
  readonly language: Language
}

/** Every indicator that was reached, with value, threshold and how sure the number is. */
export function HitsTable({ law, hits, language }: HitsTableProps): VNode {
  const words = wordsIn(language).grade
  if (hits.length === 0) return <p>{words.noHits}</p>
  return (
    <table class="fold">
      <thead>
        <tr>
          <th scope="col">{words.indicator}</th>
          <th scope="col">{words.value}</th>
          <th scope="col">{words.threshold}</th>
          <th scope="col">{words.confidence}</th>
        </tr>
      </thead>
      <tbody>
        {hits.map((hit) => (
          <tr key={hit.id}>
            <th scope="row" data-l={words.indicator}>
              {labelIn(hit.label, language)}
              <br />
              <span class="m">
                {hit.id}
                {gap}
                {citationIn(hit, language)}
              </span>
            </th>
            <td data-l={words.value} class="n">
              {factText(law, hit.fact, hit.value, language)}
            </td>
            <td data-l={words.threshold} class="n">
              {typeof hit.threshold === 'number' ? '≥ ' : ''}
              {factText(law, hit.fact, hit.threshold, language)}
            </td>
            <td data-l={words.confidence}>
              <ConfidenceMark of={hit.confidence} language={language} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
