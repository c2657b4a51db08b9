import {
  type AssessAnswer,
  type Case,
  type CaseEvent,
  type Instrument,
  type Localized,
  type QuestionAnswer,
  textIn,
} from '@fengsui/core'
import type { VNode } from 'preact'
import { AddNote, CloseCase, RecordFiling } from '../components/case-actions.tsx'
import { CorrectTime, PendingCorrections } from '../components/corrections.tsx'
import { DutyList } from '../components/duty-list.tsx'
import { declared, FactField } from '../components/fact-fields.tsx'
import { FactList } from '../components/fact-list.tsx'
import {
  Choices,
  ErrorSummary,
  type FormState,
  formAt,
  Select,
  TextArea,
  TextField,
  TimeField,
} from '../components/fields.tsx'
import { Grading } from '../components/grading.tsx'
import { renderDocument } from '../components/layout.tsx'
import { LevelBadge } from '../components/level-badge.tsx'
import { type NextAction, NextActionCard } from '../components/next-action.tsx'
import { Reach, type Receiver } from '../components/reach.tsx'
import { SecretQuestion } from '../components/secret-question.tsx'
import { Timeline } from '../components/timeline.tsx'
import { WorkForm } from '../components/work-form.tsx'
import { type Frame, readerMay } from '../frame.ts'
import { ContentsCheck } from '../outlook/contents-check.tsx'
import { Forecasts } from '../outlook/forecast.tsx'
import { MayFollow } from '../outlook/may-follow.tsx'
import { OtherRules, OwnGrades } from '../outlook/other-rules.tsx'
import type { Outlook } from '../outlook/outlook.ts'
import { WhyNot } from '../outlook/why-not.tsx'
import { followUpKinds, summaryParts } from '../public/follow-up-page.tsx'
import { timeOfDay } from '../words/times.ts'
import { fill, labelIn, withColon, wordsIn } from '../words/words.ts'

/** An operator's incident: everything the rules say of it now. */
export interface IncidentView {
  readonly law: Instrument
  readonly id: string
  readonly file: Case
  readonly events: readonly CaseEvent[]
  readonly answer: AssessAnswer
  readonly outlook: Outlook
  readonly next: NextAction | undefined
  /** Name of the desk a report would go to; undefined where no desk here meets the duty. */
  readonly desk: { readonly zh: string; readonly en: string } | undefined
  /** Whom this party may have to call. */
  readonly receivers: readonly Receiver[]
  /** True once the first report went to a desk of this deployment. */
  readonly sent: boolean
  readonly key: string
  readonly form: FormState
}

interface Part {
  readonly view: IncidentView
  readonly frame: Frame
}

/** `/incidents/{id}`: next action first, then all duties, why this level, what to ask, what happened. */
export function renderIncident(view: IncidentView, frame: Frame): string {
  const words = wordsIn(frame.language)
  const { file, law, answer } = view
  const level = file.regrade?.level ?? answer.grades[0]?.level ?? ''
  const body = (
    <>
      <div class="head">
        <h1>{file.title}</h1>
        <LevelBadge
          law={law}
          level={level}
          provisional={answer.grades[0]?.provisional ?? true}
          frame={frame}
        />
        {file.exercise && <span class="tag">{words.exercise}</span>}
        <span class="m end" role="status">
          {words.beijingTime} <time>{timeOfDay(frame.now)}</time>
        </span>
      </div>
      <ErrorSummary form={view.form} frame={frame} />
      <div class="desk three">
        <div class="stack">
          <NextActionCard next={view.next} frame={frame}>
            <Reporting view={view} frame={frame} />
          </NextActionCard>
          {readerMay(frame, 'incident.record') && (
            <PendingCorrections
              file={file}
              base={`/incidents/${view.id}`}
              form={view.form}
              frame={frame}
              mayConfirm={readerMay(frame, 'incident.confirm')}
            />
          )}
          <DutyList duties={answer.duties} party="operator" frame={frame} />
          <Reach receivers={view.receivers} frame={frame} />
          <ContentsCheck contents={view.outlook.contents} frame={frame} />
        </div>
        <div class="stack">
          <Grading law={law} answer={answer} file={file} frame={frame} />
          <OwnGrades beside={view.outlook.beside} frame={frame} />
          {readerMay(frame, 'incident.answer') && <Questions view={view} frame={frame} />}
          <Beside view={view} frame={frame} />
          <section class="stack">
            <h2 class="hd">
              {words.log.title}{' '}
              <a class="m" href={`/cases/${view.id}/history`}>
                {words.log.all}
              </a>
            </h2>
            {readerMay(frame, 'incident.record') && (
              <AddNote base={`/incidents/${view.id}`} form={view.form} frame={frame} />
            )}
            <Timeline law={law} events={view.events} language={frame.language} />
          </section>
        </div>
        <div class="stack">
          <FactList laws={view.outlook.laws} file={file} frame={frame} />
          <p>
            <a href={`/incidents/${view.id}/evidence`}>
              {fill(words.evidence.link, { n: file.evidence.length })}
            </a>
          </p>
          {readerMay(frame, 'incident.record') && <Actions view={view} frame={frame} />}
        </div>
      </div>
    </>
  )
  return renderDocument(
    {
      title: view.next?.title ?? file.title,
      kind: 'work',
      body,
      scripts: ['clock'],
      hasError: view.form.errors.length > 0,
    },
    frame,
  )
}

/** The first thing to press: send the report, or record it where its recipient has no desk here. */
function Reporting({ view, frame }: Part): VNode | null {
  if (view.desk === undefined)
    return readerMay(frame, 'incident.record') ? <FiledElsewhere view={view} frame={frame} primary /> : null
  return readerMay(frame, 'incident.report') ? <SendReport view={view} frame={frame} /> : null
}

/** The report itself: the facts are taken from the incident, the texts are written here. */
function SendReport({ view, frame }: Part): VNode | null {
  const words = wordsIn(frame.language)
  const { work } = words
  const form = formAt(view.form, `/incidents/${view.id}/report`)
  if (view.desk === undefined) return null
  const items = view.law.contents.filter(
    ({ field }) => field.startsWith('contents.') && field !== 'contents.ransom',
  )
  const desk = textIn(view.desk, frame.language)
  return (
    <WorkForm
      primary
      frame={frame}
      form={form}
      title={view.sent ? work.sendMore : work.send}
      submit={view.sent ? work.sendMore : work.send}
    >
      <p class="m">{fill(work.sendHint, { desk })}</p>
      <SecretQuestion form={form} frame={frame} />
      <input type="hidden" name="key" value={view.key} />
      {view.sent && (
        <Choices
          form={form}
          name="kind"
          kind="radio"
          legend={work.kind}
          options={followUpKinds.map((value) => ({ value, label: words.followUp.kinds[value] }))}
        />
      )}
      {!view.sent && <Declared view={view} form={form} frame={frame} />}
      {items.map(({ field, label, required }) => (
        <TextArea
          key={field}
          form={form}
          name={field}
          label={labelIn(label, frame.language)}
          hint={required === 'always' ? words.contents.requiredMark : words.contents.followMark}
        />
      ))}
      {view.sent &&
        summaryParts.map((part) => (
          <TextArea
            key={part}
            form={form}
            name={`summary.${part}`}
            label={withColon(words.followUp.summary, frame.language) + words.followUp.summaryFields[part]}
          />
        ))}
      {!view.sent && <TextField form={form} name="unit.contact.name" label={words.form.contactName} />}
      {!view.sent && (
        <TextField form={form} name="unit.contact.phone" label={words.form.contactPhone} type="tel" />
      )}
    </WorkForm>
  )
}

/** Level and category as the operator states them; both belong in the first report. */
function Declared({ view, form, frame }: Part & { readonly form: FormState }): VNode {
  const { contents: words, later } = wordsIn(frame.language)
  const category = declared(view.law, 'category')
  const categories = category?.kind.type === 'enum' ? category.kind.values : []
  const option = ({ value, label }: { readonly value: string; readonly label: Localized }) => ({
    value,
    label: labelIn(label, frame.language),
  })
  const levels = view.law.grades.map((grade) => ({
    value: grade.id,
    label: `${grade.roman} ${textIn(grade, frame.language)}`,
  }))
  return (
    <>
      <Select form={form} name="declared.level" label={words.level} empty={later} options={levels} />
      <Select
        form={form}
        name="declared.category"
        label={words.category}
        empty={later}
        options={categories.filter(({ fine }) => fine !== true).map(option)}
      />
    </>
  )
}

/** Why it is not higher, what other rules say, and what may follow: folded, since none comes before the next action. */
function Beside({ view, frame }: Part): VNode {
  const { law, answer, outlook } = view
  const mayAnswer = readerMay(frame, 'incident.answer')
  return (
    <div>
      <WhyNot law={law} answer={answer} frame={frame} />
      <Forecasts law={law} answer={answer} series={outlook.series} frame={frame} />
      <OtherRules beside={outlook.beside} frame={frame}>
        {mayAnswer && otherQuestions(view, frame)}
      </OtherRules>
      <MayFollow law={law} liability={outlook.liability} frame={frame}>
        {mayAnswer && <Leniency view={view} frame={frame} />}
      </MayFollow>
    </div>
  )
}

/** Questions of the other rules, each fact once on the page. */
function otherQuestions(view: IncidentView, frame: Frame): readonly VNode[] {
  const { ask } = wordsIn(frame.language)
  const form = formAt(view.form, `/incidents/${view.id}/facts`)
  const asked = new Set(questionsOf(view).flatMap(({ question }) => question.facts))
  return view.outlook.beside.flatMap(({ law, answer }) => {
    const names = [...new Set(answer.ask.flatMap(({ facts }) => facts))].filter((name) => !asked.has(name))
    for (const name of names) asked.add(name)
    const facts = names.map((name) => declared(law, name)).filter((fact) => fact !== undefined)
    return facts.length === 0
      ? []
      : [
          <WorkForm
            key={law.id}
            frame={frame}
            form={form}
            title={textIn(law.title, frame.language)}
            submit={ask.save}
          >
            {facts.map((fact) => (
              <FactField key={fact.name} fact={fact} form={form} frame={frame} />
            ))}
          </WorkForm>,
        ]
  })
}

/** What the operator itself can say of what softens a liability. */
function Leniency({ view, frame }: Part): VNode | null {
  const { ask, may } = wordsIn(frame.language)
  const form = formAt(view.form, `/incidents/${view.id}/facts`)
  const open = view.outlook.liability.filter(({ effect }) => effect === 'mitigated')
  const facts = [...new Set(open.flatMap(({ missing }) => missing))]
    .map((name) => declared(view.law, name))
    .filter((fact) => fact !== undefined)
  if (facts.length === 0) return null
  return (
    <WorkForm frame={frame} form={form} title={may.leniency} submit={ask.save}>
      {facts.map((fact) => (
        <FactField key={fact.name} fact={fact} form={form} frame={frame} />
      ))}
    </WorkForm>
  )
}

/** Questions of the rules that lead, and of the deployment's own, which judge every case beside them. */
const questionsOf = ({ law, answer, outlook }: IncidentView): readonly AskedOf[] => [
  ...answer.ask.map((question) => ({ law, question })),
  ...outlook.beside
    .filter((one) => one.law.onlyWhenNamed !== true)
    .flatMap((one) => one.answer.ask.map((question) => ({ law: one.law, question }))),
]

interface AskedOf {
  readonly law: Instrument
  readonly question: QuestionAnswer
}

/** What the rules still want to know, as one small form for each question. */
function Questions({ view, frame }: Part): VNode | null {
  const { ask } = wordsIn(frame.language)
  const form = formAt(view.form, `/incidents/${view.id}/facts`)
  const questions = questionsOf(view)
  if (questions.length === 0) return null
  const seen = new Set<string>()
  const once = (name: string): boolean => !seen.has(name) && seen.add(name).has(name)
  return (
    <section class="stack">
      <h2>{ask.title}</h2>
      <p class="m">{ask.lead}</p>
      {questions.map(({ law, question }, index) => (
        <details key={law.id + question.id} class="panel" open={index === 0}>
          <summary>{labelIn(question.question, frame.language)}</summary>
          <WorkForm frame={frame} form={form} title={question.id} submit={ask.save} folded={false}>
            {question.facts.filter(once).map((name) => {
              const fact = declared(law, name)
              return fact === undefined ? null : (
                <FactField key={name} fact={fact} form={form} frame={frame} />
              )
            })}
          </WorkForm>
        </details>
      ))}
    </section>
  )
}

/** A report made by other means; the main thing to do where its recipient has no desk here. */
const FiledElsewhere = ({ view, frame, primary = false }: Part & { readonly primary?: boolean }): VNode => (
  <RecordFiling
    base={`/incidents/${view.id}`}
    form={view.form}
    frame={frame}
    duties={view.answer.duties.filter(({ from }) => from === 'operator')}
    primary={primary}
  />
)

function Actions({ view, frame }: Part): VNode {
  const { work } = wordsIn(frame.language)
  const base = `/incidents/${view.id}`
  const start = formAt(view.form, `${base}/start`)
  return (
    <section class="stack">
      {view.desk !== undefined && <FiledElsewhere view={view} frame={frame} />}
      <WorkForm frame={frame} form={start} title={work.mark} submit={work.record}>
        <Choices
          form={start}
          name="type"
          kind="radio"
          legend={work.mark}
          options={[
            { value: 'incident.recovered', label: work.recovered },
            { value: 'incident.handled', label: work.handled },
          ]}
        />
        <TimeField form={start} name="startAt" label={work.filedAt} frame={frame} />
      </WorkForm>
      <CorrectTime file={view.file} base={base} form={view.form} frame={frame} />
      {readerMay(frame, 'incident.close') && <CloseCase base={base} form={view.form} frame={frame} />}
    </section>
  )
}
