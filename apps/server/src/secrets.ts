import { createHmac, randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

/** The deployment's keys. They live in a file beside the data, never in the database. */
export interface Secrets {
  /** Wraps the data key of every case. */
  readonly master: Buffer
  /** Keys receipt numbers, follow-up codes and digests of secrets; purposes never share a derived key. */
  derive(purpose: string): Buffer
}

/**
 * Reads the key of a deployment: from the environment where it is given there, else from the file of its data folder,
 * making that on the first start (mode 0600).
 */
export function openSecrets(folder: string, given?: string): Secrets {
  const root = given === undefined ? rootIn(folder) : Buffer.from(given, 'base64')
  const derive = (purpose: string): Buffer => createHmac('sha256', root).update(purpose).digest()
  return { master: derive('case keys'), derive }
}

/** Throws when others may read an existing file: a key that leaked is worse than a server that does not start. */
function rootIn(folder: string): Buffer {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'server.key')
  if (!existsSync(path)) makeKey(path)
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
    throw new Error(`${path} can be read by others. Run: chmod 600 ${path}`)
  }
  const root = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64')
  if (root.length !== 32)
    throw new Error(`${path} does not hold a key of 32 bytes. Restore it from your backup.`)
  return root
}

/** Puts a new key in place whole, unless another process was faster: two servers may start on one folder at once. */
function makeKey(path: string): void {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, randomBytes(32).toString('base64'), { mode: 0o600 })
  try {
    linkSync(draft, path)
  } catch (error) {
    if (!existsSync(path)) throw error
  } finally {
    rmSync(draft)
  }
}

/** Writes a file that only its owner may read. */
export function writePrivateFile(path: string, text: string): void {
  writeFileSync(path, text, { mode: 0o600 })
  chmodSync(path, 0o600)
}
