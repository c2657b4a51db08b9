import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { findProgram } from './require.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A ClamAV daemon that knows one thing: the EICAR test file. */
export interface Clamd {
  /** Path of its socket. */
  readonly socket: string
  stop(): Promise<void>
}

/** The test file every scanner must find; in two parts, so that no scanner finds this file. */
export const eicar: string = [
  'X5O!P%@AP[4\\PZX54(P^)7CC)7}',
  '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*',
].join('')

/** Where Debian keeps the daemon. */
export const findClamd = (): string | undefined => findProgram('clamd')

/** Starts a daemon with a signature database of its own; no download, nothing but a socket. */
export async function startClamd({ mostBytes = 40_000_000 } = {}): Promise<Clamd> {
  const folder = temporaryFolder()
  const database = join(folder.path, 'signatures')
  const socket = join(folder.path, 'clamd.ctl')
  mkdirSync(database)
  writeFileSync(
    join(database, 'eicar.ndb'),
    `Eicar-Test-Signature:0:*:${Buffer.from(eicar).toString('hex')}\n`,
  )
  const settings = [
    `DatabaseDirectory ${database}`,
    `LocalSocket ${socket}`,
    `StreamMaxLength ${mostBytes}`,
    'Foreground yes',
    'ConcurrentDatabaseReload no',
    `TemporaryDirectory ${folder.path}`,
    `LogFile ${join(folder.path, 'log')}`,
  ]
  const config = join(folder.path, 'clamd.conf')
  writeFileSync(config, `${settings.join('\n')}\n`)
  const child = spawn(findClamd() ?? 'clamd', ['--config-file', config], { stdio: 'ignore' })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  while (!(await answers(socket))) {
    if (child.exitCode !== null) throw new Error('clamd ended')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    socket,
    async stop() {
      child.kill()
      await gone
      folder.remove()
    },
  }
}

const answers = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection(path, () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
