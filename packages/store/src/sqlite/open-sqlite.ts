import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fail, type Outcome, succeed } from '@fengsui/core'
import { backup, DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'
import { Kysely } from 'kysely'
import type { Engine, OpenEngine } from '../engine.ts'
import { migrations } from '../migrations/index.ts'
import { migrate } from '../migrations/migration.ts'
import type { Database } from '../schema.ts'
import { type StoreProblem, storeProblem } from '../store-problem.ts'
import { networkOf } from './network-folder.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import { sqliteFailure } from './sqlite-failure.ts'

/** Name of the database inside the data folder. */
export const sqliteFile = 'fengsui.db'

/** Opens the embedded database of a data folder. One process owns it; a second one is refused. */
export async function openSqlite(folder: string): Promise<Outcome<OpenEngine, StoreProblem>> {
  const opened = openFile(folder)
  if (!opened.ok) return opened
  const database = opened.value
  const db = new Kysely<Database>({ dialect: sqliteDialect(database) })
  const migrated = await migrate(db, migrations, { shape: strictTables, lock: async () => undefined })
  if (!migrated.ok) {
    await db.destroy()
    return migrated
  }
  return succeed({ engine: sqliteEngine(db, database), applied: migrated.value })
}

/** Strict tables refuse a value of the wrong type instead of keeping it; every integer of theirs has 64 bits. */
const strictTables = (statement: string): string =>
  statement.startsWith('create table')
    ? `${statement.replaceAll(' bigint', ' integer').trimEnd()} strict`
    : statement

/** One process, one connection: whatever a transaction reads holds until it ends. */
const sqliteEngine = (db: Kysely<Database>, database: DatabaseSyncInstance): Engine => ({
  db,
  locksRows: false,
  lanes: 1,
  now: async () => Date.now(),
  async claimCases(trx, { nowMs, limit }) {
    const due = trx
      .selectFrom('clock')
      .select('case_id')
      .where('state', '=', 'open')
      .where('try_ms', '<', nowMs)
    const rows = await due.orderBy('try_ms').limit(limit).execute()
    return [...new Set(rows.map(({ case_id }) => case_id))]
  },
  // What the only connection can read has been committed by it.
  confirm: async () => undefined,
  failureKind: sqliteFailure,
  async forgetDeleted() {
    database.exec('pragma wal_checkpoint(truncate)')
  },
  async copyTo(folder) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    await backup(database, join(folder, sqliteFile))
  },
})

function openFile(folder: string): Outcome<DatabaseSyncInstance, StoreProblem> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const network = networkOf(folder)
    if (network !== undefined) return fail(storeProblem('network-folder', network))
    const database = new DatabaseSync(join(folder, sqliteFile))
    // FULL only after WAL: the library is compiled with NORMAL as the default of that mode.
    database.exec('pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full;')
    database.exec('pragma foreign_keys = on; pragma trusted_schema = off;')
    // What is deleted is overwritten: the key of a case that was erased must not lie on in a free page.
    database.exec('pragma secure_delete = on;')
    // Takes the owner's lock now, so that a second opener is refused at start and not at its first write.
    database.exec('begin immediate; commit;')
    return succeed(database)
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    return fail(storeProblem(/locked|busy/i.test(text) ? 'already-open' : 'cannot-open', text))
  }
}
