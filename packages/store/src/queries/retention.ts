import type { Kysely } from 'kysely'
import type { Over, Retention } from '../retention.ts'
import type { Database } from '../schema.ts'
import { heldRows } from './case-rows.ts'

/** What is old enough to be removed, over an open database. */
export const retentionQueries = (db: Kysely<Database>): Retention => ({
  casesOver: (over) => casesOver(db, over),
  removeMessages: (over) => db.transaction().execute((trx) => removeMessages(trx, over)),
  removeDeliveries: (over) => db.transaction().execute((trx) => removeDeliveries(trx, over)),
  removeAnswers: (over) => removeAnswers(db, over),
  held: (organisation, limit) => heldRows(db, organisation, limit),
})

async function casesOver(
  db: Kysely<Database>,
  { beforeMs, limit }: Over,
): ReturnType<Retention['casesOver']> {
  const rows = await db
    .selectFrom('case_row')
    .innerJoin('case_key', 'case_key.case_id', 'case_row.case_id')
    .select(['case_row.case_id', 'case_row.organisation', 'case_row.kind'])
    .where('is_open', '=', 0)
    .where('held', '=', 0)
    .where('updated_ms', '<', beforeMs)
    .orderBy('updated_ms')
    .limit(limit)
    .execute()
  return rows.map(({ case_id, organisation, kind }) => ({
    case: case_id,
    organisation,
    kind: kind === 'incident' ? 'incident' : 'file',
  }))
}

/** What became a report goes with the personal data of its case, and what waits for a person stays. */
async function removeMessages(trx: Kysely<Database>, { beforeMs, limit }: Over): Promise<number> {
  const over = await trx
    .selectFrom('message')
    .select('id')
    .where(({ or, eb }) => or([eb('state', '=', 'dismissed'), eb('sort', 'in', ['spam', 'automatic'])]))
    .where('received_ms', '<', beforeMs)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('receipt').select('number').whereRef('receipt.number', '=', 'message.number'))),
    )
    .limit(limit)
    .execute()
  const ids = over.map(({ id }) => id)
  if (ids.length === 0) return 0
  await trx.deleteFrom('message_name').where('message', 'in', ids).execute()
  await trx.deleteFrom('message').where('id', 'in', ids).execute()
  return ids.length
}

async function removeDeliveries(trx: Kysely<Database>, { beforeMs, limit }: Over): Promise<number> {
  const over = await trx
    .selectFrom('delivery')
    .select('id')
    // A time stamp is part of the proof of what it stamps, and holds nothing of anybody.
    .where('kind', '<>', 'time-stamp')
    .where('state', '<>', 'waiting')
    .where('state', '<>', 'dead')
    .where('created_ms', '<', beforeMs)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('case_row')
            .select('case_id')
            .whereRef('case_row.case_id', '=', 'delivery.case_id')
            .where('held', '=', 1),
        ),
      ),
    )
    .limit(limit)
    .execute()
  const ids = over.map(({ id }) => id)
  if (ids.length === 0) return 0
  await trx.deleteFrom('delivery_step').where('delivery', 'in', ids).execute()
  await trx.deleteFrom('delivery').where('id', 'in', ids).execute()
  return ids.length
}

async function removeAnswers(db: Kysely<Database>, { beforeMs, limit }: Over): Promise<number> {
  const over = await db
    .selectFrom('idempotency')
    .select(['caller', 'key'])
    .where('created_ms', '<', beforeMs)
    .limit(limit)
    .execute()
  if (over.length === 0) return 0
  await db
    .deleteFrom('idempotency')
    .where(({ or, and, eb }) =>
      or(over.map(({ caller, key }) => and([eb('caller', '=', caller), eb('key', '=', key)]))),
    )
    .execute()
  return over.length
}
