import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { sqliteFile } from './open-sqlite.ts'

/** Does to an embedded database what no store would do, while it is closed. */
export function tamperSqlite(folder: string, statement: string): void {
  const database = new DatabaseSync(join(folder, sqliteFile))
  database.exec(statement)
  database.close()
}
