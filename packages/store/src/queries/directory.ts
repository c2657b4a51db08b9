import { type Kysely, sql } from 'kysely'
import type { DirectoryRecord, DirectoryRecords } from '../directory.ts'
import type { Database } from '../schema.ts'

/** The records of the directory over an open database. */
export const directoryQueries = (db: Kysely<Database>): DirectoryRecords => ({
  latest: async () => (await latestRows(db)).map(fromRow),
  async versions(authority) {
    const rows = await db
      .selectFrom('directory_entry')
      .selectAll()
      .where('authority', '=', authority)
      .orderBy('version', 'desc')
      .execute()
    return rows.map(fromRow)
  },
  async add({ personName: person_name, recordedMs: recorded_ms, ...same }) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('directory_entry')
      .values({ ...same, person_name, recorded_ms })
      .onConflict((conflict) => conflict.columns(['authority', 'version']).doNothing())
      .executeTakeFirst()
    return numInsertedOrUpdatedRows === 1n
  },
})

const latestRows = (db: Kysely<Database>): Promise<Database['directory_entry'][]> =>
  db
    .selectFrom('directory_entry as one')
    .selectAll('one')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('directory_entry as later')
            .select(sql`1`.as('one'))
            .whereRef('later.authority', '=', 'one.authority')
            .whereRef('later.version', '>', 'one.version'),
        ),
      ),
    )
    .orderBy('authority')
    .execute()

const fromRow = (row: Database['directory_entry']): DirectoryRecord => ({
  authority: row.authority,
  version: Number(row.version),
  entry: row.entry,
  person: row.person,
  personName: row.person_name,
  recordedMs: Number(row.recorded_ms),
})
