import type { DutyAnswer } from '@fengsui/core'
import type { VNode } from 'preact'
import type { Frame } from '../frame.ts'
import { labelIn, wordsIn } from '../words/words.ts'
import { type FormState, formAt, Select, TextArea, TextField, TimeField } from './fields.tsx'
import { WorkForm } from './work-form.tsx'

interface ActionProps {
  readonly base: string
  readonly form: FormState
  readonly frame: Frame
}

/** Records a report made outside this program: by telephone, in person, through another system. */
export function RecordFiling({
  base,
  form,
  frame,
  duties,
  primary = false,
}: ActionProps & { readonly duties: readonly DutyAnswer[]; readonly primary?: boolean }): VNode | null {
  const { work } = wordsIn(frame.language)
  const own = formAt(form, `${base}/filing`)
  const open = duties.filter(({ status }) =>
    ['active', 'unknown', 'no_fixed_deadline', 'not_started'].includes(status),
  )
  const options = [
    ...new Map(
      open.map(({ id, label }) => [id, { value: id, label: `${labelIn(label, frame.language)} (${id})` }]),
    ).values(),
  ]
  if (options.length === 0) return null
  return (
    <WorkForm frame={frame} form={own} title={work.filed} submit={work.record} primary={primary}>
      <Select form={own} name="duty" label={work.filedWhich} empty="–" options={options} />
      <TextField form={own} name="how" label={work.filedHow} hint={work.filedHowHint} />
      <TimeField form={own} name="filedAt" label={work.filedAt} frame={frame} />
    </WorkForm>
  )
}

/** A line for the log. */
export function AddNote({ base, form, frame }: ActionProps): VNode {
  const { log } = wordsIn(frame.language)
  const own = formAt(form, `${base}/note`)
  return (
    <WorkForm frame={frame} form={own} title={log.add} submit={log.save} folded={false}>
      <TextField form={own} name="text" label={log.add} />
    </WorkForm>
  )
}

/** Ends a case, with a reason. */
export function CloseCase({ base, form, frame }: ActionProps): VNode {
  const { work } = wordsIn(frame.language)
  const own = formAt(form, `${base}/close`)
  return (
    <WorkForm frame={frame} form={own} title={work.close} submit={work.close}>
      <TextArea form={own} name="reason" label={work.reason} />
    </WorkForm>
  )
}
