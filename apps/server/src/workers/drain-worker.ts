import { readReport } from '../intake/read-report.ts'
import { receiveInStore } from '../intake/receive-report.ts'
import type { Journal, Pending } from '../journal/journal.ts'
import type { Log } from '../log.ts'
import type { Services } from '../services.ts'
import { startWorker, type Worker } from './worker.ts'

const idleMs = 250
const awayMs = 1_000

/** Brings what waits in the journal into the database, in order, once it is back. */
export function startDrain(services: Services, log: Log): readonly Worker[] {
  const { journal } = services
  if (journal === undefined) return []
  if (journal.size > 0) log('journal.waiting', { count: journal.size })
  return [
    startWorker(async () => {
      const pending = journal.first()
      if (pending === undefined) return idleMs
      return drainOne(services, { journal, pending, log }).catch((error: unknown) => {
        log('journal.failed', { error: error instanceof Error ? error.name : typeof error })
        return awayMs
      })
    }),
  ]
}

interface Draining {
  readonly journal: Journal
  readonly pending: Pending
  readonly log: Log
}

/** Receives one entry as of the time it came; what was told then stays true. Gives the pause before the next. */
async function drainOne(services: Services, { journal, pending, log }: Draining): Promise<number> {
  const entry = await journal.read(pending.place)
  const then = { ...services, now: () => entry.at }
  const read = readReport(then, entry)
  const received = read.ok ? await receiveInStore(then, entry, read.value) : undefined
  if (received?.ok) {
    if (received.value.number !== entry.number) log('journal.renumbered', { number: entry.number })
    journal.foundDatabase()
    await journal.done(pending)
    services.metrics.drainedOne()
    log('journal.drained', { number: entry.number, left: journal.size })
    return 0
  }
  if (received?.failure.state === 'away') return awayMs
  // It was acknowledged, so it is never thrown away: a person finds it by this line and in the metrics.
  journal.foundDatabase()
  journal.putAside(pending)
  log('journal.refused', { number: entry.number, reason: received?.failure.state ?? 'bad-input' })
  return 0
}
