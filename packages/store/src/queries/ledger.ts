import type { Kysely } from 'kysely'
import type { Database } from '../schema.ts'
import type { MarkedEvent, PlacedEvent } from '../store.ts'
import { inChunks } from './chunks.ts'
import { recordOf } from './events.ts'

/** Gives waiting events the next places, in one transaction that no other placing can run beside; how many. */
export async function placeEvents(trx: Kysely<Database>, limit: number): Promise<number> {
  // Writing what stands there already holds the row: whoever places next waits here, and then sees what was placed.
  await trx
    .insertInto('agreement')
    .values({ name: 'placing', value: '' })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: '' }))
    .execute()
  const { last } = await trx
    .selectFrom('ledger')
    .select((eb) => eb.fn.max('place').as('last'))
    .executeTakeFirstOrThrow()
  const next = Number(last ?? -1) + 1
  const waiting = await trx.selectFrom('unplaced').select('event').orderBy('event').limit(limit).execute()
  const rows = waiting.map(({ event }, index) => ({ place: next + index, event }))
  await inChunks(rows, (chunk) => trx.insertInto('ledger').values(chunk).execute())
  await inChunks(waiting, (chunk) =>
    trx
      .deleteFrom('unplaced')
      .where(
        'event',
        'in',
        chunk.map(({ event }) => event),
      )
      .execute(),
  )
  return rows.length
}

/** Events from a place on, in the order of their places. */
export async function placedEvents(
  db: Kysely<Database>,
  { from, limit }: { readonly from: number; readonly limit: number },
): Promise<readonly PlacedEvent[]> {
  const rows = await db
    .selectFrom('ledger')
    .innerJoin('event', 'event.id', 'ledger.event')
    .select([
      'ledger.place',
      'event.id',
      'event.case_id',
      'event.seq',
      'event.recorded_at',
      'event.hash',
      'event.alg',
    ])
    .where('ledger.place', '>=', from)
    .orderBy('ledger.place')
    .limit(limit)
    .execute()
  return rows.map(({ place, case_id, seq, recorded_at, ...same }) => ({
    ...same,
    place: Number(place),
    case: case_id,
    seq: Number(seq),
    recordedAt: recorded_at,
  }))
}

/** The place of each event of a case that has one, by event id. */
export async function placesOf(db: Kysely<Database>, caseId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('ledger')
    .innerJoin('event', 'event.id', 'ledger.event')
    .select(['ledger.event', 'ledger.place'])
    .where('event.case_id', '=', caseId)
    .execute()
  return new Map(rows.map(({ event, place }) => [event, Number(place)]))
}

/** The whole log, case by case and in each case by number, a page at a time. */
export async function eventsAfter(
  db: Kysely<Database>,
  {
    after,
    limit,
  }: { readonly after: { readonly case: string; readonly seq: number }; readonly limit: number },
): Promise<readonly MarkedEvent[]> {
  const rows = await db
    .selectFrom('event')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('case_id', '>', after.case),
        eb.and([eb('case_id', '=', after.case), eb('seq', '>', after.seq)]),
      ]),
    )
    .orderBy('case_id')
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    record: recordOf(row),
    ...(row.mark === null ? {} : { mark: row.mark }),
  }))
}
