import type { Forecast, Instant, Instrument, Series } from '@fengsui/core'
import type { VNode } from 'preact'
import { factText } from '../components/hits-list.tsx'
import type { Frame } from '../frame.ts'
import { dayAndTime, instantOf, timeOfDay } from '../words/times.ts'
import { fill, wordsIn } from '../words/words.ts'

interface ChartProps {
  readonly series: Series
  readonly crossings: readonly Forecast[]
  /** Name of the fact in words. */
  readonly fact: string
  readonly law: Instrument
  readonly frame: Frame
}

interface Point {
  readonly at: Instant
  readonly value: number
}

const minuteMs = 60_000

/** What is known: recorded points, or for an interruption its beginning and how long it was when last recorded. */
const seenPoints = (series: Series): readonly Point[] =>
  'points' in series
    ? [...series.points].sort((a, b) => a.at.ms - b.at.ms)
    : [
        { at: series.since, value: 0 },
        { at: series.knownAt, value: (series.knownAt.ms - series.since.ms) / minuteMs },
      ]

const width = 360
const height = 180
const top = 16
const bottom = 162
const left = 10
const right = 350

/** The values seen, where they lead, and the threshold; the same numbers stand in the table below. */
export function ForecastChart({ series, crossings, fact, law, frame }: ChartProps): VNode | null {
  const words = wordsIn(frame.language).forecast
  const seen = seenPoints(series)
  const [first] = seen
  const last = seen.at(-1)
  const [next] = crossings
  if (first === undefined || last === undefined || next === undefined) return null
  const at = instantOf(next.at)
  const late = next.latest === null ? at : instantOf(next.latest)
  const endMs = Math.max(at.ms, late.ms) + (Math.max(at.ms, late.ms) - first.at.ms) * 0.08
  const x = (ms: number): number =>
    round(left + ((ms - first.at.ms) / (endMs - first.at.ms)) * (right - left))
  const y = (value: number): number => round(bottom - (value / (next.threshold * 1.12)) * (bottom - top))
  const hit = { x: x(at.ms), y: y(next.threshold) }
  const early = x(instantOf(next.earliest).ms)
  return (
    <figure>
      <svg
        class="chart"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={fill(words.chart, { fact })}
      >
        <path
          class="band"
          d={`M${x(last.at.ms)} ${y(last.value)}L${early} ${hit.y}L${x(late.ms)} ${hit.y}z`}
        />
        <path class="th" d={`M${left} ${hit.y}H${right}`} />
        <path d={`M${left} ${bottom}H${right}`} />
        <path class="seen" d={`M${seen.map((point) => `${x(point.at.ms)} ${y(point.value)}`).join('L')}`} />
        <path class="next" d={`M${x(last.at.ms)} ${y(last.value)}L${hit.x} ${hit.y}`} />
        <circle class="hit" cx={hit.x} cy={hit.y} r="4.5" />
        <text x={left} y={hit.y - 5}>
          {factText(law, next.fact, next.threshold, frame.language)}
        </text>
        <text class="hot" x={Math.min(hit.x, right - 4)} y={hit.y + 18} text-anchor="end">
          {timeOfDay(at).slice(0, 5)}
        </text>
        <text x={left} y={height - 4}>
          {timeOfDay(first.at).slice(0, 5)}
        </text>
      </svg>
      <details>
        <summary class="m">{words.points}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.when}</th>
              <th scope="col" class="r">
                {words.value}
              </th>
            </tr>
          </thead>
          <tbody>
            {seen.map((point) => (
              <tr key={point.at.ms}>
                <td>
                  <time>{dayAndTime(point.at, frame.language)}</time>
                </td>
                <td class="r">{factText(law, next.fact, round(point.value), frame.language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

const round = (value: number): number => Math.round(value * 10) / 10
