import { type Cited, type Confidence, confidences, type Instrument, textIn } from '@fengsui/core'
import type { VNode } from 'preact'
import { ConfidenceMark } from '../components/confidence-mark.tsx'
import type { Frame } from '../frame.ts'
import { fill, wordsIn } from '../words/words.ts'

/** One load of an instrument, as the book tells of it. */
export interface LoadLine {
  readonly version: string
  readonly digest: string
  readonly state: 'loaded' | 'withdrawn'
  readonly at: string
  /** `start`, `signal` or the name of a person. */
  readonly by: string
  /** Name of the deployer's file; absent: it came with the program. */
  readonly file?: string
}

/** An instrument in the book, with the times it came into use. */
export interface RuleEntry {
  readonly law: Instrument
  readonly digest: string
  readonly own: boolean
  /** Newest first. */
  readonly loads: readonly LoadLine[]
}

/** From which day to which an instrument is in force. */
export function forceText({ validFrom, validTo }: Instrument, { language }: Frame): string {
  const { rules } = wordsIn(language)
  if (validFrom === undefined) return rules.neverInForce
  const to = validTo === undefined ? '' : fill(rules.until, { date: validTo })
  return fill(rules.inForce, { date: validFrom }) + to
}

/** How many rows of an instrument are how sure. */
export function Sureness({ law, frame }: { readonly law: Instrument; readonly frame: Frame }): VNode {
  const counts = countsOf(law)
  return (
    <span class="row">
      {confidences
        .filter((of) => counts[of] > 0)
        .map((of) => (
          <span key={of}>
            <ConfidenceMark of={of} language={frame.language} /> <span class="n">{counts[of]}</span>
          </span>
        ))}
    </span>
  )
}

function countsOf(law: Instrument): Readonly<Record<Confidence, number>> {
  const rows: readonly Cited[] = [...law.indicators, ...law.duties, ...law.contents, ...(law.liability ?? [])]
  const count = (of: Confidence): number => rows.filter(({ confidence }) => confidence === of).length
  return {
    verified: count('verified'),
    'single-source': count('single-source'),
    unverified: count('unverified'),
  }
}

/** The title of an instrument as a link text. */
export const titleOf = ({ title }: Instrument, { language }: Frame): string => textIn(title, language)
