import type { VNode } from 'preact'
import type { Frame } from '../frame.ts'
import { wordsIn } from '../words/words.ts'

/** A version that can be compared: an instrument in use, or an earlier text of one by its digest. */
export interface ComparedChoice {
  readonly value: string
  readonly label: string
}

interface CompareFormProps {
  readonly choices: readonly ComparedChoice[]
  readonly chosen?: { readonly before: string; readonly after: string }
  readonly frame: Frame
}

/** Chooses two versions; a plain GET form, so that the result has an address. */
export function CompareForm({ choices, chosen, frame }: CompareFormProps): VNode {
  const { rules } = wordsIn(frame.language)
  return (
    <form class="stack noprint" method="get" action="/rules/compare">
      <h2 class="hd">{rules.compare}</h2>
      {(['before', 'after'] as const).map((side) => (
        <div key={side} class="f">
          <label for={side}>{rules[side]}</label>
          <select class="in" id={side} name={side}>
            {choices.map(({ value, label }) => (
              <option key={value} value={value} selected={value === chosen?.[side]}>
                {label}
              </option>
            ))}
          </select>
        </div>
      ))}
      <p class="row">
        <button type="submit" class="btn two">
          {rules.compareNow}
        </button>
      </p>
    </form>
  )
}
