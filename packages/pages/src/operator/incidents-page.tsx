import type { Instrument } from '@fengsui/core'
import { ErrorSummary, type FormState, formAt, TextField, TimeField } from '../components/fields.tsx'
import { renderDocument } from '../components/layout.tsx'
import { LevelBadge } from '../components/level-badge.tsx'
import { SecretQuestion } from '../components/secret-question.tsx'
import { WorkForm } from '../components/work-form.tsx'
import { type Frame, readerMay } from '../frame.ts'
import { dayAndTime, span } from '../words/times.ts'
import { labelIn, wordsIn } from '../words/words.ts'

/** One line of a list of cases; times in milliseconds. */
export interface CaseLine {
  readonly id: string
  readonly title: string
  readonly unit: string
  readonly level: string
  readonly provisional: boolean
  readonly status: string
  readonly assignee: string | undefined
  readonly channel: string
  readonly receivedMs: number
  readonly nextDueMs: number | undefined
  readonly nextDuty: string | undefined
  readonly exercise: boolean
  /** The case it looks most like, where a person should compare. */
  readonly suspect?: { readonly other: string; readonly points: number }
}

export interface IncidentsView {
  readonly law: Instrument
  /** All in use: the clock that ends first may be one of the deployment's own rules. */
  readonly laws: readonly Instrument[]
  readonly lines: readonly CaseLine[]
  readonly form: FormState
}

/** `/incidents`: an operator's incidents, nearest deadline first, and a form for a new one. */
export function renderIncidents({ law, laws, lines, form }: IncidentsView, frame: Frame): string {
  const words = wordsIn(frame.language)
  const { incidents } = words
  const own = formAt(form, '/incidents')
  const body = (
    <div class="stack">
      <h1>{incidents.title}</h1>
      {lines.length === 0 && <p class="empty">{incidents.none}</p>}
      {lines.length > 0 && (
        <table class="fold">
          <thead>
            <tr>
              <th scope="col">{incidents.title}</th>
              <th scope="col">{words.queue.level}</th>
              <th scope="col">{incidents.next}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                <th scope="row" data-l={incidents.title}>
                  <a href={`/incidents/${line.id}`}>{line.title}</a>{' '}
                  {line.exercise && <span class="tag">{words.exercise}</span>}
                </th>
                <td data-l={words.queue.level}>
                  <LevelBadge law={law} level={line.level} provisional={line.provisional} frame={frame} />
                </td>
                <td data-l={incidents.next}>
                  <NextDue line={line} laws={laws} frame={frame} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {readerMay(frame, 'incident.open') && (
        <WorkForm frame={frame} form={own} title={incidents.add} submit={incidents.create}>
          <ErrorSummary form={own} frame={frame} />
          <SecretQuestion form={own} frame={frame} />
          <TextField form={own} name="title" label={incidents.name} hint={incidents.nameHint} />
          <TimeField
            form={own}
            name="aware"
            label={words.form.aware}
            hint={words.form.awareHint}
            frame={frame}
          />
        </WorkForm>
      )}
    </div>
  )
  return renderDocument(
    { title: incidents.title, kind: 'work', body, hasError: form.errors.length > 0 },
    frame,
  )
}

function NextDue({
  line,
  laws,
  frame,
}: {
  readonly line: CaseLine
  readonly laws: readonly Instrument[]
  readonly frame: Frame
}): preact.VNode {
  const words = wordsIn(frame.language)
  if (line.nextDueMs === undefined) return <span class="m">{words.act.nothing}</span>
  const left = line.nextDueMs - frame.now.ms
  const duty = laws.flatMap(({ duties }) => duties).find(({ id }) => id === line.nextDuty)
  return (
    <>
      {duty !== undefined && labelIn(duty.label, frame.language)}{' '}
      <span class={left < 0 ? 'n late' : 'n run'}>
        {left < 0 ? words.act.overBy : words.act.left} {span(left, frame.language)}
      </span>{' '}
      <span class="m">
        <time>{dayAndTime({ ms: line.nextDueMs, offset: frame.now.offset }, frame.language)}</time>
      </span>
    </>
  )
}
