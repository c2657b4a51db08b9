import { type CaseEvent, type Instant, parseInstant, plusMinutes, type Series } from '@fengsui/core'
import type { Law } from './assess-case.ts'
import type { CaseFile } from './case-file.ts'

/**
 * How the counted facts of a case have grown, read from its log: what was recorded at several times is a series; an
 * interruption that nobody recorded the end of has lasted since its length before it was recorded, and goes on.
 */
export function seriesOf({ assessor: { book } }: Law, file: CaseFile): readonly Series[] {
  const isOver = file.state.starts.some(
    ({ type }) => type === 'incident.recovered' || type === 'incident.handled',
  )
  return [...pointsByFact(file.events)].flatMap(([fact, points]): readonly Series[] => {
    const kind = book.facts.get(fact)?.kind
    if (kind?.type !== 'number') return []
    if (kind.unit !== 'min') return points.length < 2 ? [] : [{ fact, points }]
    const last = points.at(-1)
    return isOver || last === undefined || last.value <= 0
      ? []
      : [{ fact, since: plusMinutes(last.at, -last.value), knownAt: last.at }]
  })
}

interface Point {
  readonly at: Instant
  readonly value: number
}

/** Numbers by fact in the order they were recorded; of those recorded at one moment, the last. */
function pointsByFact(events: readonly CaseEvent[]): ReadonlyMap<string, readonly Point[]> {
  const points = new Map<string, readonly Point[]>()
  for (const event of events) {
    const at = event.type === 'facts.recorded' ? parseInstant(event.at) : undefined
    if (event.type !== 'facts.recorded' || at === undefined) continue
    for (const [fact, value] of Object.entries(event.data.facts)) {
      if (typeof value !== 'number') continue
      const before = (points.get(fact) ?? []).filter((point) => point.at.ms !== at.ms)
      points.set(fact, [...before, { at, value }])
    }
  }
  return points
}
