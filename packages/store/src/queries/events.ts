import type { EventRecord } from '@fengsui/core'
import type { Kysely } from 'kysely'
import type { Database, EventTable } from '../schema.ts'

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
  return rows.map(fromRow)
}

/** The end of a case's chain; seq 0 for a case that does not exist yet. */
export async function chainHead(
  db: Kysely<Database>,
  caseId: string,
): Promise<{ seq: number; hash: string; organisation: string | undefined }> {
  const row = await db
    .selectFrom('event')
    .select(['seq', 'hash', 'organisation'])
    .where('case_id', '=', caseId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { seq: Number(row?.seq ?? 0), hash: row?.hash ?? '', organisation: row?.organisation }
}

/** Appends events that have their place in the chain. */
export async function insertEvents(db: Kysely<Database>, records: readonly EventRecord[]): Promise<void> {
  if (records.length > 0) await db.insertInto('event').values(records.map(toRow)).execute()
}

const toRow = (record: EventRecord): EventTable => ({
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

const fromRow = (row: EventTable): EventRecord => ({
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
