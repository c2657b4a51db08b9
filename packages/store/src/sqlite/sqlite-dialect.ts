import type { DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite'
import { type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely'

/** Kysely's SQLite dialect over the `node:sqlite` interface. */
export const sqliteDialect = (database: DatabaseSyncInstance): SqliteDialect =>
  new SqliteDialect({ database: kyselyDatabase(database) })

/** Kysely prepares on every execute: the cache makes that a look-up. */
function kyselyDatabase(database: DatabaseSyncInstance): SqliteDatabase {
  const cache = new Map<string, SqliteStatement>()
  return {
    close: () => database.close(),
    prepare(text) {
      const cached = cache.get(text)
      if (cached !== undefined) return cached
      const statement = kyselyStatement(database.prepare(text))
      cache.set(text, statement)
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
