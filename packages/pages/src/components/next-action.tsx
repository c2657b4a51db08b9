import type { DutyAnswer } from '@fengsui/core'
import type { ComponentChildren, VNode } from 'preact'
import type { Frame } from '../frame.ts'
import { dayAndTime, instantOf, span, timeOfDay } from '../words/times.ts'
import { bracketed, wordsIn } from '../words/words.ts'
import { ConfidenceMark } from './confidence-mark.tsx'
import { Icon, type IconName } from './icons.tsx'

/** The one thing to do next: a duty, and how it is said here. */
export interface NextAction {
  readonly duty: DutyAnswer
  /** Do what. */
  readonly title: string
  /** To whom; undefined while a person has to find out. */
  readonly to: string | undefined
  /** Why, in one sentence. */
  readonly why: string
}

type Heat = 'running' | 'soon' | 'over' | 'wait'
const soonMs = 15 * 60_000

function heatOf({ dueSafe }: DutyAnswer, nowMs: number): Heat {
  if (dueSafe === undefined) return 'wait'
  const left = instantOf(dueSafe).ms - nowMs
  return left < 0 ? 'over' : left < soonMs ? 'soon' : 'running'
}

const icons: Readonly<Record<Heat, IconName>> = { running: 'run', soon: 'soon', over: 'over', wait: 'wait' }

interface CardProps {
  readonly next: NextAction | undefined
  readonly frame: Frame
  /** What it is about, where the page is about more than one thing. */
  readonly about?: ComponentChildren
  /** What to press. */
  readonly children?: ComponentChildren
}

/** The tower: do what, by when, why; or that nothing runs. */
export function NextActionCard({ next, frame, about, children }: CardProps): VNode {
  const { act } = wordsIn(frame.language)
  if (next === undefined) {
    return (
      <section class="act done" aria-labelledby="next">
        <p class="k">
          <Icon name="done" /> {act.next}
        </p>
        <h2 id="next">{act.nothing}</h2>
        <p>{act.nothingText}</p>
        {children}
      </section>
    )
  }
  const { duty, title } = next
  const heat = heatOf(duty, frame.now.ms)
  return (
    <section class={heat === 'running' ? 'act' : `act ${heat}`} aria-labelledby="next">
      <Fuse duty={duty} frame={frame} />
      <div class={about === undefined ? undefined : 'wide-act'}>
        <div>
          <p class="k">
            <Icon name={icons[heat]} /> {act.next} · <span data-clock-word>{act[heat]}</span>
          </p>
          <h2 id="next">{title}</h2>
          {about !== undefined && <p>{about}</p>}
          {about === undefined && <Countdown duty={duty} heat={heat} frame={frame} />}
          <Reasons next={next} frame={frame} />
          {heat === 'over' && <p>{act.still}</p>}
        </div>
        {about !== undefined && <Countdown duty={duty} heat={heat} frame={frame} />}
        {children}
      </div>
    </section>
  )
}

/** To whom, by when in absolute time, and why. */
function Reasons({ next, frame }: { readonly next: NextAction; readonly frame: Frame }): VNode {
  const words = wordsIn(frame.language)
  const { act } = words
  const { duty, to, why } = next
  return (
    <dl class="rows">
      <div>
        <dt>{act.to}</dt>
        <dd>{to ?? words.duty.needsHuman}</dd>
      </div>
      <div>
        <dt>{act.latest}</dt>
        <dd>
          {duty.dueSafe === undefined ? act.promptly : <AbsoluteTime at={duty.dueSafe} frame={frame} />}
        </dd>
      </div>
      <div>
        <dt>{act.basis}</dt>
        <dd>
          {why} <ConfidenceMark of={duty.confidence} language={frame.language} />
        </dd>
      </div>
    </dl>
  )
}

function AbsoluteTime({ at, frame }: { readonly at: string; readonly frame: Frame }): VNode {
  const words = wordsIn(frame.language)
  return (
    <>
      <time dateTime={at}>{dayAndTime(instantOf(at), frame.language)}</time>
      <span class="n">{bracketed(words.beijingTime, frame.language)}</span>
    </>
  )
}

interface CountdownProps {
  readonly duty: DutyAnswer
  readonly heat: Heat
  readonly frame: Frame
}

function Countdown({ duty, heat, frame }: CountdownProps): VNode | null {
  const { act } = wordsIn(frame.language)
  if (duty.dueSafe === undefined) return null
  const due = instantOf(duty.dueSafe).ms
  return (
    <p
      class="clock"
      role="timer"
      data-due={due}
      data-left={act.left}
      data-over={act.overBy}
      data-over-word={act.over}
    >
      <small>{heat === 'over' ? act.overBy : act.left}</small>
      <span>{span(due - frame.now.ms, frame.language)}</span>
    </p>
  )
}

const ticks = 'M0 11v4M16.67 11v4M33.33 11v4M50 11v4M66.67 11v4M83.33 11v4M100 11v4'

/** From start to due: the burnt part hollow, what is left solid, six ticks. */
function Fuse({ duty, frame }: { readonly duty: DutyAnswer; readonly frame: Frame }): VNode | null {
  const { act } = wordsIn(frame.language)
  if (duty.dueSafe === undefined || duty.startedBy === undefined) return null
  const start = instantOf(duty.startedBy.at)
  const due = instantOf(duty.dueSafe)
  const burnt = Math.min(100, Math.max(0, ((frame.now.ms - start.ms) / (due.ms - start.ms)) * 100)).toFixed(1)
  return (
    <>
      <svg class="fuse" viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true">
        <path class="base" d={`M0 8.5H${burnt}`} />
        <path class="left" d={`M${burnt} 0H100v9H${burnt}z`} />
        <path d={ticks} />
      </svg>
      <p class="ends">
        <span>
          {act.started} <time>{timeOfDay(start)}</time>
        </span>
        <span>
          {act.due} <time>{timeOfDay(due)}</time>
        </span>
      </p>
    </>
  )
}
