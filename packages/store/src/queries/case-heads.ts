import type { Kysely } from 'kysely'
import type { CaseHeadTable, Database } from '../schema.ts'
import { inChunks } from './chunks.ts'

/** The ends of the chains of these cases, held against other writers until the transaction ends. */
export const lockHeads = (
  trx: Kysely<Database>,
  cases: readonly string[],
  { locksRows }: { readonly locksRows: boolean },
): Promise<CaseHeadTable[]> =>
  trx
    .selectFrom('case_head')
    .selectAll()
    .where('case_id', 'in', cases)
    // In one order for everybody, so that two transactions never wait for each other.
    .orderBy('case_id')
    .$if(locksRows, (query) => query.forUpdate())
    .execute()

/** Moves the ends of chains. */
export async function upsertHeads(trx: Kysely<Database>, heads: readonly CaseHeadTable[]): Promise<void> {
  await inChunks(heads, (chunk) =>
    trx
      .insertInto('case_head')
      .values(chunk)
      .onConflict((conflict) =>
        conflict.column('case_id').doUpdateSet({
          seq: (eb) => eb.ref('excluded.seq'),
          hash: (eb) => eb.ref('excluded.hash'),
        }),
      )
      .execute(),
  )
}

/** Ends of chains by case id, a page at a time: for whoever walks the whole log. */
export const headsAfter = (
  db: Kysely<Database>,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<CaseHeadTable[]> =>
  db
    .selectFrom('case_head')
    .selectAll()
    .where('case_id', '>', after)
    .orderBy('case_id')
    .limit(limit)
    .execute()

/** The end of one case's chain. */
export const headOf = (db: Kysely<Database>, caseId: string): Promise<CaseHeadTable | undefined> =>
  db.selectFrom('case_head').selectAll().where('case_id', '=', caseId).executeTakeFirst()
