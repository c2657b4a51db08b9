import { type Instrument, textIn } from '@fengsui/core'
import type { VNode } from 'preact'
import { Icon } from '../components/icons.tsx'
import { renderDocument } from '../components/layout.tsx'
import { LevelBadge } from '../components/level-badge.tsx'
import { type NextAction, NextActionCard } from '../components/next-action.tsx'
import type { Frame } from '../frame.ts'
import type { CaseLine } from '../operator/incidents-page.tsx'
import { UndeliveredNotice } from '../outbox/outbox-page.tsx'
import { dayAndTime, span, timeOfDay } from '../words/times.ts'
import { fill, wordsIn } from '../words/words.ts'

/** One page of a desk's queue. */
export interface QueueView {
  readonly law: Instrument
  readonly organisation: { readonly zh: string; readonly en: string }
  readonly lines: readonly CaseLine[]
  readonly state: 'open' | 'closed'
  readonly total: number
  /** Counting ends here: a count that reaches it is shown as that many and more. */
  readonly mostCounted: number
  readonly openTotal: number
  readonly offset: number
  readonly pageSize: number
  /** How many deliveries wait for this reader. */
  readonly undelivered: number
  readonly next: (NextAction & { readonly caseId: string; readonly unit: string }) | undefined
}

/** `/desk`: what has to be done next, then every report by its nearest legal deadline. */
export function renderQueue(view: QueueView, frame: Frame): string {
  const { queue, work } = wordsIn(frame.language)
  const body = (
    <>
      <div class="head">
        <h1>{queue.title}</h1>
        <span>{textIn(view.organisation, frame.language)}</span>
        <span class="m end" role="status">
          <time>{timeOfDay(frame.now)}</time>　{fill(queue.counts, { n: counted(view, view.openTotal) })}
        </span>
      </div>
      <div class="stack">
        <UndeliveredNotice count={view.undelivered} frame={frame} />
        {view.state === 'open' && (
          <NextActionCard
            next={view.next}
            frame={frame}
            about={view.next && <a href={`/desk/${view.next.caseId}`}>{view.next.unit}</a>}
          >
            {view.next !== undefined && (
              <p class="row">
                <a class="btn" href={`/desk/${view.next.caseId}`}>
                  {work.open}
                </a>
              </p>
            )}
          </NextActionCard>
        )}
        <nav aria-label={queue.title}>
          <ul class="tabs">
            {(['open', 'closed'] as const).map((state) => (
              <li key={state}>
                <a href={`/desk?state=${state}`} aria-current={state === view.state ? 'page' : undefined}>
                  {queue[state]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {view.lines.length === 0 ? (
          <p class="empty">{queue.empty}</p>
        ) : (
          <QueueTable view={view} frame={frame} />
        )}
        <Paging view={view} frame={frame} />
      </div>
    </>
  )
  return renderDocument(
    { title: view.next?.title ?? queue.title, kind: 'work', body, scripts: ['clock'] },
    frame,
  )
}

interface Part {
  readonly view: QueueView
  readonly frame: Frame
}

function QueueTable({ view, frame }: Part): VNode {
  const { queue } = wordsIn(frame.language)
  const heads = [
    queue.due,
    queue.unit,
    queue.level,
    queue.received,
    queue.waiting,
    queue.channel,
    queue.suspect,
    queue.owner,
  ]
  return (
    <table class="fold q">
      <caption class="m">{queue.order}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col" aria-sort={head === queue.due ? 'ascending' : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {view.lines.map((line) => (
          <QueueLine key={line.id} line={line} law={view.law} frame={frame} />
        ))}
      </tbody>
    </table>
  )
}

function QueueLine({
  line,
  law,
  frame,
}: {
  readonly line: CaseLine
  readonly law: Instrument
  readonly frame: Frame
}): VNode {
  const words = wordsIn(frame.language)
  const { queue } = words
  const channels: Readonly<Record<string, string>> = queue.channels
  const received = { ms: line.receivedMs, offset: frame.now.offset }
  return (
    <tr>
      <td data-l={queue.due} class="self">
        <DueCell line={line} frame={frame} />
      </td>
      <th scope="row" data-l={queue.unit} class="self">
        <a href={`/desk/${line.id}`}>{line.unit || line.title}</a>{' '}
        {line.exercise && <span class="tag">{words.exercise}</span>}
        <br />
        <span class="m">{line.title}</span>
      </th>
      <td data-l={queue.level} class="self">
        <LevelBadge law={law} level={line.level} provisional={line.provisional} frame={frame} />
      </td>
      <td data-l={queue.received}>
        <span class="n">{dayAndTime(received, frame.language)}</span>
      </td>
      <td data-l={queue.waiting}>
        <span class="n">{span(frame.now.ms - line.receivedMs, frame.language)}</span>
      </td>
      <td data-l={queue.channel}>{channels[line.channel] ?? line.channel}</td>
      <td data-l={queue.suspect} class={line.suspect === undefined ? 'nil' : undefined}>
        {line.suspect === undefined ? (
          <span class="m">{words.none}</span>
        ) : (
          <a href={`/desk/${line.id}/compare/${line.suspect.other}`}>
            {fill(words.relation.suspected, { n: line.suspect.points })}
          </a>
        )}
      </td>
      <td data-l={queue.owner}>{line.assignee ?? <span class="m">{queue.nobody}</span>}</td>
    </tr>
  )
}

function DueCell({ line, frame }: { readonly line: CaseLine; readonly frame: Frame }): VNode {
  const { queue, act } = wordsIn(frame.language)
  if (line.nextDueMs === undefined) return <span class="m">{queue.noDue}</span>
  const left = line.nextDueMs - frame.now.ms
  const heat = left < 0 ? 'late' : left < 15 * 60_000 ? 'soon-t' : 'run'
  return (
    <>
      <Icon name={left < 0 ? 'over' : heat === 'run' ? 'run' : 'soon'} />{' '}
      <span class={`n ${heat}`}>
        {left < 0 ? act.overBy : act.left} {span(left, frame.language)}
      </span>{' '}
      <span class="m n">{timeOfDay({ ms: line.nextDueMs, offset: frame.now.offset })}</span>
    </>
  )
}

const counted = ({ mostCounted }: QueueView, count: number): string =>
  count < mostCounted ? String(count) : `${mostCounted}+`

function Paging({ view, frame }: Part): VNode | null {
  const { queue } = wordsIn(frame.language)
  if (view.total === 0) return null
  const to = Math.min(view.total, view.offset + view.pageSize)
  return (
    <p class="m">
      {fill(queue.page, { from: view.offset + 1, to, n: counted(view, view.total) })}{' '}
      {to < view.total && <a href={`/desk?state=${view.state}&from=${to}`}>{queue.nextPage}</a>}
    </p>
  )
}
