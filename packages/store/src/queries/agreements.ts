import type { Kysely } from 'kysely'
import type { Database } from '../schema.ts'

/** Settles a value: the first one proposed stands. */
export async function agree(db: Kysely<Database>, name: string, proposal: string): Promise<string> {
  await db
    .insertInto('agreement')
    .values({ name, value: proposal })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  const { value } = await db
    .selectFrom('agreement')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return value
}
