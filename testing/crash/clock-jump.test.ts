import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runSql } from '../../packages/store/src/postgres/run-sql.fixture.ts'
import { findFaketime, movableClock } from '../movable-clock.ts'
import { findPostgres, type PostgresServer, startPostgres } from '../postgres.ts'
import { lacks } from '../require.ts'
import { type ServerProcess, startServer } from '../server-process.ts'
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts'
import { auditStore } from './audit.ts'
import { openOrThrow } from './embedded.ts'
import { aReport, send } from './reports.ts'

const faketime = findFaketime()

describe.skipIf(lacks('faketime', faketime))('when the clock of a machine is wrong', () => {
  let folder: TemporaryFolder
  let servers: ServerProcess[]
  let postgres: PostgresServer | undefined
  beforeEach(() => {
    folder = temporaryFolder()
    servers = []
  })
  afterEach(async () => {
    for (const server of servers) await server.kill()
    await postgres?.remove()
    postgres = undefined
    folder.remove()
  })

  const start = async (env: Record<string, string>): Promise<ServerProcess> => {
    const server = await startServer({ data: join(folder.path, 'data'), args: ['--empty'], env })
    servers.push(server)
    return server
  }
  const setClock = (offset: string): void => writeFileSync(join(folder.path, 'clock'), `${offset}\n`)
  const received = async ({ url }: ServerProcess, key: string): Promise<void> =>
    expect(await send(url, aReport(key))).toMatchObject({ state: 'acknowledged' })
  const firedBy = async ({ url }: ServerProcess): Promise<number> => {
    const text = await (await fetch(`${url}/metrics`)).text()
    return Number(/^fengsui_clocks_fired_total (\d+)$/m.exec(text)?.[1])
  }

  it('an embedded server whose clock jumps an hour and a half ahead and back fires what was due once, and goes on', async () => {
    setClock('+0')
    const server = await start(movableClock(faketime ?? '', join(folder.path, 'clock')))
    await received(server, 'before')
    expect(await firedBy(server)).toBe(0)
    setClock('+90m')
    await expect.poll(() => firedBy(server), { timeout: 20_000 }).toBe(2)
    setClock('-60m')
    await received(server, 'after')
    setClock('+0')
    await received(server, 'later')
    await server.stop()
    const store = await openOrThrow({ folder: join(folder.path, 'data') })
    const { missed, faults, cases } = await auditStore(store)
    await store.close()
    expect([missed.length, new Set(missed).size, faults, cases]).toEqual([2, 2, [], 3])
  })

  it.skipIf(lacks('PostgreSQL', findPostgres()))(
    'a server that is two hours ahead fires nothing early: the database says what time it is',
    async () => {
      postgres = await startPostgres()
      const DATABASE_URL = await postgres.createDatabase()
      const right = await start({ DATABASE_URL })
      await received(right, 'k1')
      await right.stop()
      setClock('+2h')
      const ahead = await start({ DATABASE_URL, ...movableClock(faketime ?? '', join(folder.path, 'clock')) })
      // One of the two clocks is made due by the database's time: when it has fired, the worker has looked at both.
      await runSql(DATABASE_URL, "update clock set due_ms = 1, try_ms = 1 where duty = 'cn.C.2a'")
      await expect.poll(() => firedBy(ahead), { timeout: 20_000 }).toBe(1)
    },
  )
})
