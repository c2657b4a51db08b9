import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { CipherAlgorithm } from '@fengsui/proof'
import type { Secrets } from '../secrets.ts'
import { Journal } from './journal.ts'

/** Largest journal of one server, in bytes: some hundred thousand reports. */
const mostBytes = 256 * 1024 * 1024

const nameFor = (pid: number): string => `${hostname()}.${pid}.journal`

/**
 * Opens the journal of this process in a data folder, and takes over what processes of this machine left behind that
 * are gone. Two that take over the same file at once do no harm: what is submitted twice under one key is stored once.
 */
export async function openJournal(
  dataFolder: string,
  secrets: Secrets,
  alg: CipherAlgorithm,
): Promise<Journal> {
  const folder = join(dataFolder, 'journal')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const journal = await Journal.open(join(folder, nameFor(process.pid)), {
    key: secrets.derive('journal'),
    alg,
    mostBytes,
  })
  for (const name of leftBehind(folder)) {
    const path = join(folder, name)
    const lines = await linesOf(path)
    if (lines !== undefined && (await journal.takeOver(lines))) await rm(path, { force: true })
  }
  return journal
}

/** The whole lines of a journal; undefined when another server has taken it over in between, which it has then safely. */
async function linesOf(path: string): Promise<readonly string[] | undefined> {
  try {
    return (await readFile(path, 'utf8')).split('\n').slice(0, -1)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Journals in a data folder whose process is gone; those of other machines are theirs. */
function leftBehind(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder).filter((name) => {
    const pid = /\.(\d+)\.journal$/.exec(name)?.[1]
    return pid !== undefined && name === nameFor(Number(pid)) && !isAlive(Number(pid))
  })
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
