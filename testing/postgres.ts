import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chownSync } from 'node:fs'
import { join } from 'node:path'
import { runSql } from '../packages/store/src/postgres/run-sql.fixture.ts'
import { freePort } from './free-port.ts'
import { findProgram } from './require.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A PostgreSQL of a test's own, on a private port of the loopback address. */
export interface PostgresServer {
  /** Makes an empty database and gives its address; `how` is what else its owner may say of it. */
  createDatabase(how?: string): Promise<string>
  /** Changes a setting of the running server, as its owner would. */
  set(setting: string, value: string): Promise<void>
  /** Lets the server keep data in a folder that the test made. */
  giveTo(folder: string): void
  /** Ends it in the middle of whatever it does (SIGKILL). */
  kill(): Promise<void>
  /** Starts it on the same data unless it runs, and waits until it takes connections. */
  start(): Promise<void>
  remove(): Promise<void>
}

/** The programs of a PostgreSQL server; undefined where it is not installed. */
export const findPostgres = (): string | undefined => findProgram('initdb') && findProgram('postgres')

/** Sets up a database cluster in a folder of its own and starts it. Every setting that guards data stays as it ships. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = temporaryFolder()
  const owner = postgresOwner()
  if (owner !== undefined) chownSync(folder.path, owner.uid, owner.gid)
  const data = join(folder.path, 'data')
  initialise(data, owner)
  const port = await freePort()
  const url = (database: string): string => `postgres://postgres@127.0.0.1:${port}/${database}`
  let child: ChildProcess | undefined
  let databases = 0
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child === undefined) return
    const gone = new Promise((resolve) => child?.once('exit', resolve))
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal)
      await gone
    }
    child = undefined
  }
  const server: PostgresServer = {
    async createDatabase(how = '') {
      const name = `fengsui_${++databases}`
      await runSql(url('postgres'), `create database ${name} ${how}`)
      return url(name)
    },
    async set(setting, value) {
      await runSql(url('postgres'), `alter system set ${setting} = ${value}`)
      await runSql(url('postgres'), 'select pg_reload_conf()')
    },
    giveTo(path) {
      if (owner !== undefined) chownSync(path, owner.uid, owner.gid)
    },
    kill: () => end('SIGKILL'),
    async start() {
      if (child !== undefined) return
      const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: folder.path }
      const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
      // Its predecessor's children end a moment after it, and until then the data is not free.
      for (let tries = 0; child === undefined; tries++) {
        const command = asOwner(owner, ['postgres', '-D', data, ...flags])
        const started = spawn(...command, { stdio: 'ignore', cwd: folder.path })
        if (await answers(url('postgres'), started)) child = started
        else if (tries === 100) throw new Error('PostgreSQL does not start')
      }
    },
    async remove() {
      // Immediate: what is in the folder is thrown away anyway.
      await end('SIGQUIT')
      folder.remove()
    },
  }
  await server.start()
  return server
}

/** Whom the system made PostgreSQL run as. */
export interface Owner {
  readonly uid: number
  readonly gid: number
}

/** PostgreSQL refuses root: there, the user that Debian made for it runs it. */
export function postgresOwner(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined
  const idOf = (flag: string): number =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout)
  return { uid: idOf('-u'), gid: idOf('-g') }
}

/** A command as it is run by the owner of databases. */
export function asOwner(
  owner: Owner | undefined,
  [name = '', ...args]: readonly string[],
): [string, string[]] {
  const program = findProgram(name) ?? name
  if (owner === undefined) return [program, args]
  // setpriv becomes the program, so that its process id is the one we end.
  return ['setpriv', [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups', program, ...args]]
}

function initialise(data: string, owner: Owner | undefined): void {
  const args = ['initdb', '-D', data, '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8', '--auth=trust']
  const [program, rest] = asOwner(owner, args)
  const { status, stderr } = spawnSync(program, rest, { encoding: 'utf8', cwd: '/' })
  if (status !== 0) throw new Error(`initdb failed:\n${stderr}`)
}

/** Waits until the server answers; false when it ends instead. */
async function answers(url: string, server: ChildProcess): Promise<boolean> {
  while (server.exitCode === null && server.signalCode === null) {
    try {
      await runSql(url, 'select 1')
      return true
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  return false
}
