import {
  type AssessAnswer,
  type Case,
  type CaseEvent,
  formatReceiptNumber,
  type Instrument,
  textIn,
} from '@fengsui/core'
import type { VNode } from 'preact'
import { AddNote, CloseCase, RecordFiling } from '../components/case-actions.tsx'
import { contentText } from '../components/content-text.ts'
import { CorrectTime, PendingCorrections } from '../components/corrections.tsx'
import { DutyList } from '../components/duty-list.tsx'
import { FactList } from '../components/fact-list.tsx'
import {
  CheckBox,
  ErrorSummary,
  type FormState,
  formAt,
  Select,
  TextArea,
  TextField,
} from '../components/fields.tsx'
import { gap } from '../components/gap.ts'
import { Grading } from '../components/grading.tsx'
import { renderDocument } from '../components/layout.tsx'
import { LevelBadge } from '../components/level-badge.tsx'
import { type NextAction, NextActionCard } from '../components/next-action.tsx'
import { Reach, type Receiver } from '../components/reach.tsx'
import { Timeline } from '../components/timeline.tsx'
import { Warnings } from '../components/warnings.tsx'
import { WorkButton, WorkForm } from '../components/work-form.tsx'
import { type Frame, readerMay } from '../frame.ts'
import { ContentsCheck } from '../outlook/contents-check.tsx'
import { Forecasts } from '../outlook/forecast.tsx'
import { MayFollow } from '../outlook/may-follow.tsx'
import { OtherRules, OwnGrades } from '../outlook/other-rules.tsx'
import type { Outlook } from '../outlook/outlook.ts'
import { WhyNot } from '../outlook/why-not.tsx'
import { Step } from '../public/receipt-page.tsx'
import { dayAndTime, fullTime, instantOf, timeOfDay } from '../words/times.ts'
import { capitalised, fill, labelIn, wordsIn } from '../words/words.ts'
import { type AskedByMail, Questions } from './questions.tsx'
import { RelationList, type Relations } from './relations.tsx'

/** A desk's file on one incident. */
export interface CaseView {
  readonly law: Instrument
  readonly id: string
  readonly file: Case
  readonly events: readonly CaseEvent[]
  readonly answer: AssessAnswer
  readonly outlook: Outlook
  readonly next: NextAction | undefined
  /** The desk's own party, whose duties it records. */
  readonly party: string
  /** The next desk up, when this one has one. `hosted`: it is in this deployment. */
  readonly upward:
    | { readonly zh: string; readonly en: string; readonly hosted: boolean; readonly done: boolean }
    | undefined
  /** Personal data of reporter and contact; shown to the desk that holds the case. */
  readonly contacts: readonly { readonly label: string; readonly value: string }[]
  /** Whom this party may have to call. */
  readonly receivers: readonly Receiver[]
  readonly relations: Relations
  /** What was asked by mail, oldest first. */
  readonly questions: readonly AskedByMail[]
  /** Whether mail is sent here, and there is an address to ask. */
  readonly mayAsk: boolean
  readonly key: string
  readonly form: FormState
}

interface Part {
  readonly view: CaseView
  readonly frame: Frame
}

/** `/desk/{id}`: accept, check, regrade, pass up; with everything that was received. */
export function renderCase(view: CaseView, frame: Frame): string {
  const words = wordsIn(frame.language)
  const { file, law, answer } = view
  const level = file.regrade?.level ?? answer.grades[0]?.level ?? ''
  const owner = file.status.state === 'accepted' ? file.status.by : words.queue.nobody
  const body = (
    <>
      <div class="head">
        <h1>{file.unit || file.title}</h1>
        <LevelBadge
          law={law}
          level={level}
          provisional={file.regrade === undefined && (answer.grades[0]?.provisional ?? true)}
          frame={frame}
        />
        {file.exercise && <span class="tag">{words.exercise}</span>}
        <span class="m">
          {words.queue.owner} {owner}
        </span>
        <span class="m end" role="status">
          {words.beijingTime} <time>{timeOfDay(frame.now)}</time>
        </span>
      </div>
      <ErrorSummary form={view.form} frame={frame} />
      <div class="desk three">
        <div class="stack">
          <NextActionCard next={view.next} frame={frame}>
            {readerMay(frame, 'case.escalate') && <Upward view={view} frame={frame} />}
          </NextActionCard>
          {readerMay(frame, 'case.record') && (
            <PendingCorrections
              file={file}
              base={`/desk/${view.id}`}
              form={view.form}
              frame={frame}
              mayConfirm={readerMay(frame, 'case.confirm')}
            />
          )}
          <Decisions view={view} frame={frame} />
          <RelationList id={view.id} file={file} relations={view.relations} form={view.form} frame={frame} />
          <DutyList duties={answer.duties} party={view.party} frame={frame} />
          <Reach receivers={view.receivers} frame={frame} />
          <Relay view={view} frame={frame} />
        </div>
        <div class="stack">
          <Reports view={view} frame={frame} />
          <p>
            <a href={`/desk/${view.id}/evidence`}>{fill(words.evidence.link, { n: file.evidence.length })}</a>
          </p>
          <ContentsCheck contents={view.outlook.contents} frame={frame} />
          <Grading law={law} answer={answer} file={file} frame={frame} />
          <div>
            <OwnGrades beside={view.outlook.beside} frame={frame} />
            <WhyNot law={law} answer={answer} frame={frame} />
            <Forecasts law={law} answer={answer} series={view.outlook.series} frame={frame} />
            <ToAsk answer={answer} frame={frame} />
            <OtherRules beside={view.outlook.beside} frame={frame} />
            <MayFollow law={law} liability={view.outlook.liability} frame={frame} />
          </div>
          <Questions
            asked={view.questions}
            mayAsk={view.mayAsk && readerMay(frame, 'case.record')}
            action={`/desk/${view.id}/ask`}
            form={view.form}
            frame={frame}
          />
          <section class="stack">
            <h2 class="hd">
              {words.log.title}{' '}
              <a class="m" href={`/cases/${view.id}/history`}>
                {words.log.all}
              </a>
            </h2>
            {readerMay(frame, 'case.record') && (
              <AddNote base={`/desk/${view.id}`} form={view.form} frame={frame} />
            )}
            <Timeline law={law} events={view.events} language={frame.language} />
          </section>
        </div>
        <FactList laws={view.outlook.laws} file={file} frame={frame} />
      </div>
    </>
  )
  return renderDocument(
    {
      title: view.next?.title ?? file.unit,
      kind: 'work',
      body,
      scripts: ['clock'],
      hasError: view.form.errors.length > 0,
    },
    frame,
  )
}

/** What a desk may ask the reporter for; the answer comes as a supplement. */
function ToAsk({ answer, frame }: { readonly answer: AssessAnswer; readonly frame: Frame }): VNode | null {
  const { questions } = wordsIn(frame.language)
  if (answer.ask.length === 0) return null
  return (
    <details class="panel" id="ask">
      <summary>{questions.title}</summary>
      <p class="m">{questions.lead}</p>
      <ul class="list">
        {answer.ask.map(({ id, question }) => (
          <li key={id}>{labelIn(question, frame.language)}</li>
        ))}
      </ul>
    </details>
  )
}

/** Passing up: the recipient by rule, telling peers in the same step, one confirmation. */
function Upward({ view, frame }: Part): VNode | null {
  const { work } = wordsIn(frame.language)
  const { upward } = view
  const form = formAt(view.form, `/desk/${view.id}/escalate`)
  if (upward === undefined) return null
  if (!upward.hosted) return <p class="m">{work.elsewhere}</p>
  const text = upward.done
    ? work.escalateAgain
    : fill(work.escalateTo, { desk: textIn(upward, frame.language) })
  return (
    <WorkButton frame={frame} action={`/desk/${view.id}/escalate`} text={text}>
      <input type="hidden" name="key" value={view.key} />
      {!upward.done && <CheckBox form={form} name="peersTold" label={work.peers} />}
      {!upward.done && <TextField form={form} name="peersHow" label={work.peersHow} />}
    </WorkButton>
  )
}

function Decisions({ view, frame }: Part): VNode {
  const { work } = wordsIn(frame.language)
  const base = `/desk/${view.id}`
  const levels = view.law.grades.map((grade) => ({
    value: grade.id,
    label: `${grade.roman} ${textIn(grade, frame.language)}`,
  }))
  const regrade = formAt(view.form, `${base}/regrade`)
  const own = view.answer.duties.filter(({ from }) => from === view.party)
  return (
    <section class="stack">
      {readerMay(frame, 'case.accept') && !isOwn(view.file, frame) && (
        <WorkButton frame={frame} action={`${base}/accept`} text={work.accept} />
      )}
      {readerMay(frame, 'case.regrade') && (
        <WorkForm frame={frame} form={regrade} title={work.regrade} submit={work.regrade}>
          <Select form={regrade} name="level" label={work.newLevel} empty="–" options={levels} />
          <TextArea form={regrade} name="reason" label={work.reason} hint={work.regradeHint} />
        </WorkForm>
      )}
      {readerMay(frame, 'case.record') && (
        <RecordFiling base={base} form={view.form} frame={frame} duties={own} />
      )}
      {readerMay(frame, 'case.record') && (
        <CorrectTime file={view.file} base={base} form={view.form} frame={frame} />
      )}
      {readerMay(frame, 'case.close') && <CloseCase base={base} form={view.form} frame={frame} />}
    </section>
  )
}

/** Whether the reader has taken this case on. */
const isOwn = ({ status }: Case, { person }: Frame): boolean =>
  status.state === 'accepted' && status.by === person?.name

/** Who had the alarm, and who has it now. */
function Relay({ view, frame }: Part): VNode {
  const { work } = wordsIn(frame.language)
  const handed = view.answer.duties.filter(
    ({ status, stage }) => status.startsWith('filed') && (stage === 'initial' || stage === 'forward'),
  )
  const open = view.answer.duties.filter(({ status, from }) => status === 'active' && from === view.party)
  return (
    <section>
      <h2 class="hd">{work.relay}</h2>
      <ol class="relay">
        {handed.map((duty) => (
          <Step key={duty.id} state="past" title={labelIn(duty.label, frame.language)}>
            {duty.filedAt !== undefined && <time>{dayAndTime(instantOf(duty.filedAt), frame.language)}</time>}
          </Step>
        ))}
        {open.map((duty, index) => (
          <Step
            key={duty.id}
            state={index === 0 ? 'now' : 'todo'}
            title={labelIn(duty.label, frame.language)}
          >
            {duty.dueSafe !== undefined && <time>{dayAndTime(instantOf(duty.dueSafe), frame.language)}</time>}
          </Step>
        ))}
      </ol>
    </section>
  )
}

/** Every report as it was received, newest first; nothing is ever replaced. */
function Reports({ view, frame }: Part): VNode {
  const words = wordsIn(frame.language)
  const named = view.answer.duties.find(({ stage, recipient }) => stage === 'initial' && recipient)?.recipient
  const lawful = named ? textIn({ en: named.zh, ...named }, frame.language) : words.work.anotherDesk
  return (
    <section class="stack">
      <h2 class="hd">{words.work.reports}</h2>
      {view.file.reports.toReversed().map((report) => (
        <article key={report.number} class="stack">
          <h3>
            {capitalised(words.followUp.kinds[report.kind], frame.language)}
            {gap}
            <span class="n">{formatReceiptNumber(report.number)}</span>
          </h3>
          <p class="m">
            <time>{fullTime(instantOf(report.at), frame.language)}</time>
            {gap}
            {words.form.roles[report.reporterRole]}
            {report.handedOver !== undefined &&
              `　${fill(words.work.handedOver, { from: report.handedOver.from, at: fullTime(instantOf(report.handedOver.firstReceivedAt), frame.language) })}`}
          </p>
          <Warnings codes={report.warnings} lawful={lawful} frame={frame} />
          <dl class="rows">
            {view.law.contents.map(({ id, field, label }) => {
              const text = contentText(report.contents, field)
              return text === undefined ? null : (
                <div key={id}>
                  <dt>{labelIn(label, frame.language)}</dt>
                  <dd>{text}</dd>
                </div>
              )
            })}
            {Object.entries(report.summary ?? {}).map(([part, text]) => (
              <div key={part}>
                <dt>{(words.followUp.summaryFields as Readonly<Record<string, string>>)[part] ?? part}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </article>
      ))}
      {view.contacts.length > 0 && (
        <dl class="rows">
          {view.contacts.map(({ label, value }) => (
            <div key={label + value}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
