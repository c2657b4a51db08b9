import { type Kysely, type SqlBool, sql } from 'kysely'
import type { EvidenceObjects, PlacedItem } from '../evidence.ts'
import type { Database } from '../schema.ts'
import type { CaseWrite } from '../store.ts'
import { inChunks } from './chunks.ts'

/** The tables of evidence over an open database. */
export const evidenceQueries = (db: Kysely<Database>): EvidenceObjects => ({
  begin: async (id, begun_ms) => {
    await db.insertInto('evidence_object').values({ id, begun_ms, kept: 0 }).execute()
  },
  append: async (object, piece) => {
    await db
      .insertInto('evidence_chunk')
      .values({ object, ...piece })
      .execute()
  },
  piece: async (object, seq) => {
    const found = db.selectFrom('evidence_chunk').select('bytes').where('object', '=', object)
    return (await found.where('seq', '=', seq).executeTakeFirst())?.bytes
  },
  discard: (id) => removeLeft(db, [id]),
  sweep: async (begunBeforeMs, limit) => {
    const left = db.selectFrom('evidence_object').select('id').where('kept', '=', 0)
    const rows = await left.where('begun_ms', '<', begunBeforeMs).limit(limit).execute()
    await removeLeft(
      db,
      rows.map(({ id }) => id),
    )
    return rows.length
  },
  unscanned: async (after, limit) => {
    const rows = await db
      .selectFrom('evidence_item')
      .selectAll()
      .where('scanned', '=', 0)
      .where(sql<SqlBool>`(case_id, digest) > (${after.case}, ${after.digest})`)
      .orderBy('case_id')
      .orderBy('digest')
      .limit(limit)
      .execute()
    return rows.map(
      ({ case_id, organisation, digest, object }): PlacedItem => ({
        ...{ organisation, digest, object },
        case: case_id,
      }),
    )
  },
})

/** Pieces last: while the row of an object is there, a transaction may still keep it. */
const removeLeft = (db: Kysely<Database>, ids: readonly string[]): Promise<void> =>
  db.transaction().execute(async (trx) => {
    for (const id of ids) {
      const gone = await trx
        .deleteFrom('evidence_object')
        .where('id', '=', id)
        .where('kept', '=', 0)
        .executeTakeFirst()
      if (Number(gone.numDeletedRows) === 1)
        await trx.deleteFrom('evidence_chunk').where('object', '=', id).execute()
    }
  })

/** Which of these objects are there, held against the sweeper until the transaction ends. */
export async function heldObjects(
  trx: Kysely<Database>,
  ids: readonly string[],
  { locksRows }: { readonly locksRows: boolean },
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await trx
    .selectFrom('evidence_object')
    .select('id')
    .where('id', 'in', ids)
    .orderBy('id')
    .$if(locksRows, (query) => query.forUpdate())
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Keeps the objects of new items, and notes which items were scanned. */
export async function settleEvidence(trx: Kysely<Database>, writes: readonly CaseWrite[]): Promise<void> {
  const rows = writes.flatMap(({ case: case_id, organisation, evidence = [] }) =>
    evidence.map(({ digest, object }) => ({ case_id, digest, organisation, object, scanned: 0 })),
  )
  await inChunks(rows, (chunk) => trx.insertInto('evidence_item').values(chunk).execute())
  const objects = rows.map(({ object }) => object)
  await inChunks(objects, (ids) =>
    trx.updateTable('evidence_object').set({ kept: 1 }).where('id', 'in', ids).execute(),
  )
  for (const { case: case_id, scanned = [] } of writes)
    await inChunks(scanned, (digests) =>
      trx
        .updateTable('evidence_item')
        .set({ scanned: 1 })
        .where('case_id', '=', case_id)
        .where('digest', 'in', digests)
        .execute(),
    )
}

/** Removes the bytes of a case whose key is destroyed; what another case holds too stays there. */
export async function removeEvidence(trx: Kysely<Database>, caseId: string): Promise<void> {
  const own = await trx.selectFrom('evidence_item').select('object').where('case_id', '=', caseId).execute()
  for (const { object } of own) {
    const elsewhere = await trx
      .selectFrom('evidence_item')
      .select('case_id')
      .where('object', '=', object)
      .where('case_id', '<>', caseId)
      .limit(1)
      .execute()
    if (elsewhere.length > 0) continue
    await trx.deleteFrom('evidence_chunk').where('object', '=', object).execute()
    await trx.deleteFrom('evidence_object').where('id', '=', object).execute()
  }
  await trx.updateTable('evidence_item').set({ scanned: 1 }).where('case_id', '=', caseId).execute()
}
