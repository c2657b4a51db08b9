import type { VNode } from 'preact'
import type { Frame } from '../frame.ts'
import { wordsIn } from '../words/words.ts'
import { Choices, type FormState, TextField } from './fields.tsx'

/** The value of the choice that leaves a place as it was typed. */
export const placeAsTyped = 'as-typed'

interface PlaceFieldProps {
  readonly form: FormState
  readonly frame: Frame
  /** Whole names of the divisions that the typed text can mean; empty before anything has to be asked. */
  readonly candidates: readonly string[]
}

/** A place: a line of text with suggestions, and where it was not sure, the divisions it can mean to choose from. */
export function PlaceField({ form, frame, candidates }: PlaceFieldProps): VNode {
  const text = wordsIn(frame.language).form
  return (
    <div class="stack">
      <TextField
        form={form}
        name="unit.place"
        label={text.place}
        hint={text.placeHint}
        suggestions="places"
      />
      <datalist id="places" />
      <p class="hint" role="status" data-place-state />
      {candidates.length > 0 && (
        <Choices
          form={form}
          name="unit.place.choice"
          kind="radio"
          legend={text.placeChoice}
          options={candidates.map((value) => ({ value, label: value }))}
          later={{ value: placeAsTyped, label: text.placeAsTyped }}
        />
      )}
    </div>
  )
}
