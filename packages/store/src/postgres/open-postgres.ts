import { fail, type Outcome, succeed } from '@fengsui/core'
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, sql } from 'kysely'
import type pg from 'pg'
import { atOneMoment, copyTables } from '../copy-tables.ts'
import type { Engine, OpenEngine } from '../engine.ts'
import { migrations } from '../migrations/index.ts'
import { migrate } from '../migrations/migration.ts'
import type { Database } from '../schema.ts'
import { openSqlite } from '../sqlite/open-sqlite.ts'
import { type StoreProblem, storeProblem } from '../store-problem.ts'
import { postgresFailure } from './postgres-failure.ts'
import { openPool, PooledClient } from './postgres-pool.ts'
import { checkSettings } from './postgres-settings.ts'

/** Any number of ours; the same for everybody who migrates. */
const migrationLock = 7_238_164_905

/** Opens a PostgreSQL database. Any number of processes may have it open. */
export async function openPostgres(
  databaseUrl: string,
  warn: (warning: StoreProblem) => void,
): Promise<Outcome<OpenEngine, StoreProblem>> {
  const pool = openPool(databaseUrl)
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: kyselyPool(pool) }) })
  const prepared = await prepare(db, warn)
  if (prepared.ok) return succeed({ engine: postgresEngine(db), applied: prepared.value })
  await db.destroy()
  return prepared
}

async function prepare(
  db: Kysely<Database>,
  warn: (warning: StoreProblem) => void,
): Promise<Outcome<number, StoreProblem>> {
  try {
    const { refusal, warnings } = await checkSettings(db)
    if (refusal !== undefined) return fail(refusal)
    warnings.forEach(warn)
    const lock = (trx: Kysely<Database>): Promise<unknown> =>
      sql`select pg_advisory_xact_lock(${migrationLock})`.execute(trx)
    return await migrate(db, migrations, { shape: ordersAsBytes, lock })
  } catch (error) {
    return fail(storeProblem('not-reachable', error instanceof Error ? error.message : String(error)))
  }
}

/** Text in the order of its bytes, as the embedded engine has it, whatever language the database was made for. */
const ordersAsBytes = (statement: string): string =>
  statement.startsWith('create table')
    ? statement.replaceAll(' text', ' text collate "C"').replaceAll(' blob', ' bytea')
    : statement

const kyselyPool = (pool: pg.Pool): PostgresPool => ({
  // Kysely names the commands it knows; the driver says it is any text.
  connect: async () => new PooledClient(await pool.connect()) as unknown as PostgresPoolClient,
  end: () => pool.end(),
})

const postgresEngine = (db: Kysely<Database>): Engine => ({
  db,
  locksRows: true,
  // While one commit waits for the disk the next one can be prepared.
  lanes: 2,
  async now(on) {
    const { rows } = await sql<{ ms: number }>`
      select (extract(epoch from clock_timestamp()) * 1000)::bigint as ms`.execute(on)
    return rows[0]?.ms ?? Number.NaN
  },
  async claimCases(trx, { nowMs, limit }) {
    const rows = await trx
      .selectFrom('clock')
      .innerJoin('case_head', 'case_head.case_id', 'clock.case_id')
      .select('case_head.case_id')
      .where('clock.state', '=', 'open')
      .where('clock.try_ms', '<', nowMs)
      .orderBy('clock.try_ms')
      .limit(limit)
      .forUpdate('case_head')
      .skipLocked()
      .execute()
    return [...new Set(rows.map(({ case_id }) => case_id))]
  },
  // A commit of its own, behind all those before it in the log: it waits for the disk and the replica as they must have.
  confirm: () =>
    db.transaction().execute((trx) => sql`select pg_logical_emit_message(true, 'fengsui', '')`.execute(trx)),
  failureKind: postgresFailure,
  // Written anew without the deleted rows; archived log and replicas are the administrator's, as backups are.
  async forgetDeleted() {
    await sql`vacuum full case_key`.execute(db)
    await sql`vacuum contact_digest, message`.execute(db)
  },
  async copyTo(folder) {
    const opened = await openSqlite(folder)
    if (!opened.ok) throw new Error(opened.failure.text.en)
    const { db: copy } = opened.value.engine
    try {
      await atOneMoment(db, (source) => copy.transaction().execute((target) => copyTables(source, target)))
    } finally {
      await copy.destroy()
    }
  },
})
