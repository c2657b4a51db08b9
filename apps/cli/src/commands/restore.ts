import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fail, type Json, type Outcome, type Problem, succeed } from '@fengsui/core'
import { moveStore } from '@fengsui/store'
import { copyKeys, keyFile, readNote } from '../operations/backup-folder.ts'
import { runOperation } from '../operations/run-operation.ts'
import { onlyArgument, readSettings, storeOf, storeTrouble } from '../operations/settings.ts'
import { problemOf } from '../problem.ts'

/** `fengsui restore FOLDER`: puts a backup into an empty data folder or database, and compares every row. */
export const restore = (args: readonly string[]): Promise<number> => runOperation(putBack(args))

async function putBack(args: readonly string[]): Promise<Outcome<Json, Problem>> {
  const argument = onlyArgument(args)
  if (!argument.ok) return argument
  const settings = readSettings()
  if (!settings.ok) return settings
  const folder = resolve(argument.value)
  const note = readNote(folder)
  if (!note.ok) return note
  const { dataFolder } = settings.value
  if (hasOtherKey(folder, dataFolder)) return fail(problemOf('refused', { detail: otherKey(dataFolder) }))
  const moved = await moveStore({ folder }, storeOf(settings.value))
  if (!moved.ok) return fail(storeTrouble(moved.failure))
  if (moved.value.digest !== note.value.digest) return fail(problemOf('refused', { detail: altered(folder) }))
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  copyKeys(folder, dataFolder)
  return succeed({ ...note.value })
}

function hasOtherKey(backup: string, dataFolder: string): boolean {
  const there = join(dataFolder, keyFile)
  return existsSync(there) && !readFileSync(there).equals(readFileSync(join(backup, keyFile)))
}

const otherKey = (dataFolder: string): string =>
  `${dataFolder} 里已有另一个 server.key。There is another server.key already; restore into a new data folder.`
const altered = (folder: string): string =>
  `${folder} 的内容与 backup.json 不符：已装入，但不要使用。The backup is not what it was when it was made: what was loaded must not be used.`
