import type { Kysely } from 'kysely'
import type { RuleLoad, RuleLoads } from '../rule-loads.ts'
import type { Database, RuleLoadTable } from '../schema.ts'

/** Queries of the rules that were in use. */
export const ruleLoadQueries = (db: Kysely<Database>): RuleLoads => ({
  record: (load, text) => insertLoad(db, load, text),
  all: () => allLoads(db),
  text: (digest) => contentOf(db, digest),
})

/** What stands in `source` for rules that came with the program: no file has such a name. */
const program = '/'

async function insertLoad(
  db: Kysely<Database>,
  { file = program, at, by, ...load }: RuleLoad,
  content: string,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('rule_load')
    .values({ ...load, source: file, loaded_at: at, loaded_by: by, content })
    .onConflict((conflict) => conflict.column('number').doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

async function allLoads(db: Kysely<Database>): Promise<readonly RuleLoad[]> {
  const rows = await db
    .selectFrom('rule_load')
    .select(['number', 'instrument', 'version', 'digest', 'source', 'state', 'loaded_at', 'loaded_by'])
    .orderBy('number')
    .execute()
  return rows.map(toLoad)
}

const toLoad = (row: Omit<RuleLoadTable, 'content'>): RuleLoad => ({
  number: Number(row.number),
  instrument: row.instrument,
  version: row.version,
  digest: row.digest,
  state: row.state === 'withdrawn' ? 'withdrawn' : 'loaded',
  at: row.loaded_at,
  by: row.loaded_by,
  ...(row.source === program ? {} : { file: row.source }),
})

async function contentOf(db: Kysely<Database>, digest: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('rule_load')
    .select('content')
    .where('digest', '=', digest)
    .where('state', '=', 'loaded')
    .limit(1)
    .executeTakeFirst()
  return row?.content
}
