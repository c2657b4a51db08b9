import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { runSql } from '../packages/store/src/postgres/run-sql.fixture.ts'
import { tamperSqlite } from '../packages/store/src/sqlite/tamper.fixture.ts'
import { findPostgres, startPostgres } from './postgres.ts'
import { lacks } from './require.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** The data of a deployment: a folder, and on PostgreSQL a database beside it. */
export interface Deployment {
  /** The data folder. */
  readonly data: string
  /** What servers and commands are started with, so that they work on this data. */
  readonly env: Readonly<Record<string, string>>
  /** Does to the database what no store would do, while no server runs on it. */
  tamper(statements: string): Promise<void>
  /** The same data again, to be spoilt by one test. */
  copy(): Promise<Deployment>
}

/** Makes deployments on one engine, and removes them all. */
export interface Deployments {
  create(): Promise<Deployment>
  remove(): Promise<void>
}

/** Each engine there is on this machine. */
export const engines: readonly (readonly [name: string, open: () => Promise<Deployments>])[] = [
  ['the embedded database', embedded],
  ...(lacks('PostgreSQL', findPostgres()) ? [] : [['PostgreSQL', shared] as const]),
]

async function embedded(): Promise<Deployments> {
  const folder = temporaryFolder()
  let made = 0
  const next = (): string => join(folder.path, String(++made))
  const at = (data: string): Deployment => ({
    data,
    env: {},
    tamper: async (statements) => tamperSqlite(data, statements),
    async copy() {
      const copy = next()
      cpSync(data, copy, { recursive: true })
      return at(copy)
    },
  })
  return { create: async () => at(next()), remove: async () => folder.remove() }
}

async function shared(): Promise<Deployments> {
  const folder = temporaryFolder()
  const postgres = await startPostgres()
  let made = 0
  const next = (): string => join(folder.path, String(++made))
  const at = (data: string, url: string): Deployment => ({
    data,
    env: { DATABASE_URL: url },
    tamper: async (statements) => {
      await runSql(url, statements)
    },
    async copy() {
      const copy = next()
      cpSync(data, copy, { recursive: true })
      return at(copy, await postgres.createDatabase(`template ${new URL(url).pathname.slice(1)}`))
    },
  })
  return {
    create: async () => at(next(), await postgres.createDatabase()),
    async remove() {
      await postgres.remove()
      folder.remove()
    },
  }
}
