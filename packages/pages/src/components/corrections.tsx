import type { Case, PendingCorrection, StartEvent } from '@fengsui/core'
import type { VNode } from 'preact'
import type { Frame } from '../frame.ts'
import { dayAndTime, instantOf } from '../words/times.ts'
import { fill, withColon, wordsIn } from '../words/words.ts'
import { Choices, type FormState, formAt, TextArea, TimeField } from './fields.tsx'
import { Icon } from './icons.tsx'
import { WorkButton, WorkForm } from './work-form.tsx'

/** How a form names an event that stands in the log; neither part holds a space. */
const startName = ({ type, actor, at }: StartEvent): string => `${type} ${actor} ${at}`

interface CorrectionProps {
  readonly file: Case
  /** Address of the case. */
  readonly base: string
  readonly form: FormState
  readonly frame: Frame
}

/** What happened when, in words. */
function startText({ type, at }: StartEvent, { language }: Frame): string {
  const names: Readonly<Record<string, string>> = wordsIn(language).log.starts
  return withColon(names[type] ?? type, language) + dayAndTime(instantOf(at), language)
}

/** Puts the time of an event right: earlier holds at once, later waits for a second person. */
export function CorrectTime({ file, base, form, frame }: CorrectionProps): VNode | null {
  const { correction } = wordsIn(frame.language)
  const own = formAt(form, `${base}/correct`)
  if (file.starts.length === 0) return null
  return (
    <WorkForm frame={frame} form={own} title={correction.title} submit={correction.submit}>
      <p class="m">{correction.hint}</p>
      <Choices
        form={own}
        name="was"
        kind="radio"
        legend={correction.which}
        options={file.starts.map((start) => ({ value: startName(start), label: startText(start, frame) }))}
      />
      <TimeField form={own} name="correctAt" label={correction.at} frame={frame} />
      <TextArea form={own} name="reason" label={correction.reason} hint={correction.reasonHint} />
    </WorkForm>
  )
}

interface PendingProps extends CorrectionProps {
  readonly mayConfirm: boolean
}

/** Corrections that wait for a second person, where the clock still goes by the old time. */
export function PendingCorrections({ file, base, form, frame, mayConfirm }: PendingProps): VNode | null {
  const { correction } = wordsIn(frame.language)
  if (file.pending.length === 0) return null
  return (
    <section class="stack panel" id="pending">
      <h2>
        <Icon name="wait" /> {correction.pending}
      </h2>
      {file.pending.map((one) => (
        <div key={startName(one.was) + one.at} class="stack">
          <p>
            {fill(correction.change, {
              was: startText(one.was, frame),
              at: dayAndTime(instantOf(one.at), frame.language),
            })}
          </p>
          <p class="m">
            {withColon(correction.reason, frame.language)}
            {one.reason}
          </p>
          {mayConfirm && <Confirm of={one} base={base} frame={frame} />}
          <Drop of={one} base={base} form={form} frame={frame} />
        </div>
      ))}
      <p class="m">{correction.meanwhile}</p>
    </section>
  )
}

interface SettleProps {
  readonly of: PendingCorrection
  readonly base: string
  readonly frame: Frame
}

const Named = ({ of }: Pick<SettleProps, 'of'>): VNode => (
  <>
    <input type="hidden" name="was" value={startName(of.was)} />
    <input type="hidden" name="at" value={of.at} />
  </>
)

const Confirm = ({ of, base, frame }: SettleProps): VNode => (
  <WorkButton frame={frame} action={`${base}/confirm`} text={wordsIn(frame.language).correction.confirm}>
    <Named of={of} />
  </WorkButton>
)

function Drop({ of, base, form, frame }: SettleProps & { readonly form: FormState }): VNode {
  const { correction, work } = wordsIn(frame.language)
  const own = formAt(form, `${base}/drop`)
  return (
    <WorkForm frame={frame} form={own} title={correction.drop} submit={correction.drop}>
      <Named of={of} />
      <TextArea form={own} name="reason" label={work.reason} />
    </WorkForm>
  )
}
