import { parseInstant } from '@fengsui/core'
import type { VNode } from 'preact'
import { Icon } from '../components/icons.tsx'
import { renderDocument } from '../components/layout.tsx'
import type { Frame } from '../frame.ts'
import { fullTime } from '../words/times.ts'
import { fill, wordsIn } from '../words/words.ts'

/** The clock of a server beside others, and what was recorded of it. */
export interface TimeView {
  readonly agrees: boolean
  readonly findings: readonly {
    /** `database`, or the address of a time source. */
    readonly source: string
    readonly atMs: number
    /** How far this server is behind; undefined: no answer. */
    readonly offsetMs: number | undefined
  }[]
  readonly record: readonly {
    readonly type: 'time.jumped' | 'time.apart' | 'time.agrees'
    readonly at: string
    readonly byMs: number
    readonly source: string
    readonly from: string
    readonly to: string
  }[]
  /** From here on two clocks are not the same. */
  readonly tolerableMs: number
}

interface Part {
  readonly view: TimeView
  readonly frame: Frame
}

/** `/time`: for administrators. */
export function renderTime(view: TimeView, frame: Frame): string {
  const { time } = wordsIn(frame.language)
  const body = (
    <div class="stack">
      <h1>{time.title}</h1>
      <p>{time.lead}</p>
      <p class={view.agrees ? 'say ok' : 'say no'}>
        <Icon name={view.agrees ? 'done' : 'over'} />
        <span>{view.agrees ? time.agrees : time.apart}</span>
      </p>
      <Findings view={view} frame={frame} />
      {view.findings.length < 2 && <p class="hint">{time.none}</p>}
      <h2>{time.record}</h2>
      <Recorded view={view} frame={frame} />
    </div>
  )
  return renderDocument({ title: time.title, kind: 'work', body }, frame)
}

const seconds = (ms: number): string => (Math.abs(ms) / 1000).toFixed(1)

function Findings({ view, frame }: Part): VNode {
  const { time } = wordsIn(frame.language)
  const off = (ms: number | undefined): string => {
    if (ms === undefined) return time.unknown
    if (Math.abs(ms) <= view.tolerableMs) return fill(time.same, { ms: Math.abs(Math.round(ms)) })
    return fill(ms > 0 ? time.ahead : time.behind, { s: seconds(ms) })
  }
  return (
    <table class="fold">
      <thead>
        <tr>
          <th scope="col">{time.source}</th>
          <th scope="col">{time.off}</th>
          <th scope="col">{time.asked}</th>
        </tr>
      </thead>
      <tbody>
        {view.findings.map(({ source, offsetMs, atMs }) => (
          <tr key={source}>
            <th scope="row" data-l={time.source}>
              {source === 'database' ? time.database : source}
            </th>
            <td data-l={time.off}>{off(offsetMs)}</td>
            <td data-l={time.asked}>
              <time>{fullTime({ ms: atMs, offset: frame.now.offset }, frame.language)}</time>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Recorded({ view, frame }: Part): VNode {
  const { time } = wordsIn(frame.language)
  const shown = (text: string): string => {
    const instant = parseInstant(text)
    return instant === undefined ? text : fullTime({ ...instant, offset: frame.now.offset }, frame.language)
  }
  if (view.record.length === 0) return <p class="empty">{time.noRecord}</p>
  return (
    <table class="fold">
      <thead>
        <tr>
          <th scope="col">{time.at}</th>
          <th scope="col">{time.what}</th>
        </tr>
      </thead>
      <tbody>
        {view.record.map(({ type, at, byMs, source, from, to }) => (
          <tr key={`${at} ${type} ${source}`}>
            <th scope="row" data-l={time.at}>
              <time dateTime={at}>{shown(at)}</time>
            </th>
            <td data-l={time.what}>
              {fill(time.events[type], {
                s: `${byMs < 0 ? '−' : ''}${seconds(byMs)}`,
                source: source === 'database' ? time.database : source,
                from: shown(from),
                to: shown(to),
              })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
