import { createHash, type Hash } from 'node:crypto'
import { canonicalJson, type Json } from '@fengsui/core'
import { type Kysely, sql } from 'kysely'
import { inChunks } from './queries/chunks.ts'
import type { Database } from './schema.ts'

/** Every table that holds data, with the key its rows are read in order of. */
const tables: readonly (readonly [name: Exclude<keyof Database, 'migration'>, key: readonly string[]])[] = [
  ['event', ['id']],
  ['case_head', ['case_id']],
  ['case_row', ['case_id']],
  ['clock', ['id']],
  ['receipt', ['number']],
  ['idempotency', ['caller', 'key']],
  ['agreement', ['name']],
  ['unplaced', ['event']],
  ['ledger', ['place']],
  ['case_key', ['case_id']],
  ['contact_digest', ['case_id', 'digest']],
  ['message', ['id']],
  ['message_name', ['name']],
  ['audit_entry', ['event']],
  ['evidence_object', ['id']],
  ['evidence_chunk', ['object', 'seq']],
  ['evidence_item', ['case_id', 'digest']],
  ['delivery', ['id']],
  ['delivery_step', ['id']],
  ['rule_load', ['number']],
  ['directory_entry', ['authority', 'version']],
  ['organisation', ['id']],
  ['person', ['id']],
  ['session', ['token_hash']],
]

/** Rows read at a time: fewer where one row is a piece of a file. */
const pageSizeOf = (table: string): number => (table === 'evidence_chunk' ? 16 : 1_000)
type Row = Readonly<Record<string, Json | Uint8Array>>

/** What a database holds: how many rows each table has, and one digest over all that stands in them. */
export interface Content {
  readonly rows: Readonly<Record<string, number>>
  readonly digest: string
}

/** Reads every row of every table, in an order both engines agree on. */
export const contentOf = (db: Kysely<Database>): Promise<Content> => eachPage(db, async () => undefined)

/** Copies every row of every table into a database without any. */
export const copyTables = (from: Kysely<Database>, to: Kysely<Database>): Promise<Content> =>
  eachPage(from, (table, rows) =>
    inChunks(rows, (chunk) =>
      to
        .insertInto(table)
        // Rows of a table as they were read from the same table elsewhere.
        .values(chunk as never)
        .execute(),
    ),
  )

/** True when no table has a row. */
export async function isEmpty(db: Kysely<Database>): Promise<boolean> {
  for (const [table] of tables) {
    if ((await sql`select 1 from ${sql.table(table)} limit 1`.execute(db)).rows.length > 0) return false
  }
  return true
}

/** Reads in one transaction that sees the database as it was when it began, whoever writes meanwhile. */
export const atOneMoment = <Result>(
  db: Kysely<Database>,
  read: (snapshot: Kysely<Database>) => Promise<Result>,
): Promise<Result> => db.transaction().setIsolationLevel('repeatable read').execute(read)

async function eachPage(
  db: Kysely<Database>,
  use: (table: (typeof tables)[number][0], rows: readonly Row[]) => Promise<unknown>,
): Promise<Content> {
  const hash = createHash('sha256')
  const counts: Record<string, number> = {}
  for (const [table, key] of tables) {
    let count = 0
    for (let last: Row | undefined; ; ) {
      const page = await readPage(db, { table, key, last })
      await use(table, page)
      addToHash(hash, table, page)
      count += page.length
      last = page.at(-1)
      if (page.length < pageSizeOf(table)) break
    }
    counts[table] = count
  }
  return { rows: counts, digest: hash.digest('hex') }
}

function addToHash(hash: Hash, table: string, rows: readonly Row[]): void {
  for (const row of rows) hash.update(`${table} ${canonicalJson(inText(row))}\n`)
}

/** The row with bytes as text: both engines give the same. */
const inText = (row: Row): Json =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
    ]),
  )

interface Page {
  readonly table: string
  readonly key: readonly string[]
  readonly last: Row | undefined
}

async function readPage(db: Kysely<Database>, { table, key, last }: Page): Promise<readonly Row[]> {
  const columns = sql.join(key.map((name) => sql.ref(name)))
  const after =
    last === undefined ? sql`` : sql`where (${columns}) > (${sql.join(key.map((name) => last[name]))})`
  const query = sql<Row>`select * from ${sql.table(table)} ${after} order by ${columns} limit ${sql.lit(pageSizeOf(table))}`
  return (await query.execute(db)).rows
}
