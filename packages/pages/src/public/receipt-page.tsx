import {
  type AssessAnswer,
  citationIn,
  type DutyAnswer,
  formatReceiptNumber,
  type Instrument,
  textIn,
} from '@fengsui/core'
import type { VNode } from 'preact'
import { ConfidenceMark } from '../components/confidence-mark.tsx'
import { gap } from '../components/gap.ts'
import { factText } from '../components/hits-list.tsx'
import { Drawing, Icon } from '../components/icons.tsx'
import { renderDocument } from '../components/layout.tsx'
import { LevelBadge } from '../components/level-badge.tsx'
import { Warnings } from '../components/warnings.tsx'
import type { Frame } from '../frame.ts'
import { dayAndTime, fullTime, instantOf } from '../words/times.ts'
import { bracketed, fill, labelIn, withColon, wordsIn } from '../words/words.ts'
import type { Words } from '../words/zh.ts'
import { SignedCopy, type SignedCopyView } from './signed-copy.tsx'

/** A receipt as its reporter sees it right after sending. */
export interface ReceiptView {
  readonly law: Instrument
  readonly number: string
  readonly receivedAt: string
  readonly digest: string
  readonly desk: { readonly zh: string; readonly en: string }
  /** Whom the rules name, where another desk stands in. */
  readonly lawful?: { readonly zh: string; readonly en: string }
  readonly kind: keyof Words['followUp']['kinds']
  readonly unit: string | undefined
  /** Part of an exercise: it runs like the real thing, and says so. */
  readonly exercise: boolean
  readonly followUp: string
  /** How many files came with it, if any. */
  readonly files?: number
  readonly grades: AssessAnswer['grades']
  readonly duties: readonly DutyAnswer[]
  /** Codes of warnings; unknown codes are passed over. */
  readonly warnings: readonly string[]
  /** Absent while the receiving desk is not known yet. */
  readonly signedCopy?: SignedCopyView
}

interface Part {
  readonly view: ReceiptView
  readonly frame: Frame
  readonly words: Words
}

/** The receipt: number, time, digest, desk, grade, what comes next, and the code for following up. */
export function renderReceipt(view: ReceiptView, frame: Frame): string {
  const words = wordsIn(frame.language)
  const part = { view, frame, words }
  const body = (
    <div class="two-col">
      <div class="stack" data-received>
        <div>
          <p class="ok row">
            <Icon name="done" />
            <b>{words.receipt.received}</b>
          </p>
          <h1>
            {words.receipt.heading} {view.exercise && <span class="tag">{words.exercise}</span>}
          </h1>
        </div>
        <Proof {...part} />
        <Warnings
          codes={view.warnings}
          lawful={textIn(view.lawful ?? view.desk, frame.language)}
          frame={frame}
        />
        <p class="hint noprint">{words.receipt.print}</p>
        <Next {...part} />
        <Others {...part} />
      </div>
      <aside class="stack">
        <section class="panel">
          <h2>{words.receipt.code}</h2>
          <p class="code">{view.followUp}</p>
          <p class="hint">{words.receipt.codeHint}</p>
        </section>
        {view.signedCopy !== undefined && (
          <SignedCopy view={view.signedCopy} words={words} language={frame.language} />
        )}
        <section>
          <h2>{words.receipt.wrong}</h2>
          <p>
            {words.receipt.wrongText} <a href="/follow-up">{words.nav.followUp}</a>
          </p>
        </section>
      </aside>
    </div>
  )
  const title = fill(words.receipt.title, { number: formatReceiptNumber(view.number) })
  return renderDocument({ title, kind: 'public', body, scripts: ['form'] }, frame)
}

const grouped = (digest: string): string => digest.replace(/(.{8})(?=.)/g, '$1 ')

function Proof({ view, frame, words }: Part): VNode {
  const { receipt, followUp } = words
  const grade = view.grades.find(({ instrument }) => instrument === view.law.id)
  return (
    <section class="panel stack">
      <p class="code big">{formatReceiptNumber(view.number)}</p>
      <dl class="rows">
        <Row label={receipt.receivedAt}>
          <time dateTime={view.receivedAt}>{fullTime(instantOf(view.receivedAt), frame.language)}</time>
          {bracketed(`${words.beijingTime}${gap}${receipt.byServer}`, frame.language)}
        </Row>
        <Row label={receipt.desk}>{textIn(view.desk, frame.language)}</Row>
        {view.unit !== undefined && <Row label={receipt.unit}>{view.unit}</Row>}
        <Row label={receipt.kind}>{followUp.kinds[view.kind]}</Row>
        {grade !== undefined && (
          <Row label={receipt.grade}>
            <LevelBadge law={view.law} level={grade.level} provisional={grade.provisional} frame={frame} />
            {grade.hits
              .filter((hit) => hit.level === grade.level)
              .map((hit) => (
                <p key={hit.id} class="m">
                  {withColon(labelIn(hit.label, frame.language), frame.language)}
                  {factText(view.law, hit.fact, hit.value, frame.language)}
                  {gap}
                  {hit.id}
                  {gap}
                  {citationIn(hit, frame.language)}{' '}
                  <ConfidenceMark of={hit.confidence} language={frame.language} />
                </p>
              ))}
          </Row>
        )}
        <Row label={receipt.digest}>
          <span class="dig">{grouped(view.digest)}</span>
          {view.files !== undefined && <p class="m">{fill(words.evidence.received, { n: view.files })}</p>}
        </Row>
      </dl>
    </section>
  )
}

const Row = ({
  label,
  children,
}: {
  readonly label: string
  readonly children: preact.ComponentChildren
}): VNode => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
)

/** What the relay shows of a duty: passed, lit, or still to come. */
function Next({ view, frame, words }: Part): VNode {
  const filed = view.duties.filter(({ filedAt }) => filedAt !== undefined)
  const coming = view.duties.filter(
    ({ stage, status, filedAt }) =>
      filedAt === undefined &&
      followsReport.has(stage) &&
      (status === 'not_started' || status === 'no_fixed_deadline'),
  )
  return (
    <section>
      <h2>{words.receipt.next}</h2>
      <ol class="relay">
        {filed.map((duty) => (
          <Step key={duty.id} state="past" title={labelIn(duty.label, frame.language)}>
            {duty.filedAt !== undefined && <time>{dayAndTime(instantOf(duty.filedAt), frame.language)}</time>}
            {gap}
            {deliveredText(duty, words)}
          </Step>
        ))}
        <Step state="now" title={words.receipt.checking}>
          {words.receipt.checkingText}
        </Step>
        {coming.map((duty) => (
          <Step key={`${duty.id}${duty.to}`} state="todo" title={labelIn(duty.label, frame.language)}>
            {duty.status === 'no_fixed_deadline' ? words.receipt.promptly : words.receipt.notStarted}
          </Step>
        ))}
      </ol>
    </section>
  )
}

/** Nothing is called in time that has no time limit, or one whose start nobody knows yet. */
function deliveredText({ dueLatest, stage, status }: DutyAnswer, { receipt }: Words): string {
  if (dueLatest === undefined) return stage === 'initial' ? receipt.untimed : receipt.delivered
  return status === 'filed_late' ? receipt.late : receipt.onTime
}

/** What comes after a first report, to the same desk. */
const followsReport: ReadonlySet<DutyAnswer['stage']> = new Set(['supplement', 'progress', 'final'])

interface StepProps {
  readonly state: 'past' | 'now' | 'todo'
  readonly title: string
  readonly children: preact.ComponentChildren
}

/** One tower of the relay. */
export const Step = ({ state, title, children }: StepProps): VNode => (
  <li class={state}>
    <Drawing name={state === 'now' ? 'lit' : 'tower'} />
    <b>{title}</b>
    <span class="m">{children}</span>
  </li>
)

function Others({ view, frame, words }: Part): VNode | null {
  const promptly = view.duties.filter(
    ({ stage, status }) => status === 'no_fixed_deadline' && !followsReport.has(stage),
  )
  const running = view.duties.filter(({ from, status }) => from === 'operator' && status === 'active')
  if (promptly.length + running.length === 0) return null
  return (
    <section>
      <h2>{words.receipt.others}</h2>
      <ul class="list">
        {[...running, ...promptly].map((duty) => (
          <li key={duty.id}>
            {withColon(labelIn(duty.label, frame.language), frame.language)}
            {duty.dueSafe === undefined ? (
              words.receipt.promptly
            ) : (
              <time>{dayAndTime(instantOf(duty.dueSafe), frame.language)}</time>
            )}
            <span class="m">
              {gap}
              {citationIn(duty, frame.language)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
