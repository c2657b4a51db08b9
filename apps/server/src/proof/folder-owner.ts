import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'

/** Gives the folder back. */
export type Release = () => void

/**
 * Takes a folder that only one process may write to; undefined while another one has it. What a process of this machine
 * left behind when it was killed is taken over.
 */
export function takeFolder(folder: string): Release | undefined {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'owner')
  if (taken.has(path)) return undefined
  for (let tries = 0; tries < 2; tries++) {
    try {
      writeFileSync(path, `${hostname()} ${process.pid}`, { flag: 'wx', mode: 0o600 })
      taken.add(path)
      return () => {
        rmSync(path, { force: true })
        taken.delete(path)
      }
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      if (!isGone(readFileSync(path, 'utf8'))) return undefined
      rmSync(path, { force: true })
    }
  }
  return undefined
}

/** What this process has. */
const taken = new Set<string>()

/** A process on another machine cannot be asked: it counts as alive. */
function isGone(owner: string): boolean {
  const [host, pid] = owner.split(' ')
  if (host !== hostname()) return false
  // Process ids come round again, in containers soon: this one is not ours, or it would be known as taken.
  if (Number(pid) === process.pid) return true
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'EPERM')
  }
}
