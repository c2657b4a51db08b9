import { fail, type Json, type Outcome, type Problem, succeed } from '@fengsui/core'
import { migrateStore } from '@fengsui/store'
import { runOperation } from '../operations/run-operation.ts'
import { readSettings, storeOf, storeTrouble } from '../operations/settings.ts'
import { problemOf } from '../problem.ts'

/** `fengsui migrate`: brings the schema up to date, as a server does when it starts. */
export const migrate = (args: readonly string[]): Promise<number> => runOperation(bringUpToDate(args))

async function bringUpToDate(args: readonly string[]): Promise<Outcome<Json, Problem>> {
  if (args.length > 0) return fail(problemOf('bad-usage', { detail: args.join(' ') }))
  const settings = readSettings()
  if (!settings.ok) return settings
  const migrated = await migrateStore(storeOf(settings.value))
  return migrated.ok ? succeed({ applied: migrated.value }) : fail(storeTrouble(migrated.failure))
}
