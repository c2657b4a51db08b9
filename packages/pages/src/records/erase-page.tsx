import type { Case } from '@fengsui/core'
import { CheckBox, ErrorSummary, type FormState, TextArea } from '../components/fields.tsx'
import { Icon } from '../components/icons.tsx'
import { renderDocument } from '../components/layout.tsx'
import { WorkForm } from '../components/work-form.tsx'
import type { Frame } from '../frame.ts'
import { fullTime, instantOf } from '../words/times.ts'
import { fill, wordsIn } from '../words/words.ts'

/** A case whose personal data somebody wants erased. */
export interface EraseView {
  readonly id: string
  readonly file: Case
  readonly form: FormState
}

/** `/cases/{id}/erase`: what goes, what stays, and what backups still hold, before it is done. */
export function renderErase({ id, file, form }: EraseView, frame: Frame): string {
  const { erase, history } = wordsIn(frame.language)
  const { erased } = file
  const body = (
    <div class="stack">
      <h1>
        {erase.title}　{file.title || file.unit}
      </h1>
      {erased !== undefined && (
        <p class="say ok">
          <Icon name="done" />
          <span>
            {fill(erase.done, { at: fullTime(instantOf(erased.at), frame.language), reason: erased.reason })}
          </span>
        </p>
      )}
      <ErrorSummary form={form} frame={frame} />
      <p>{erase.gone}</p>
      <p>{erase.stays}</p>
      <p>{erase.backups}</p>
      <div class="panel">
        <WorkForm frame={frame} form={form} title={erase.title} submit={erase.submit} folded={false}>
          <TextArea form={form} name="reason" label={erase.reason} hint={erase.reasonHint} />
          <CheckBox form={form} name="confirm" label={erase.confirm} />
        </WorkForm>
      </div>
      <p>
        <a href={`/cases/${id}/history`}>{history.title}</a>
      </p>
    </div>
  )
  return renderDocument({ title: erase.title, kind: 'work', body, hasError: form.errors.length > 0 }, frame)
}
