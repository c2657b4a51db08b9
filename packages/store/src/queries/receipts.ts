import type { Kysely } from 'kysely'
import type { Database } from '../schema.ts'
import type { Idempotency, Receipt } from '../store.ts'

/** A receipt by its number. */
export async function receiptByNumber(db: Kysely<Database>, number: string): Promise<Receipt | undefined> {
  const row = await db.selectFrom('receipt').selectAll().where('number', '=', number).executeTakeFirst()
  if (row === undefined) return undefined
  const { case_id, received_at, follow_up_hash, ...same } = row
  return { ...same, case: case_id, receivedAt: received_at, followUpHash: follow_up_hash }
}

/** Stores a receipt; false when its number is taken. */
export async function insertReceipt(db: Kysely<Database>, receipt: Receipt): Promise<boolean> {
  const { case: case_id, receivedAt: received_at, followUpHash: follow_up_hash, ...same } = receipt
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('receipt')
    .values({ ...same, case_id, received_at, follow_up_hash })
    .onConflict((conflict) => conflict.column('number').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** What was answered to this caller under this key. */
export const rememberedAnswer = (
  db: Kysely<Database>,
  { caller, key }: Pick<Idempotency, 'caller' | 'key'>,
): Promise<{ body_digest: string; response: string } | undefined> =>
  db
    .selectFrom('idempotency')
    .select(['body_digest', 'response'])
    .where('caller', '=', caller)
    .where('key', '=', key)
    .executeTakeFirst()

/** Remembers an answer for a repeat. */
export async function rememberAnswer(db: Kysely<Database>, given: Idempotency, nowMs: number): Promise<void> {
  const { caller, key, bodyDigest: body_digest, response } = given
  await db
    .insertInto('idempotency')
    .values({ caller, key, body_digest, response, created_ms: nowMs })
    .execute()
}
