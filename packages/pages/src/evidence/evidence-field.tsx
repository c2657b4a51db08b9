import { evidenceLimits } from '@fengsui/core'
import type { VNode } from 'preact'
import { FileField, type FormState } from '../components/fields.tsx'
import type { Frame } from '../frame.ts'
import { fill, wordsIn } from '../words/words.ts'
import { fileSize } from './evidence-text.ts'

/** A file that was uploaded with a form that is shown again. */
export interface KeptFile {
  readonly name: string
  readonly size: number
  /** Sealed: what the form must carry to keep it. */
  readonly ticket: string
}

interface EvidenceFieldProps {
  readonly form: FormState
  readonly kept?: readonly KeptFile[]
  readonly frame: Frame
}

/** Asks for files; those that are here already need not be chosen again. Works without JavaScript. */
export function EvidenceField({ form, kept = [], frame }: EvidenceFieldProps): VNode {
  const { evidence } = wordsIn(frame.language)
  const limits = { most: evidenceLimits.mostAtOnce, size: fileSize(evidenceLimits.largestBytes) }
  return (
    <>
      {kept.length > 0 && (
        <fieldset class="f">
          <legend>{evidence.kept}</legend>
          {kept.map(({ name, size, ticket }) => (
            <label key={ticket} class="c">
              <input type="checkbox" name="evidence.kept" value={ticket} checked />
              <span>
                {name || evidence.unnamed}
                <small>{fileSize(size)}</small>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <FileField form={form} name="evidence" label={fill(evidence.field, limits)} />
    </>
  )
}
