import type { Kysely } from 'kysely'
import { CaseBatch } from './case-batch.ts'
import type { Engine } from './engine.ts'
import { lockHeads } from './queries/case-heads.ts'
import { dueClocks, markFired, putAside } from './queries/clocks.ts'
import { readEventsOf } from './queries/events.ts'
import type { Database } from './schema.ts'
import type { ClockEffect, DueClock, Fired } from './store.ts'

/** How long a clock is put aside after its effect failed, in milliseconds. */
const asideMs = 60_000

interface Round {
  readonly limit: number
  readonly effect: ClockEffect
}

/**
 * Fires due clocks: holds their cases, decides what each does, writes that and marks them fired, in one transaction.
 * A clock whose effect cannot be decided is put aside and does not stop the others.
 */
export const fireDueClocks = (engine: Engine, round: Round): Promise<Fired> =>
  engine.db.transaction().execute((trx) => fireIn(trx, engine, round))

async function fireIn(trx: Kysely<Database>, engine: Engine, { limit, effect }: Round): Promise<Fired> {
  const nowMs = await engine.now(trx)
  const cases = await engine.claimCases(trx, { nowMs, limit })
  if (cases.length === 0) return { fired: 0, failed: [] }
  const heads = await lockHeads(trx, cases, engine)
  // Read again, now that the cases are held: another worker may have fired a clock just before.
  const clocks = await dueClocks(trx, cases, { nowMs, limit })
  const records = await readEventsOf(trx, cases)
  const batch = new CaseBatch(heads, nowMs, engine)
  const failed: { clock: DueClock; error: unknown }[] = []
  const fired: string[] = []
  for (const clock of clocks) {
    const log = records.get(clock.case) ?? []
    try {
      const write = effect(clock, log)
      if (batch.conflict([write]) !== undefined)
        throw new Error('the effect was not decided on the case as it is')
      log.push(...batch.append(write))
      fired.push(clock.id)
    } catch (error) {
      failed.push({ clock, error })
    }
  }
  await markFired(trx, fired, nowMs)
  await batch.flush(trx, engine)
  for (const { clock } of failed) await putAside(trx, clock.id, nowMs + asideMs)
  return { fired: fired.length, failed }
}
