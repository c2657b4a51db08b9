import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'

/** Does to an embedded database what no store would do, while it is closed. */
export function tamperSqlite(folder: string, statement: string): void {
  const database = new DatabaseSync(join(folder, 'fengsui.db'))
  database.exec(statement)
  database.close()
}
