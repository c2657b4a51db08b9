import type { Kysely } from 'kysely'
import type { ClockTable, Database } from '../schema.ts'
import type { ClockSpec, DueClock } from '../store.ts'
import { uuidv7 } from '../uuidv7.ts'

const nameOf = ({ duty, recipient }: { readonly duty: string; readonly recipient: string }): string =>
  `${duty} ${recipient}`

/** Opens, moves and closes clocks so that exactly `wanted` run for the case. */
export async function settleClocks(
  db: Kysely<Database>,
  place: { readonly organisation: string; readonly case: string },
  wanted: readonly ClockSpec[],
): Promise<void> {
  const open = await db
    .selectFrom('clock')
    .select(['id', 'duty', 'recipient', 'due_ms'])
    .where('case_id', '=', place.case)
    .where('state', '=', 'open')
    .execute()
  const running = new Map(open.map((clock) => [nameOf(clock), clock]))
  for (const spec of wanted) {
    const clock = running.get(nameOf(spec))
    running.delete(nameOf(spec))
    if (clock === undefined) await openClock(db, place, spec)
    else if (Number(clock.due_ms) !== spec.dueMs) {
      const change = { due_ms: spec.dueMs, rule: spec.rule, rule_version: spec.ruleVersion }
      await db.updateTable('clock').set(change).where('id', '=', clock.id).execute()
    }
  }
  for (const { id } of running.values()) {
    await db.updateTable('clock').set({ state: 'closed' }).where('id', '=', id).execute()
  }
}

async function openClock(
  db: Kysely<Database>,
  place: { readonly organisation: string; readonly case: string },
  spec: ClockSpec,
): Promise<void> {
  const row: ClockTable = {
    id: uuidv7(),
    organisation: place.organisation,
    case_id: place.case,
    duty: spec.duty,
    recipient: spec.recipient,
    rule: spec.rule,
    rule_version: spec.ruleVersion,
    due_ms: spec.dueMs,
    state: 'open',
    fired_ms: null,
    late_ms: null,
  }
  await db.insertInto('clock').values(row).execute()
}

/** Clocks whose time has passed, the longest overdue first. A clock due at this very millisecond has not been missed yet. */
export async function dueClocks(
  db: Kysely<Database>,
  nowMs: number,
  limit: number,
): Promise<readonly DueClock[]> {
  const rows = await db
    .selectFrom('clock')
    .selectAll()
    .where('state', '=', 'open')
    .where('due_ms', '<', nowMs)
    .orderBy('due_ms')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    organisation: row.organisation,
    case: row.case_id,
    duty: row.duty,
    recipient: row.recipient,
    rule: row.rule,
    ruleVersion: row.rule_version,
    dueMs: Number(row.due_ms),
    lateMs: nowMs - Number(row.due_ms),
  }))
}

/** Marks a clock fired; false when another worker was faster. */
export async function markFired(db: Kysely<Database>, clock: DueClock, nowMs: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('clock')
    .set({ state: 'fired', fired_ms: nowMs, late_ms: clock.lateMs })
    .where('id', '=', clock.id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Due time of the clock that is due first. */
export async function oldestDue(db: Kysely<Database>): Promise<number | null> {
  const row = await db
    .selectFrom('clock')
    .select('due_ms')
    .where('state', '=', 'open')
    .orderBy('due_ms')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : Number(row.due_ms)
}
