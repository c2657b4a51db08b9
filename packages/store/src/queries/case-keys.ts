import type { Kysely } from 'kysely'
import type { Database } from '../schema.ts'

/** The wrapped data key of a case; undefined after it was destroyed. */
export async function wrappedKey(db: Kysely<Database>, caseId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('case_key')
    .select('wrapped')
    .where('case_id', '=', caseId)
    .executeTakeFirst()
  return row?.wrapped
}

/** Stores the wrapped data key of a new case. */
export async function insertKey(db: Kysely<Database>, caseId: string, wrapped: string): Promise<void> {
  await db.insertInto('case_key').values({ case_id: caseId, wrapped }).execute()
}

/** Destroys the data key of a case. */
export async function deleteKey(db: Kysely<Database>, caseId: string): Promise<void> {
  await db.deleteFrom('case_key').where('case_id', '=', caseId).execute()
}
