import { citationIn, type DutyAnswer, type Recipient } from '@fengsui/core'
import type { VNode } from 'preact'
import type { Frame } from '../frame.ts'
import { dayAndTime, instantOf, span } from '../words/times.ts'
import { fill, labelIn, wordsIn } from '../words/words.ts'
import { ConfidenceMark } from './confidence-mark.tsx'
import { gap } from './gap.ts'
import { Icon, type IconName } from './icons.tsx'

const icons: Readonly<Record<DutyAnswer['status'], IconName>> = {
  active: 'run',
  filed_on_time: 'done',
  filed_late: 'done',
  not_started: 'idle',
  no_fixed_deadline: 'idle',
  not_triggered: 'idle',
  not_bound: 'idle',
  not_in_force: 'idle',
  superseded: 'idle',
  suspended: 'pause',
  unknown: 'pause',
}

/** Running first by due time, then what is being judged, then what waits, then what is done. */
const order: readonly DutyAnswer['status'][] = [
  'active',
  'unknown',
  'no_fixed_deadline',
  'not_started',
  'filed_late',
  'filed_on_time',
]

const quiet: ReadonlySet<DutyAnswer['status']> = new Set(['not_triggered', 'not_bound', 'not_in_force'])

const rank = (duty: DutyAnswer): number =>
  order.indexOf(duty.status) * 1e15 + (duty.dueSafe === undefined ? 9e14 : instantOf(duty.dueSafe).ms)

interface DutyListProps {
  readonly duties: readonly DutyAnswer[]
  /** Who reads: the duties of others come after one's own. */
  readonly party: string
  readonly frame: Frame
}

/** All duties by urgency; those of others that wait, and those that do not apply, are folded away. */
export function DutyList({ duties, party, frame }: DutyListProps): VNode {
  const words = wordsIn(frame.language).duty
  const leads = ({ status, from }: DutyAnswer): boolean =>
    !quiet.has(status) && (from === party || status === 'active' || status.startsWith('filed'))
  const shown = duties.filter(leads).sort((a, b) => rank(a) - rank(b))
  const others = duties.filter((duty) => !leads(duty))
  return (
    <section>
      <h2 class="hd">
        {words.all} <span class="m">{words.byUrgency}</span>
      </h2>
      <ul class="duty">
        {shown.map((duty) => (
          <DutyRow key={`${duty.id}${duty.to}`} duty={duty} frame={frame} />
        ))}
      </ul>
      {others.length > 0 && (
        <details>
          <summary class="m">{fill(words.others, { n: others.length })}</summary>
          <ul class="duty">
            {others.map((duty) => (
              <DutyRow key={`${duty.id}${duty.to}`} duty={duty} frame={frame} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function DutyRow({ duty, frame }: { readonly duty: DutyAnswer; readonly frame: Frame }): VNode {
  const { language } = frame
  const words = wordsIn(language).duty
  return (
    <li>
      <Icon name={icons[duty.status]} />
      <b>{labelIn(duty.label, language)}</b>
      <DutyClock duty={duty} frame={frame} />
      <span class="m">
        {duty.dueSafe !== undefined && (
          <>
            {duty.status === 'unknown' ? `${words.if} ` : ''}
            <time dateTime={duty.dueSafe}>{dayAndTime(instantOf(duty.dueSafe), language)}</time>
            {gap}
          </>
        )}
        {duty.recipient === null ? words.needsHuman : nameOf(duty.recipient, language)}
        {gap}
        {duty.alsoNotify !== undefined && (
          <>
            {fill(words.alsoNotify, {
              names: duty.alsoNotify.map((one) => nameOf(one, language)).join('、'),
            })}
            {gap}
          </>
        )}
        {citationIn(duty, language)} <ConfidenceMark of={duty.confidence} language={language} />
      </span>
    </li>
  )
}

const nameOf = ({ zh, en = zh }: Recipient, language: Frame['language']): string =>
  language === 'en' ? en : zh

function DutyClock({ duty, frame }: { readonly duty: DutyAnswer; readonly frame: Frame }): VNode {
  const words = wordsIn(frame.language)
  if (duty.status === 'not_started' && duty.filedAt !== undefined)
    return <span class="n">{words.receipt.delivered}</span>
  if (duty.status !== 'active' || duty.dueSafe === undefined) {
    return (
      <span class={duty.status === 'filed_on_time' ? 'n ok' : 'n'}>{words.duty.status[duty.status]}</span>
    )
  }
  const left = instantOf(duty.dueSafe).ms - frame.now.ms
  return (
    <span class={left < 0 ? 'n late' : 'n run'}>
      {left < 0 ? `${words.act.overBy} ` : ''}
      {span(left, frame.language)}
    </span>
  )
}
