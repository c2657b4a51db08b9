import { linkSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'

/** A folder that only this process writes to. */
export interface OwnedFolder {
  /** Says that it is still in use; to be called more often than once a minute. */
  renew(): void
  release(): void
}

/** A process of another machine cannot be asked, and machines of containers do not come back: silence tells. */
const longestSilenceMs = 120_000

/** What this process has. */
const taken = new Set<string>()

/**
 * Takes a folder that only one process may write to; undefined while another one has it. What a process left behind when
 * it was killed is taken over.
 */
export function takeFolder(folder: string): OwnedFolder | undefined {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'owner')
  if (taken.has(path)) return undefined
  for (let tries = 0; tries < 2; tries++) {
    if (claim(path)) return owned(path)
    if (!isGone(path)) return undefined
    rmSync(path, { force: true })
  }
  return undefined
}

function claim(path: string): boolean {
  // Written beside and linked into place, so that nobody ever reads half a name.
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, `${hostname()} ${process.pid}`, { mode: 0o600 })
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function owned(path: string): OwnedFolder {
  taken.add(path)
  return {
    renew() {
      const now = new Date()
      utimesSync(path, now, now)
    },
    release() {
      rmSync(path, { force: true })
      taken.delete(path)
    },
  }
}

function isGone(path: string): boolean {
  const [host, pid] = readFileSync(path, 'utf8').split(' ')
  if (host !== hostname()) return Date.now() - statSync(path).mtimeMs > longestSilenceMs
  // Process ids come round again, in containers soon: were it ours, it would be known as taken.
  if (Number(pid) === process.pid) return true
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return codeOf(error) !== 'EPERM'
  }
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined
