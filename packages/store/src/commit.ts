import { setTimeout as sleep } from 'node:timers/promises'
import { applyWorks } from './apply-works.ts'
import type { Engine } from './engine.ts'
import { recordedEvents } from './queries/events.ts'
import type { CommitResult, UnitOfWork } from './store.ts'

/** How often work is tried again after a failure that had no effect, and how long the pauses grow. */
const mostTries = 6
const firstPauseMs = 20

/**
 * Commits units in one transaction. Resolves only after the commit; work that failed without effect is tried again,
 * and after a lost connection it is looked up first, since the commit may have taken place.
 */
export async function commitTogether(
  engine: Engine,
  works: readonly UnitOfWork[],
): Promise<readonly CommitResult[]> {
  let reason = ''
  for (let tries = 0; tries < mostTries; tries++) {
    try {
      return await (tries === 0 ? commitOnce(engine, works) : commitMissing(engine, works))
    } catch (error) {
      const kind = engine.failureKind(error)
      if (kind === undefined) throw error
      if (kind === 'refused' && works.length > 1) return commitSingly(engine, works)
      reason = error instanceof Error ? error.message : String(error)
      if (kind === 'refused') return [{ state: 'refused', reason }]
      await sleep(pauseMs(tries))
    }
  }
  return works.map(() => ({ state: 'unavailable', reason }))
}

/** Grows, and differs from one process to the next, so that two do not meet again and again. */
const pauseMs = (tries: number): number => firstPauseMs * 2 ** tries * (0.5 + Math.random())

const commitOnce = (engine: Engine, works: readonly UnitOfWork[]): Promise<readonly CommitResult[]> =>
  engine.db.transaction().execute((trx) => applyWorks(trx, engine, works))

/** One unit that the database refuses must not take the others down with it. */
async function commitSingly(engine: Engine, works: readonly UnitOfWork[]): Promise<readonly CommitResult[]> {
  const results: CommitResult[] = []
  for (const work of works) results.push(...(await commitTogether(engine, [work])))
  return results
}

/** Commits what an earlier try did not; ids of events are never given twice, so they tell. */
async function commitMissing(engine: Engine, works: readonly UnitOfWork[]): Promise<readonly CommitResult[]> {
  const there = await recordedEvents(engine.db, works.flatMap(lastEvent))
  if (there.size > 0) await engine.confirm()
  const missing = works.filter((work) => !lastEvent(work).some((id) => there.has(id)))
  const results = missing.length === 0 ? [] : await commitOnce(engine, missing)
  const byWork = new Map(missing.map((work, index) => [work, results[index]]))
  return works.map(
    (work) =>
      byWork.get(work) ?? { state: 'committed', recordedAt: there.get(lastEvent(work)[0] ?? '') ?? '' },
  )
}

const lastEvent = ({ cases, audit = [] }: UnitOfWork): readonly string[] =>
  [...audit, ...cases.flatMap(({ events }) => events.map((event) => ({ event })))]
    .map(({ event }) => event.id)
    .slice(-1)
