import {
  type AssessAnswer,
  citationIn,
  type DutyAnswer,
  type Instrument,
  partyName,
  textIn,
} from '@fengsui/core'
import type { ComponentChildren, VNode } from 'preact'
import { ConfidenceMark } from '../components/confidence-mark.tsx'
import { gap } from '../components/gap.ts'
import { LevelBadge } from '../components/level-badge.tsx'
import type { Frame } from '../frame.ts'
import { dayAndTime, instantOf } from '../words/times.ts'
import { fill, labelIn, wordsIn } from '../words/words.ts'
import type { Outlook } from './outlook.ts'

interface OtherRulesProps {
  readonly beside: Outlook['beside']
  readonly frame: Frame
  /** What the reader can be asked. */
  readonly children?: ComponentChildren
}

const quiet: ReadonlySet<DutyAnswer['status']> = new Set(['not_triggered', 'not_bound', 'not_in_force'])

/** What the leading rules' neighbours say, each with its own grade and duties, side by side. */
export function OtherRules({ beside, frame, children }: OtherRulesProps): VNode | null {
  const words = wordsIn(frame.language).beside
  if (beside.length === 0) return null
  const asks = (one: Neighbour): boolean => one.answer.duties.some(({ status }) => isOwed(status))
  const mayAsk = (one: Neighbour): boolean =>
    !asks(one) && one.answer.duties.some(({ status }) => status === 'unknown')
  const [asking, open] = [beside.filter(asks), beside.filter(mayAsk)]
  const silent = beside.length - asking.length - open.length
  return (
    <details class="panel" id="beside">
      <summary>{words.title}</summary>
      <p class="m">{words.lead}</p>
      {asking.length === 0 && <p>{words.none}</p>}
      {asking.length > 0 && <Sides of={asking} frame={frame} />}
      {open.length > 0 && (
        <details class="panel">
          <summary>{fill(words.undecided, { n: open.length })}</summary>
          <Sides of={open} frame={frame} />
        </details>
      )}
      {children}
      {silent > 0 && <p class="m">{fill(words.quiet, { n: silent })}</p>}
    </details>
  )
}

type Neighbour = Outlook['beside'][number]

const isOwed = (status: DutyAnswer['status']): boolean => !quiet.has(status) && status !== 'unknown'

function Sides({ of, frame }: { readonly of: readonly Neighbour[]; readonly frame: Frame }): VNode {
  const words = wordsIn(frame.language).beside
  return (
    <table class="fold sides">
      <thead>
        <tr>
          {[words.rule, words.grade, words.duties].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {of.map(({ law, answer }) => (
          <tr key={law.id}>
            <th scope="row" data-l={words.rule}>
              <a href={`/rules/${law.id}`}>{textIn(law.title, frame.language)}</a>
            </th>
            <td data-l={words.grade}>
              <GradeOf law={law} answer={answer} frame={frame} />
            </td>
            <td data-l={words.duties}>
              {answer.duties
                .filter(({ status }) => !quiet.has(status))
                .map((duty) => (
                  <OtherDuty key={duty.id + duty.to} duty={duty} law={law} frame={frame} />
                ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The grades of the deployment's own rules, which judge every case: side by side with the leading one. */
export function OwnGrades({ beside, frame }: OtherRulesProps): VNode | null {
  const own = beside.filter(({ law }) => law.onlyWhenNamed !== true)
  if (own.length === 0) return null
  return (
    <ul class="ways">
      {own.map(({ law, answer }) => (
        <li key={law.id}>
          <GradeOf law={law} answer={answer} frame={frame} />　
          <a href={`/rules/${law.id}`}>{textIn(law.title, frame.language)}</a>
        </li>
      ))}
    </ul>
  )
}

/** Its own grade; a rule that has no grades says so in its words. */
function GradeOf({
  law,
  answer,
  frame,
}: {
  readonly law: Instrument
  readonly answer: AssessAnswer
  readonly frame: Frame
}): VNode {
  const [grade] = answer.grades
  if (grade === undefined || law.grades.length < 2)
    return <span class="m">{grade === undefined ? '–' : textIn(grade, frame.language)}</span>
  return <LevelBadge law={law} level={grade.level} provisional={grade.provisional} frame={frame} />
}

function OtherDuty({
  duty,
  law,
  frame,
}: {
  readonly duty: DutyAnswer
  readonly law: Instrument
  readonly frame: Frame
}): VNode {
  const { language } = frame
  const words = wordsIn(language).duty
  return (
    <div class="said">
      {labelIn(duty.label, language)}{' '}
      <b>
        {duty.dueSafe === undefined ? (
          words.status[duty.status]
        ) : (
          <>
            {duty.status === 'unknown' ? `${words.if} ` : ''}
            <time dateTime={duty.dueSafe}>{dayAndTime(instantOf(duty.dueSafe), language)}</time>
          </>
        )}
      </b>
      <p class="m">
        {partyName(law, duty.to, language)}
        {gap}
        {citationIn(duty, language)} <ConfidenceMark of={duty.confidence} language={language} />
      </p>
    </div>
  )
}
