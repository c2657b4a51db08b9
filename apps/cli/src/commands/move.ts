import { fail, type Json, type Outcome, type Problem, succeed } from '@fengsui/core'
import { moveStore } from '@fengsui/store'
import { runOperation } from '../operations/run-operation.ts'
import { readSettings, storeTrouble } from '../operations/settings.ts'
import { problemOf } from '../problem.ts'

/** `fengsui move`: from the embedded database of the data folder into the empty PostgreSQL of DATABASE_URL. */
export const move = (args: readonly string[]): Promise<number> => runOperation(moveToShared(args))

async function moveToShared(args: readonly string[]): Promise<Outcome<Json, Problem>> {
  if (args.length > 0) return fail(problemOf('bad-usage', { detail: args.join(' ') }))
  const settings = readSettings()
  if (!settings.ok) return settings
  const { dataFolder: folder, databaseUrl } = settings.value
  if (databaseUrl === undefined)
    return fail(
      problemOf('bad-usage', { detail: 'DATABASE_URL: 要移到哪个数据库？Which database to move to?' }),
    )
  const moved = await moveStore({ folder }, { folder, databaseUrl })
  return moved.ok ? succeed({ ...moved.value }) : fail(storeTrouble(moved.failure))
}
