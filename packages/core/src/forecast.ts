import type { Forecast } from './answer.ts'
import type { AssessInput, Series } from './assess-input.ts'
import type { Situation } from './expression.ts'
import type { Grading } from './grading.ts'
import { formatInstant, type Instant, plusMinutes } from './instant.ts'
import type { Localized } from './localized.ts'

/**
 * When growing facts will cross which threshold, as far as their series tell. A forecast only warns: no level, no duty
 * and no clock rests on it.
 */
export function forecast(
  grading: Grading,
  { series = [] }: AssessInput,
  situation: Situation,
): readonly Forecast[] {
  return series
    .flatMap((one) => crossings(grading, one, situation))
    .sort((a, b) => a.at.ms - b.at.ms)
    .map(({ at, earliest, latest, ...rest }) => ({
      ...rest,
      at: formatInstant(at),
      earliest: formatInstant(earliest),
      latest: latest === undefined ? null : formatInstant(latest),
    }))
}

type Crossing = Omit<Forecast, 'at' | 'earliest' | 'latest'> & Crossed

interface Crossed {
  readonly at: Instant
  readonly earliest: Instant
  /** Undefined: in its slowest stretch it did not grow, so it may never come to that. */
  readonly latest: Instant | undefined
}

function crossings({ indicators }: Grading, series: Series, situation: Situation): readonly Crossing[] {
  return indicators
    .filter(({ subject }) => subject === undefined || subject.value(situation) !== false)
    .flatMap(({ source }) =>
      source.measures
        .filter(({ fact, op }) => fact === series.fact && op === '>=')
        .flatMap(({ fact, value }) => {
          const crossed = crossing(series, Number(value))
          if (crossed === undefined) return []
          const { id: indicator, level, confidence } = source
          return [
            {
              fact,
              indicator,
              level,
              threshold: Number(value),
              confidence,
              ...crossed,
              assumption: assumptionOf(series),
            },
          ]
        }),
    )
}

/** A crossing that is still to come after the last thing known. */
function crossing(series: Series, threshold: number): Crossed | undefined {
  if ('since' in series) {
    const at = plusMinutes(series.since, threshold)
    return at.ms > series.knownAt.ms ? { at, earliest: at, latest: at } : undefined
  }
  const growth = growthOf(series.points)
  const { last } = growth
  if (last.value >= threshold || growth.mean <= 0) return undefined
  const after = (perMinute: number): Instant =>
    plusMinutes(last.at, Math.ceil((threshold - last.value) / perMinute))
  return {
    at: after(growth.mean),
    earliest: after(growth.fastest),
    latest: growth.slowest > 0 ? after(growth.slowest) : undefined,
  }
}

type Point = { readonly at: Instant; readonly value: number }

interface Growth {
  readonly last: Point
  /** Per minute, over the whole series and over its fastest and slowest stretch. */
  readonly mean: number
  readonly fastest: number
  readonly slowest: number
}

function growthOf(points: readonly Point[]): Growth {
  const sorted = [...points].sort((a, b) => a.at.ms - b.at.ms)
  const [first] = sorted
  const last = sorted.at(-1)
  if (first === undefined || last === undefined) throw new Error('a series without points was let in')
  const rates = sorted.slice(1).map((point, index) => rate(sorted[index] ?? point, point))
  return { last, mean: rate(first, last), fastest: Math.max(...rates), slowest: Math.min(...rates) }
}

const rate = (from: Point, to: Point): number => ((to.value - from.value) / (to.at.ms - from.at.ms)) * 60_000

const goesOn: Localized = { zh: '假定中断持续', en: 'if the interruption goes on' }
const growsOn: Localized = {
  zh: '假定按已知各点的平均速度继续增长；最早、最晚按其中最快、最慢的一段推算',
  en: 'if it grows on at the mean rate of the points; the band takes its fastest and slowest stretch',
}
const assumptionOf = (series: Series): Localized => ('since' in series ? goesOn : growsOn)
