import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { CaseRowTable, Database } from '../schema.ts'
import type { CaseRow, QueueFilter } from '../store.ts'
import { inChunks } from './chunks.ts'

/** Where a case without a deadline stands in its queue: after all that have one. */
const endOfTime = Number.MAX_SAFE_INTEGER

/** Writes the queue lines of cases. */
export const upsertCaseRows = (db: Kysely<Database>, rows: readonly CaseRow[]): Promise<void> =>
  inChunks(rows.map(toRow), (chunk) =>
    db
      .insertInto('case_row')
      .values(chunk)
      .onConflict((conflict) => conflict.column('case_id').doUpdateSet(taken(chunk)))
      .execute(),
  )

/** A page of a queue: nearest deadline first, then what has none, oldest receipt first. */
export async function queuePage(
  db: Kysely<Database>,
  organisation: string,
  { state, kind, offset, limit }: QueueFilter,
): Promise<readonly CaseRow[]> {
  const rows = await db
    .selectFrom('case_row')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('kind', '=', kind)
    .where('is_open', '=', state === 'open' ? 1 : 0)
    .orderBy('queue_ms')
    .orderBy('received_ms')
    .orderBy('case_id')
    .offset(offset)
    .limit(limit)
    .execute()
  return rows.map(fromRow)
}

/** Cases of an organisation under a legal hold, oldest first. */
export async function heldRows(
  db: Kysely<Database>,
  organisation: string,
  limit: number,
): Promise<readonly CaseRow[]> {
  const held = db.selectFrom('case_row').selectAll().where('organisation', '=', organisation)
  const rows = await held.where('held', '=', 1).orderBy('case_id').limit(limit).execute()
  return rows.map(fromRow)
}

/** Counting walks over every line, and nobody reads thousands of them: from here on it says `most`. */
export const mostCounted = 3_000

/** How many cases a queue holds, up to `mostCounted`. */
export async function countCaseRows(
  db: Kysely<Database>,
  organisation: string,
  { state, kind }: Pick<QueueFilter, 'state' | 'kind'>,
): Promise<number> {
  const lines = db
    .selectFrom('case_row')
    .select('case_id')
    .where('organisation', '=', organisation)
    .where('kind', '=', kind)
    .where('is_open', '=', state === 'open' ? 1 : 0)
    .limit(mostCounted)
  const { count } = await db
    .selectFrom(lines.as('line'))
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** How many open cases each organisation has; one that has none is not named. */
export async function countOpenCases(db: Kysely<Database>): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('case_row')
    .select((eb) => ['organisation', eb.fn.countAll().as('count')])
    .where('is_open', '=', 1)
    .groupBy('organisation')
    .execute()
  return new Map(rows.map(({ organisation, count }) => [organisation, Number(count)]))
}

/** An update to a line takes every column from the new one. */
const taken = ([row]: readonly CaseRowTable[]): Record<string, RawBuilder<unknown>> =>
  Object.fromEntries(Object.keys(row ?? {}).map((name) => [name, sql.ref(`excluded.${name}`)]))

const toRow = (row: CaseRow): CaseRowTable => ({
  organisation: row.organisation,
  case_id: row.case,
  kind: row.kind,
  title: row.title,
  unit: row.unit,
  level: row.level,
  provisional: Number(row.provisional),
  status: row.status,
  assignee: row.assignee ?? null,
  channel: row.channel,
  number: row.number ?? null,
  received_ms: row.receivedMs,
  next_due_ms: row.nextDueMs ?? null,
  next_duty: row.nextDuty ?? null,
  exercise: Number(row.exercise),
  updated_ms: row.updatedMs,
  search_text: row.searchText,
  held: Number(row.held ?? false),
  is_open: Number(isOpen(row)),
  queue_ms: row.nextDueMs ?? endOfTime,
})

/** What waits for somebody: also a case that was joined to another, as long as a clock of its own runs. */
const isOpen = ({ status, nextDueMs }: CaseRow): boolean =>
  status !== 'closed' && (status !== 'joined' || nextDueMs !== undefined)

/** A line as it was written. */
export const fromRow = (row: CaseRowTable): CaseRow => ({
  organisation: row.organisation,
  case: row.case_id,
  kind: row.kind === 'incident' ? 'incident' : 'file',
  title: row.title,
  unit: row.unit,
  level: row.level,
  provisional: Number(row.provisional) === 1,
  status: row.status,
  ...(row.assignee === null ? {} : { assignee: row.assignee }),
  channel: row.channel,
  ...(row.number === null ? {} : { number: row.number }),
  receivedMs: Number(row.received_ms),
  ...(row.next_due_ms === null ? {} : { nextDueMs: Number(row.next_due_ms) }),
  ...(row.next_duty === null ? {} : { nextDuty: row.next_duty }),
  exercise: Number(row.exercise) === 1,
  ...(Number(row.held) === 1 ? { held: true } : {}),
  updatedMs: Number(row.updated_ms),
  searchText: row.search_text,
})
