import type { VNode } from 'preact'
import { type FormState, formAt, TextArea } from '../components/fields.tsx'
import { gap } from '../components/gap.ts'
import { WorkForm } from '../components/work-form.tsx'
import type { Frame } from '../frame.ts'
import { dayAndTime, instantOf } from '../words/times.ts'
import { withColon, wordsIn } from '../words/words.ts'

/** A question to whoever reported, and how far it got. */
export interface AskedByMail {
  readonly at: string
  readonly text: string
  readonly state: string
  /** What the other side's post said of it. */
  readonly fault?: string
}

interface QuestionsProps {
  readonly asked: readonly AskedByMail[]
  readonly mayAsk: boolean
  readonly action: string
  readonly form: FormState
  readonly frame: Frame
}

/** What was asked by mail, whether it arrived, and the form to ask more. */
export function Questions({ asked, mayAsk, action, form, frame }: QuestionsProps): VNode | null {
  const { askedByMail } = wordsIn(frame.language)
  if (asked.length === 0 && !mayAsk) return null
  const own = formAt(form, action)
  return (
    <section class="stack">
      <h2 class="hd">{askedByMail.title}</h2>
      {asked.length > 0 && (
        <ol class="log">
          {asked.map((one) => (
            <li key={one.at + one.text}>
              <time dateTime={one.at}>{dayAndTime(instantOf(one.at), frame.language)}</time>
              <span>{one.text}</span>
              <span class="m">{stateOf(one, frame)}</span>
            </li>
          ))}
        </ol>
      )}
      {mayAsk && (
        <WorkForm frame={frame} form={own} title={askedByMail.ask} submit={askedByMail.send}>
          <TextArea form={own} name="question" label={askedByMail.text} hint={askedByMail.hint} />
        </WorkForm>
      )}
    </section>
  )
}

function stateOf({ state, fault }: AskedByMail, { language }: Frame): string {
  const { askedByMail } = wordsIn(language)
  const states: Readonly<Record<string, string>> = askedByMail.states
  const text = states[state] ?? state
  return fault === undefined || state === 'delivered' ? text : `${withColon(text, language)}${gap}${fault}`
}
