import type { Outcome } from '@fengsui/core'
import { openPostgres } from './postgres/open-postgres.ts'
import { openSqlite } from './sqlite/open-sqlite.ts'
import type { Store } from './store.ts'
import type { StoreProblem } from './store-problem.ts'

/** Where the data lies, and who hears what its owner should know. */
export interface StoreOptions {
  readonly folder: string
  /** PostgreSQL instead of the embedded database in the folder. */
  readonly databaseUrl?: string
  readonly warn?: (warning: StoreProblem) => void
}

/** Opens the store, bringing its schema up to date. */
export const openStore = ({
  folder,
  databaseUrl,
  warn = () => undefined,
}: StoreOptions): Promise<Outcome<Store, StoreProblem>> =>
  databaseUrl === undefined ? openSqlite(folder) : openPostgres(databaseUrl, warn)
