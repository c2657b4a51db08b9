import type { Kysely } from 'kysely'
import type { Database } from '../schema.ts'
import { inChunks } from './chunks.ts'

/** The wrapped data key of a case; undefined after it was destroyed. */
export async function wrappedKey(db: Kysely<Database>, caseId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('case_key')
    .select('wrapped')
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return row?.wrapped
}

/** Stores the wrapped data keys of new cases. */
export const insertKeys = (
  db: Kysely<Database>,
  keys: readonly { readonly case_id: string; readonly wrapped: string }[],
): Promise<void> => inChunks(keys, (chunk) => db.insertInto('case_key').values(chunk).execute())
