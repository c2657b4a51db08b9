import { type Outcome, succeed } from '@fengsui/core'
import type { HashAlgorithm } from './chain.ts'
import type { Mark, OpenEngine } from './engine.ts'
import { openPostgres } from './postgres/open-postgres.ts'
import { sqlStore } from './sql-store.ts'
import { openSqlite } from './sqlite/open-sqlite.ts'
import type { Store } from './store.ts'
import type { StoreProblem } from './store-problem.ts'

/** Where the data lies, and who hears what its owner should know. */
export interface StoreOptions {
  readonly folder: string
  /** PostgreSQL instead of the embedded database in the folder. */
  readonly databaseUrl?: string
  readonly warn?: (warning: StoreProblem) => void
  /** How events are marked; absent where nothing is written. */
  readonly mark?: Mark
  /** What new events are hashed with: SHA-256 unless another is named. */
  readonly hash?: HashAlgorithm
}

/** Opens the engine of a store, bringing its schema up to date. */
export const openEngine = ({
  folder,
  databaseUrl,
  warn = () => undefined,
}: StoreOptions): Promise<Outcome<OpenEngine, StoreProblem>> =>
  databaseUrl === undefined ? openSqlite(folder) : openPostgres(databaseUrl, warn)

/** Opens the store, bringing its schema up to date. */
export async function openStore(options: StoreOptions): Promise<Outcome<Store, StoreProblem>> {
  const opened = await openEngine(options)
  return opened.ok
    ? succeed(sqlStore({ ...opened.value.engine, mark: options.mark, hash: options.hash }))
    : opened
}
