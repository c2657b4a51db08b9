import type { Case } from '@fengsui/core'
import { ErrorSummary, type FormState, TextArea } from '../components/fields.tsx'
import { Icon } from '../components/icons.tsx'
import { renderDocument } from '../components/layout.tsx'
import { WorkForm } from '../components/work-form.tsx'
import type { Frame } from '../frame.ts'
import { fullTime, instantOf } from '../words/times.ts'
import { fill, wordsIn } from '../words/words.ts'

/** A case that somebody places under a legal hold, or takes out of it. */
export interface HoldView {
  readonly id: string
  readonly file: Case
  readonly form: FormState
}

/** `/cases/{id}/hold`: whether nothing may be removed, who said so and why. */
export function renderHold({ id, file, form }: HoldView, frame: Frame): string {
  const { hold: words, history } = wordsIn(frame.language)
  const { hold } = file
  const action = hold === undefined ? 'place' : 'lift'
  const body = (
    <div class="stack">
      <h1>
        {words.title}　{file.title || file.unit}
      </h1>
      <p>{words.lead}</p>
      {hold === undefined ? (
        <p class="empty">{words.none}</p>
      ) : (
        <p class="say no">
          <Icon name="over" />
          <span>{fill(words.since, { ...hold, at: fullTime(instantOf(hold.at), frame.language) })}</span>
        </p>
      )}
      <ErrorSummary form={form} frame={frame} />
      <div class="panel">
        <WorkForm
          frame={frame}
          form={{ ...form, action: `/cases/${id}/hold/${action}` }}
          title={words[action]}
          submit={words[action]}
          folded={false}
        >
          <TextArea form={form} name="reason" label={words[`${action}Reason`]} />
        </WorkForm>
      </div>
      <p>
        <a href={`/cases/${id}/history`}>{history.title}</a>
      </p>
    </div>
  )
  return renderDocument({ title: words.title, kind: 'work', body, hasError: form.errors.length > 0 }, frame)
}
