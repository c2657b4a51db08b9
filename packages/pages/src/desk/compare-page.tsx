import {
  type AssessAnswer,
  type Case,
  formatReceiptNumber,
  type Instrument,
  type Likeness,
} from '@fengsui/core'
import type { VNode } from 'preact'
import { contentText } from '../components/content-text.ts'
import { Choices, ErrorSummary, type FormState, formAt, TextArea } from '../components/fields.tsx'
import { factText } from '../components/hits-list.tsx'
import { Icon } from '../components/icons.tsx'
import { renderDocument } from '../components/layout.tsx'
import { LevelBadge } from '../components/level-badge.tsx'
import { WorkForm } from '../components/work-form.tsx'
import { type Frame, readerMay } from '../frame.ts'
import { fullTime, instantOf, timeOfDay } from '../words/times.ts'
import { fill, labelIn, wordsIn } from '../words/words.ts'

/** One of the two cases. */
export interface ComparedCase {
  readonly id: string
  readonly file: Case
  readonly answer: AssessAnswer
  readonly receivedMs: number
}

/** Two cases that may be about one incident. */
export interface CompareView {
  readonly law: Instrument
  readonly sides: readonly [ComparedCase, ComparedCase]
  readonly likeness: Likeness
  readonly form: FormState
}

interface Part {
  readonly view: CompareView
  readonly frame: Frame
}

/** `/desk/{id}/compare/{other}`: field by field, why they are suspected, and one judgement that can be undone. */
export function renderCompare(view: CompareView, frame: Frame): string {
  const { relation } = wordsIn(frame.language)
  const body = (
    <>
      <div class="head">
        <h1>{relation.title}</h1>
        <span class="m end" role="status">
          <time>{timeOfDay(frame.now)}</time>
        </span>
      </div>
      <div class="desk side">
        <div class="stack">
          <Judgement view={view} frame={frame} />
          <Reasons view={view} frame={frame} />
        </div>
        <FieldByField view={view} frame={frame} />
      </div>
    </>
  )
  const hasError = view.form.errors.length > 0
  return renderDocument({ title: relation.title, kind: 'work', body, hasError }, frame)
}

function Judgement({ view, frame }: Part): VNode {
  const { relation } = wordsIn(frame.language)
  const [a, b] = view.sides
  const form = formAt(view.form, `/desk/${a.id}/compare/${b.id}`)
  return (
    <section class="act wait" aria-labelledby="next">
      <p class="k">
        <Icon name="wait" /> {relation.waits}
      </p>
      <h2 id="next">{relation.judge}</h2>
      <p class="then">{relation.noClock}</p>
      <ErrorSummary form={form} frame={frame} />
      {readerMay(frame, 'case.record') && (
        <WorkForm frame={frame} form={form} title={relation.judge} submit={relation.record} folded={false}>
          <Choices
            form={form}
            name="verdict"
            kind="radio"
            legend={relation.verdict}
            options={[
              { value: 'join', label: relation.same, hint: relation.sameHint },
              { value: 'distinct', label: relation.other, hint: relation.otherHint },
            ]}
          />
          <TextArea form={form} name="reason" label={relation.reason} />
        </WorkForm>
      )}
      <p class="then">{relation.undone}</p>
    </section>
  )
}

function Reasons({ view: { likeness }, frame }: Part): VNode {
  const { relation } = wordsIn(frame.language)
  return (
    <section>
      <h2 class="hd">
        {relation.why} <span class="n">{likeness.points} %</span>
      </h2>
      <ul class="duty">
        {likeness.reasons.map(({ reason, points, detail }) => (
          <li key={reason}>
            <Icon name="done" />
            <span>{relation.reasons[reason]}</span>
            <span class="n">+{points}</span>
            {detail !== undefined && <span class="m">{detail}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** One row of the comparison: the same thing of both cases, undefined where it is not said. */
interface Compared {
  readonly name: string
  readonly values: readonly [string | undefined, string | undefined]
  /** Each case has its own: a difference says nothing. */
  readonly ownAlways?: true
}

function FieldByField({ view, frame }: Part): VNode {
  const { relation } = wordsIn(frame.language)
  const rows = comparedRows(view, frame).filter(({ values }) => values.some((value) => value !== undefined))
  return (
    <table class="fold pair">
      <caption>{caption(rows, relation.caption)}</caption>
      <thead>
        <tr>
          <th scope="col">{relation.item}</th>
          <th scope="col">A</th>
          <th scope="col">B</th>
          <th scope="col">{relation.compared}</th>
        </tr>
      </thead>
      <tbody>
        <Links view={view} frame={frame} />
        <Levels view={view} frame={frame} />
        {rows.map((row) => (
          <Row key={row.name} row={row} frame={frame} />
        ))}
      </tbody>
    </table>
  )
}

type Outcome = 'equal' | 'different' | 'one'

function outcomeOf({ values: [a, b], ownAlways }: Compared): Outcome | undefined {
  if (ownAlways === true) return undefined
  return a === undefined || b === undefined ? 'one' : a === b ? 'equal' : 'different'
}

function caption(rows: readonly Compared[], text: string): string {
  const count = (wanted: Outcome): number => rows.filter((row) => outcomeOf(row) === wanted).length
  return fill(text, { equal: count('equal'), different: count('different'), one: count('one') })
}

function Row({ row, frame }: { readonly row: Compared; readonly frame: Frame }): VNode {
  const { relation } = wordsIn(frame.language)
  const outcome = outcomeOf(row)
  return (
    <tr class={outcome === 'different' ? 'd' : undefined}>
      <th scope="row" data-l={relation.item}>
        {row.name}
      </th>
      {row.values.map((value, index) => (
        <td key={index === 0 ? 'a' : 'b'} data-l={index === 0 ? 'A' : 'B'}>
          {value ?? <span class="m">{relation.unsaid}</span>}
        </td>
      ))}
      {outcome === undefined ? <td /> : <td data-l={relation.compared}>{relation.outcomes[outcome]}</td>}
    </tr>
  )
}

function Links({ view, frame }: Part): VNode {
  const { relation } = wordsIn(frame.language)
  return (
    <tr>
      <th scope="row" data-l={relation.item}>
        {relation.case}
      </th>
      {view.sides.map(({ id, file }, index) => (
        <td key={id} data-l={index === 0 ? 'A' : 'B'}>
          <a href={`/desk/${id}`}>{file.unit || file.title}</a>
        </td>
      ))}
      <td />
    </tr>
  )
}

function Levels({ view, frame }: Part): VNode {
  const words = wordsIn(frame.language)
  return (
    <tr>
      <th scope="row" data-l={words.relation.item}>
        {words.queue.level}
      </th>
      {view.sides.map(({ id, file, answer }, index) => (
        <td key={id} data-l={index === 0 ? 'A' : 'B'}>
          <LevelBadge
            law={view.law}
            level={file.regrade?.level ?? answer.grades[0]?.level ?? ''}
            provisional={file.regrade === undefined && (answer.grades[0]?.provisional ?? true)}
            frame={frame}
          />
        </td>
      ))}
      <td />
    </tr>
  )
}

function comparedRows({ law, sides }: CompareView, frame: Frame): readonly Compared[] {
  const words = wordsIn(frame.language)
  const { language } = frame
  const row = (name: string, of: (side: ComparedCase) => string | undefined): Compared => ({
    name,
    values: [of(sides[0]), of(sides[1])],
  })
  const own: typeof row = (name, of) => ({ ...row(name, of), ownAlways: true })
  const offset = frame.now.offset
  return [
    own(words.queue.received, ({ receivedMs }) => fullTime({ ms: receivedMs, offset }, language)),
    own(words.lookup.number, ({ file }) => {
      const number = file.reports[0]?.number
      return number === undefined ? undefined : formatReceiptNumber(number)
    }),
    row(words.form.unit, ({ file }) => (file.unit === '' ? undefined : file.unit)),
    row(words.relation.reporter, ({ file }) => {
      const role = file.reports[0]?.reporterRole
      return role === undefined ? undefined : words.form.roles[role]
    }),
    row(words.form.aware, ({ file }) => {
      const aware = file.starts.find(({ type }) => type === 'aware.incident')
      return aware === undefined ? undefined : fullTime(instantOf(aware.at), language)
    }),
    ...law.facts.map(({ name, label }) =>
      row(labelIn(label, language), ({ file }) =>
        file.facts[name] === undefined ? undefined : factText(law, name, file.facts[name], language),
      ),
    ),
    ...law.contents.map(({ field, label }) =>
      row(labelIn(label, language), ({ file }) =>
        file.reports
          .map(({ contents }) => contentText(contents, field))
          .findLast((text) => text !== undefined),
      ),
    ),
  ]
}
