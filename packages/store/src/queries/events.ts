import type { EventRecord } from '@fengsui/core'
import type { Kysely } from 'kysely'
import type { Mark } from '../engine.ts'
import type { Database, EventTable } from '../schema.ts'
import { inChunks } from './chunks.ts'

/** All events of a case, in order. */
export async function readEvents(
  db: Kysely<Database>,
  organisation: string,
  caseId: string,
): Promise<readonly EventRecord[]> {
  const rows = await db
    .selectFrom('event')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('organisation', '=', organisation)
    .orderBy('seq')
    .execute()
  return rows.map(recordOf)
}

/** All events of these cases, each case in order. */
export async function readEventsOf(
  db: Kysely<Database>,
  cases: readonly string[],
): Promise<ReadonlyMap<string, EventRecord[]>> {
  const rows = await db
    .selectFrom('event')
    .selectAll()
    .where('case_id', 'in', cases)
    .orderBy('case_id')
    .orderBy('seq')
    .execute()
  const byCase = new Map<string, EventRecord[]>(cases.map((id) => [id, []]))
  for (const row of rows) byCase.get(row.case_id)?.push(recordOf(row))
  return byCase
}

/** When each of these events was recorded, of those that are in the log. */
export async function recordedEvents(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('event').select(['id', 'recorded_at']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, recorded_at }) => [id, recorded_at]))
}

/** Appends events that have their place in the chain; their place in the ledger comes later. */
export async function insertEvents(
  db: Kysely<Database>,
  records: readonly EventRecord[],
  mark?: Mark,
): Promise<void> {
  const rows = records.map((record) => ({ ...toRow(record), mark: mark?.(record.hash) ?? null }))
  await inChunks(rows, (chunk) => db.insertInto('event').values(chunk).execute())
  // Without marks there is no ledger that would take them.
  if (mark === undefined) return
  const waiting = records.map(({ id }) => ({ event: id }))
  await inChunks(waiting, (chunk) => db.insertInto('unplaced').values(chunk).execute())
}

const toRow = (record: EventRecord): Omit<EventTable, 'mark'> => ({
  id: record.id,
  organisation: record.organisation,
  case_id: record.case,
  seq: record.seq,
  type: record.type,
  v: record.v,
  at: record.at,
  recorded_at: record.recordedAt,
  actor: JSON.stringify(record.actor),
  rules: record.rules === undefined ? null : JSON.stringify(record.rules),
  data: JSON.stringify(record.data),
  private: record.private === undefined ? null : JSON.stringify(record.private),
  prev: record.prev,
  hash: record.hash,
  alg: record.alg,
})

/** An event as it was chained. */
export const recordOf = (row: EventTable): EventRecord => ({
  id: row.id,
  organisation: row.organisation,
  case: row.case_id,
  seq: Number(row.seq),
  type: row.type,
  v: Number(row.v),
  at: row.at,
  recordedAt: row.recorded_at,
  actor: JSON.parse(row.actor) as EventRecord['actor'],
  ...(row.rules === null ? {} : { rules: JSON.parse(row.rules) as NonNullable<EventRecord['rules']> }),
  data: JSON.parse(row.data) as EventRecord['data'],
  ...(row.private === null
    ? {}
    : { private: JSON.parse(row.private) as NonNullable<EventRecord['private']> }),
  prev: row.prev,
  hash: row.hash,
  alg: row.alg,
})
