import { type Kysely, sql } from 'kysely'
import type { CaseRowTable, Database } from '../schema.ts'
import type { CaseRow, QueueFilter } from '../store.ts'

/** Writes the queue line of a case. */
export async function upsertCaseRow(db: Kysely<Database>, row: CaseRow): Promise<void> {
  const values = toRow(row)
  const { case_id: _id, ...changes } = values
  await db
    .insertInto('case_row')
    .values(values)
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet(changes))
    .execute()
}

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
    .where('status', state === 'closed' ? '=' : '<>', 'closed')
    .orderBy(sql`next_due_ms is null`)
    .orderBy('next_due_ms')
    .orderBy('received_ms')
    .offset(offset)
    .limit(limit)
    .execute()
  return rows.map(fromRow)
}

/** How many cases a queue holds. */
export async function countCaseRows(
  db: Kysely<Database>,
  organisation: string,
  { state, kind }: Pick<QueueFilter, 'state' | 'kind'>,
): Promise<number> {
  const { count } = await db
    .selectFrom('case_row')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('organisation', '=', organisation)
    .where('kind', '=', kind)
    .where('status', state === 'closed' ? '=' : '<>', 'closed')
    .executeTakeFirstOrThrow()
  return Number(count)
}

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
})

const fromRow = (row: CaseRowTable): CaseRow => ({
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
  updatedMs: Number(row.updated_ms),
  searchText: row.search_text,
})
