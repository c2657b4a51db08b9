import { type DutyAnswer, textIn } from '@fengsui/core'
import type { VNode } from 'preact'
import type { Frame } from '../frame.ts'
import { wordsIn } from '../words/words.ts'
import { type FormState, Select, TextArea, TextField, TimeField } from './fields.tsx'
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
}: ActionProps & { readonly duties: readonly DutyAnswer[] }): VNode | null {
  const { work } = wordsIn(frame.language)
  const open = duties.filter(({ status }) =>
    ['active', 'unknown', 'no_fixed_deadline', 'not_started'].includes(status),
  )
  const options = [
    ...new Map(
      open.map(({ id, label }) => [id, { value: id, label: `${textIn(label, frame.language)} (${id})` }]),
    ).values(),
  ]
  if (options.length === 0) return null
  return (
    <WorkForm frame={frame} action={`${base}/filing`} title={work.filed} submit={work.record}>
      <Select form={form} name="duty" label={work.filedWhich} empty="–" options={options} />
      <TextField form={form} name="how" label={work.filedHow} hint={work.filedHowHint} />
      <TimeField form={form} name="filedAt" label={work.filedAt} frame={frame} />
    </WorkForm>
  )
}

/** A line for the log. */
export function AddNote({ base, form, frame }: ActionProps): VNode {
  const { log } = wordsIn(frame.language)
  return (
    <WorkForm frame={frame} action={`${base}/note`} title={log.add} submit={log.save} folded={false}>
      <TextField form={form} name="text" label={log.add} />
    </WorkForm>
  )
}

/** Ends a case, with a reason. */
export function CloseCase({ base, form, frame }: ActionProps): VNode {
  const { work } = wordsIn(frame.language)
  return (
    <WorkForm frame={frame} action={`${base}/close`} title={work.close} submit={work.close}>
      <TextArea form={form} name="reason" label={work.reason} />
    </WorkForm>
  )
}
