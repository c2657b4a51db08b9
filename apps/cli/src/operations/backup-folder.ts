import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fail, type Outcome, type Problem, succeed } from '@fengsui/core'
import { type Content, openStore, readContent, verifyStore } from '@fengsui/store'
import { problemOf } from '../problem.ts'
import { storeTrouble } from './settings.ts'

/** What a backup says of itself, beside the data. */
export interface BackupNote extends Content {
  readonly at: string
  readonly cases: number
  /** What whoever keeps it must know of personal data that are erased later. */
  readonly erasure: typeof erasure
}

const erasure = {
  zh: '这份备份里有各案的密钥。之后依法删除了个人信息的，要同时销毁这份备份；恢复之后启动服务，会按账本旁的清单（erased）再次销毁密钥。',
  en: 'This backup holds the keys of its cases. Where personal data are lawfully erased later, destroy this backup too; after it was restored, a server that starts destroys those keys again by the list beside the ledger (erased).',
}

const noteFile = 'backup.json'

/** The key of a deployment, as it lies in a data folder and in a backup. */
export const keyFile = 'server.key'

/** Copies the keys of a deployment: the one it began with, and signing keys that were added. None is overwritten. */
export function copyKeys(from: string, to: string): void {
  for (const name of [keyFile, 'signing.keys']) {
    if (existsSync(join(from, name)) && !existsSync(join(to, name)))
      copyFileSync(join(from, name), join(to, name))
  }
}

/** Recomputes every chain of a backup and writes down what is in it. */
export async function noteBackup(folder: string): Promise<Outcome<BackupNote, Problem>> {
  const opened = await openStore({ folder })
  if (!opened.ok) return fail(storeTrouble(opened.failure))
  const { cases, faults } = await verifyStore(opened.value)
  await opened.value.close()
  const [fault] = faults
  if (fault !== undefined)
    return fail(
      problemOf('refused', { detail: `${fault.case} ${fault.seq} ${fault.fault}: ${faults.length} faults` }),
    )
  const content = await readContent({ folder })
  if (!content.ok) return fail(storeTrouble(content.failure))
  const note = { at: new Date().toISOString(), cases, erasure, ...content.value }
  writeFileSync(join(folder, noteFile), `${JSON.stringify(note)}\n`, { mode: 0o600 })
  return succeed(note)
}

/** Reads what a backup says of itself. */
export function readNote(folder: string): Outcome<BackupNote, Problem> {
  try {
    return succeed(JSON.parse(readFileSync(join(folder, noteFile), 'utf8')) as BackupNote)
  } catch {
    return fail(problemOf('not-readable', { detail: join(folder, noteFile) }))
  }
}
