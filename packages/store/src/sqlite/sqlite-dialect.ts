import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite'
import { type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely'

/** Kysely's SQLite dialect over the `node:sqlite` interface. */
export const sqliteDialect = (database: DatabaseSyncInstance): SqliteDialect =>
  new SqliteDialect({ database: kyselyDatabase(database) })

/** Most statements kept: the usual ones many times over, however many shapes a batch can have. */
const mostStatements = 300

/** Kysely prepares on every execute: the cache makes that a look-up. The least recently used make room. */
function kyselyDatabase(database: DatabaseSyncInstance): SqliteDatabase {
  const cache = new Map<string, SqliteStatement>()
  return {
    close() {
      // The library keeps a file open while statements live. Out of exclusive and WAL mode it holds no lock any more,
      // and a folder that was closed in order is one file.
      database.exec('pragma journal_mode = delete; pragma locking_mode = normal; pragma schema_version')
      database.close()
    },
    prepare(text) {
      const statement = cache.get(text) ?? kyselyStatement(database.prepare(text))
      cache.delete(text)
      cache.set(text, statement)
      const [oldest] = cache.keys()
      if (cache.size > mostStatements && oldest !== undefined) cache.delete(oldest)
      return statement
    },
  }
}

type Bound = Parameters<StatementSyncInstance['all']>

function kyselyStatement(statement: StatementSyncInstance): SqliteStatement {
  const bound = (parameters: readonly unknown[]): Bound => parameters as Bound
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...bound(parameters)),
    run(parameters) {
      const { changes, lastInsertRowid } = statement.run(...bound(parameters))
      return { changes: BigInt(changes), lastInsertRowid: BigInt(lastInsertRowid) }
    },
    iterate: (parameters) => statement.iterate(...bound(parameters)) as IterableIterator<unknown>,
  }
}
