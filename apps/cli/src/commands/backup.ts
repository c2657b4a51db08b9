import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { fail, type Json, type Outcome, type Problem, succeed } from '@fengsui/core'
import { askForBackup, type Config } from '@fengsui/server'
import { openStore } from '@fengsui/store'
import { copyKeys, noteBackup } from '../operations/backup-folder.ts'
import { runOperation } from '../operations/run-operation.ts'
import { hasNoData, onlyArgument, readSettings, storeOf, storeTrouble } from '../operations/settings.ts'
import { problemOf } from '../problem.ts'

/** `fengsui backup FOLDER`: copies data and key into a new folder while the server runs, and verifies the copy. */
export const backup = (args: readonly string[]): Promise<number> => runOperation(makeBackup(args))

async function makeBackup(args: readonly string[]): Promise<Outcome<Json, Problem>> {
  const argument = onlyArgument(args)
  if (!argument.ok) return argument
  const settings = readSettings()
  if (!settings.ok) return settings
  if (hasNoData(settings.value))
    return fail(problemOf('refused', { detail: `${settings.value.dataFolder}: 没有数据。There is no data.` }))
  const folder = resolve(argument.value)
  if (existsSync(folder) && readdirSync(folder).length > 0)
    return fail(problemOf('refused', { detail: `${folder}: 请用一个新的文件夹。Use a new folder.` }))
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const copied = await copyData(settings.value, folder)
  if (!copied.ok) return copied
  copyKeys(settings.value.dataFolder, folder)
  const note = await noteBackup(folder)
  return note.ok ? succeed({ folder, ...note.value }) : note
}

async function copyData(config: Config, folder: string): Promise<Outcome<undefined, Problem>> {
  const opened = await openStore(storeOf(config))
  if (opened.ok) {
    await opened.value.backup(folder)
    await opened.value.close()
    return succeed(undefined)
  }
  // The server that owns the database makes the copy: nobody else can read the file meanwhile.
  const isOwned = opened.failure.code === 'already-open'
  if (isOwned && (await askForBackup(config.dataFolder, folder))) return succeed(undefined)
  return fail(storeTrouble(opened.failure))
}
