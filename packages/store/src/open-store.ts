import type { Outcome } from '@fengsui/core'
import { openSqlite } from './sqlite/open-sqlite.ts'
import type { Store } from './store.ts'
import type { StoreProblem } from './store-problem.ts'

/** Opens the store of a data folder, bringing its schema up to date. */
export const openStore = (options: {
  readonly folder: string
  readonly databaseUrl?: string
}): Promise<Outcome<Store, StoreProblem>> => openSqlite(options.folder)
