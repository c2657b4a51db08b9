import { type Kysely, sql } from 'kysely'
import type { ClockTable, Database } from '../schema.ts'
import type { CaseWrite, ClockSpec, DueClock } from '../store.ts'
import { uuidv7 } from '../uuidv7.ts'
import { inChunks } from './chunks.ts'

type Wanted = Pick<CaseWrite, 'case' | 'organisation' | 'clocks'>
type OpenClock = Pick<ClockTable, 'id' | 'case_id' | 'duty' | 'recipient' | 'due_ms'>

const nameOf = (caseId: string, { duty, recipient }: Pick<ClockSpec, 'duty' | 'recipient'>): string =>
  JSON.stringify([caseId, duty, recipient])

/** Opens, moves and closes clocks so that for each case exactly those run that it wants. */
export async function settleClocks(db: Kysely<Database>, wanted: readonly Wanted[]): Promise<void> {
  const running = await openClocks(
    db,
    wanted.map((one) => one.case),
  )
  const toOpen: ClockTable[] = []
  for (const { case: caseId, organisation, clocks } of wanted) {
    for (const spec of clocks) {
      const clock = running.get(nameOf(caseId, spec))
      running.delete(nameOf(caseId, spec))
      if (clock === undefined) toOpen.push(newClock(organisation, caseId, spec))
      else if (Number(clock.due_ms) !== spec.dueMs) await moveClock(db, clock.id, spec)
    }
  }
  // What is left runs, and nobody wants it. Closed before others open: a name may run once only.
  const unwanted = [...running.values()].map(({ id }) => id)
  await inChunks(unwanted, (ids) =>
    db.updateTable('clock').set({ state: 'closed' }).where('id', 'in', ids).execute(),
  )
  await inChunks(toOpen, (rows) => db.insertInto('clock').values(rows).execute())
}

async function openClocks(db: Kysely<Database>, cases: readonly string[]): Promise<Map<string, OpenClock>> {
  const open = await db
    .selectFrom('clock')
    .select(['id', 'case_id', 'duty', 'recipient', 'due_ms'])
    .where('case_id', 'in', cases)
    .where('state', '=', 'open')
    .execute()
  return new Map(open.map((clock) => [nameOf(clock.case_id, clock), clock]))
}

const moveClock = (db: Kysely<Database>, id: string, spec: ClockSpec): Promise<unknown> =>
  db
    .updateTable('clock')
    .set({
      due_ms: spec.dueMs,
      try_ms: spec.dueMs,
      failures: 0,
      rule: spec.rule,
      rule_version: spec.ruleVersion,
    })
    .where('id', '=', id)
    .execute()

const newClock = (organisation: string, caseId: string, spec: ClockSpec): ClockTable => ({
  id: uuidv7(),
  organisation,
  case_id: caseId,
  duty: spec.duty,
  recipient: spec.recipient,
  rule: spec.rule,
  rule_version: spec.ruleVersion,
  due_ms: spec.dueMs,
  state: 'open',
  fired_ms: null,
  late_ms: null,
  try_ms: spec.dueMs,
  failures: 0,
})

/**
 * Clocks of these cases whose time has passed, the longest overdue first. A clock due at this very millisecond has
 * not been missed yet.
 */
export async function dueClocks(
  db: Kysely<Database>,
  cases: readonly string[],
  { nowMs, limit }: { readonly nowMs: number; readonly limit: number },
): Promise<readonly DueClock[]> {
  const rows = await db
    .selectFrom('clock')
    .selectAll()
    .where('case_id', 'in', cases)
    .where('state', '=', 'open')
    .where('try_ms', '<', nowMs)
    .orderBy('try_ms')
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

/** Marks clocks fired, with how late they are. */
export const markFired = (db: Kysely<Database>, ids: readonly string[], nowMs: number): Promise<void> =>
  inChunks(ids, (chunk) =>
    db
      .updateTable('clock')
      .set({ state: 'fired', fired_ms: nowMs, late_ms: sql`${nowMs} - due_ms` })
      .where('id', 'in', chunk)
      .where('state', '=', 'open')
      .execute(),
  )

/** Puts a clock aside whose effect failed, so that it does not stand in the way of the others; it stays open. */
export const putAside = (db: Kysely<Database>, id: string, untilMs: number): Promise<unknown> =>
  db.updateTable('clock').set({ try_ms: untilMs, failures: sql`failures + 1` }).where('id', '=', id).execute()

/** Due time of the open clock that is due first, put aside or not. */
export async function oldestDue(db: Kysely<Database>): Promise<number | null> {
  const open = db.selectFrom('clock').select('due_ms').where('state', '=', 'open').limit(1)
  const next = await open.orderBy('try_ms').executeTakeFirst()
  const aside = await open.where('failures', '>', 0).orderBy('due_ms').executeTakeFirst()
  const times = [next, aside].flatMap((row) => (row === undefined ? [] : [Number(row.due_ms)]))
  return times.length === 0 ? null : Math.min(...times)
}
