import { decide, type EventRecord, formatInstant, type Instant } from '@fengsui/core'
import type { CaseWrite, DueClock } from '@fengsui/store'
import { gradeCase } from '../cases/assess-case.ts'
import { caseFile } from '../cases/case-file.ts'
import { caseWrite } from '../cases/case-write.ts'
import { placeOf } from '../cases/place-of.ts'
import type { Log } from '../log.ts'
import type { Services } from '../services.ts'
import { startWorker, type Worker } from './worker.ts'

const batch = 200
const longestRestMs = 500

/**
 * Fires due clocks: each missed deadline becomes an event of its case, in the transaction that marks the clock fired.
 * Clocks that fell due while nothing ran fire at once, marked with how late they are.
 */
export const startClockWorker = (services: Services, log: Log): Worker =>
  startWorker(async () => {
    const fired = await fireRound(services, log).catch((error: unknown) => {
      log('clocks.failed', { error: error instanceof Error ? error.message : String(error) })
      return 0
    })
    if (fired > 0) log('clocks.fired', { count: fired })
    return fired < batch ? longestRestMs : 0
  })

/** Fires one batch of due clocks; how many there were. */
async function fireRound(services: Services, log: Log): Promise<number> {
  const { fired, failed } = await services.store.fireDueClocks(batch, (clock, records) =>
    missedWrite(services, clock, records),
  )
  for (const { clock, error } of failed)
    log('clock.failed', { case: clock.case, duty: clock.duty, error: whereOf(error) })
  services.metrics.clocks({ fired, failed: failed.length })
  return fired
}

/** What kind of error, and where: its message may quote a report, and the log never does. */
function whereOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const frame = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '))
  return `${error.name} ${frame?.trim() ?? ''}`
}

function missedWrite(services: Services, clock: DueClock, records: readonly EventRecord[]): CaseWrite {
  const now = services.now()
  const file = caseFile(clock.organisation, clock.case, records)
  const place = placeOf(services, file)
  const decided = decide(
    file.state,
    {
      type: 'miss-clock',
      duty: clock.duty,
      recipient: clock.recipient,
      due: dueText(clock.dueMs, now),
      lateMs: clock.lateMs,
    },
    { now, actor: { kind: 'system' }, levels: [], grade: (state, at) => gradeCase(services, state, at) },
  )
  if (!decided.ok) throw new Error(`a clock cannot be refused: ${decided.failure.code}`)
  return caseWrite(services.assessor, place, {
    before: file.state,
    lastSeq: file.lastSeq,
    drafts: decided.value,
  }).write
}

const dueText = (ms: number, now: Instant): string => formatInstant({ ms, offset: now.offset })
