import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fail, type Outcome, succeed } from '@fengsui/core'
import { backup, DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite'
import { Kysely } from 'kysely'
import { migrations } from '../migrations/index.ts'
import { migrate } from '../migrations/migration.ts'
import type { Database } from '../schema.ts'
import { sqlStore } from '../sql-store.ts'
import type { Store } from '../store.ts'
import { type StoreProblem, storeProblem } from '../store-problem.ts'
import { sqliteDialect } from './sqlite-dialect.ts'

/** Name of the database inside the data folder. */
const fileName = 'fengsui.db'

/** Opens the embedded database of a data folder. One process owns it; a second one is refused. */
export async function openSqlite(folder: string): Promise<Outcome<Store, StoreProblem>> {
  const opened = openFile(folder)
  if (!opened.ok) return opened
  const database = opened.value
  const db = new Kysely<Database>({ dialect: sqliteDialect(database) })
  const migrated = await migrate(db, migrations)
  if (!migrated.ok) {
    await db.destroy()
    return migrated
  }
  const copyTo = async (path: string): Promise<void> => {
    await backup(database, path)
  }
  return succeed(sqlStore(db, { now: Date.now, copyTo }))
}

function openFile(folder: string): Outcome<DatabaseSyncInstance, StoreProblem> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const database = new DatabaseSync(join(folder, fileName))
    // FULL only after WAL: the library is compiled with NORMAL as the default of that mode.
    database.exec('pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full;')
    database.exec('pragma foreign_keys = on; pragma trusted_schema = off;')
    // Takes the owner's lock now, so that a second opener is refused at start and not at its first write.
    database.exec('begin immediate; commit;')
    return succeed(database)
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    return fail(storeProblem(/locked|busy/i.test(text) ? 'already-open' : 'cannot-open', text))
  }
}
