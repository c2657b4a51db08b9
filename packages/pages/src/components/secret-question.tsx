import type { VNode } from 'preact'
import type { Frame } from '../frame.ts'
import { bracketed, wordsIn } from '../words/words.ts'
import { Choices, type FormState } from './fields.tsx'

/** Asked first by every form that takes a report: what may be a state secret must not be typed here. */
export function SecretQuestion({ form, frame }: { readonly form: FormState; readonly frame: Frame }): VNode {
  const words = wordsIn(frame.language)
  return (
    <Choices
      form={form}
      name="stateSecret"
      kind="radio"
      legend={words.form.secret + bracketed(words.required, frame.language)}
      options={[
        { value: 'no', label: words.form.secretNo },
        { value: 'yes', label: words.form.secretYes, hint: words.form.secretYesHint },
      ]}
    />
  )
}
