import type { Kysely } from 'kysely'
import type { Database, ReceiptTable } from '../schema.ts'
import type { Receipt } from '../store.ts'
import { inChunks } from './chunks.ts'

/** A receipt by its number. */
export async function receiptByNumber(db: Kysely<Database>, number: string): Promise<Receipt | undefined> {
  const row = await db.selectFrom('receipt').selectAll().where('number', '=', number).executeTakeFirst()
  return row === undefined ? undefined : fromRow(row)
}

/** All receipts by number, a page at a time. */
export async function receiptsAfter(
  db: Kysely<Database>,
  number: string,
  limit: number,
): Promise<readonly Receipt[]> {
  const rows = await db
    .selectFrom('receipt')
    .selectAll()
    .where('number', '>', number)
    .orderBy('number')
    .limit(limit)
    .execute()
  return rows.map(fromRow)
}

function fromRow(row: ReceiptTable): Receipt {
  const { case_id, received_at, follow_up_hash, signed, ...same } = row
  const receipt = { ...same, case: case_id, receivedAt: received_at, followUpHash: follow_up_hash }
  return signed === null ? receipt : { ...receipt, signed }
}

/** Which of these numbers belong to a receipt already. */
export async function takenNumbers(db: Kysely<Database>, numbers: readonly string[]): Promise<Set<string>> {
  if (numbers.length === 0) return new Set()
  const rows = await db.selectFrom('receipt').select('number').where('number', 'in', numbers).execute()
  return new Set(rows.map(({ number }) => number))
}

/** Stores receipts whose numbers are free. */
export const insertReceipts = (db: Kysely<Database>, receipts: readonly Receipt[]): Promise<void> =>
  inChunks(receipts.map(toRow), (chunk) => db.insertInto('receipt').values(chunk).execute())

const toRow = ({ case: case_id, receivedAt, followUpHash, signed, ...same }: Receipt): ReceiptTable => ({
  ...same,
  case_id,
  received_at: receivedAt,
  follow_up_hash: followUpHash,
  signed: signed ?? null,
})
