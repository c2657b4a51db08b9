import { chmodSync, existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tamperSqlite } from '../../../packages/store/src/sqlite/tamper.fixture.ts'
import { type Ended, runNode } from '../../../testing/child.ts'
import { type Attempt, aReport, receiptOf, send } from '../../../testing/crash/reports.ts'
import { freePort } from '../../../testing/free-port.ts'
import { launcher } from '../../../testing/launcher.ts'
import { findPostgres, startPostgres } from '../../../testing/postgres.ts'
import { lacks } from '../../../testing/require.ts'
import { type ServerProcess, startServer } from '../../../testing/server-process.ts'
import { type TemporaryFolder, temporaryFolder } from '../../../testing/temporary-folder.ts'

const proofOf = (attempt: Attempt | undefined): string | undefined =>
  attempt?.state === 'acknowledged' ? attempt.report.proof : undefined

describe('the operations', () => {
  let folder: TemporaryFolder
  let servers: ServerProcess[]
  beforeEach(() => {
    folder = temporaryFolder()
    servers = []
  })
  afterEach(async () => {
    for (const server of servers) await server.kill()
    folder.remove()
  })

  const at = (name: string): string => join(folder.path, name)
  const start = async (data: string, databaseUrl = ''): Promise<ServerProcess> => {
    const server = await startServer({
      data: at(data),
      args: ['--empty'],
      env: { DATABASE_URL: databaseUrl },
    })
    servers.push(server)
    return server
  }
  const fengsui = (args: readonly string[], data: string, env: Record<string, string> = {}): Promise<Ended> =>
    runNode([launcher, ...args], {
      env: { FENGSUI_DATA: at(data), DATABASE_URL: '', ...env },
      cwd: folder.path,
    })
  const received = async (server: ServerProcess, key: string): Promise<string> => {
    const attempt = await send(server.url, aReport(key))
    if (attempt.state !== 'acknowledged') throw new Error('not received')
    return attempt.report.number
  }

  it('back up a running embedded server and restore it elsewhere: the same answers under the same key', async () => {
    const server = await start('first')
    const number = await received(server, 'k1')
    const backup = await fengsui(['backup', at('backup')], 'first')
    expect(backup).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(backup.stdout)).toMatchObject({ cases: 1, rows: { receipt: 1 } })
    expect(statSync(join(at('backup'), 'server.key')).mode & 0o777).toBe(0o600)
    await received(server, 'after-the-backup')
    expect(await fengsui(['restore', at('backup')], 'second')).toMatchObject({ code: 0, stderr: '' })
    const second = await start('second')
    const receipt = await receiptOf(second.url, number)
    expect(receipt).toEqual(await receiptOf(server.url, number))
    const [one, other] = await Promise.all([server, second].map(({ url }) => send(url, aReport('k1'))))
    expect(other).toMatchObject({ state: 'acknowledged', report: { proof: proofOf(one) } })
  })

  it('refuse a backup that was altered, a folder that is not empty, and another key', async () => {
    const server = await start('first')
    await received(server, 'k1')
    await server.stop()
    expect((await fengsui(['backup', at('backup')], 'first')).code).toBe(0)
    expect((await fengsui(['backup', at('backup')], 'first')).code).toBe(1)
    expect((await fengsui(['restore', at('backup')], 'first')).stderr).toContain('already')
    writeFileSync(at('server.key'), 'other', { mode: 0o600 })
    const here = await fengsui(['restore', at('backup')], '.')
    expect([here.code, here.stderr.includes('another server.key')]).toEqual([1, true])
    tamperSqlite(at('backup'), "update receipt set digest = 'x'")
    const altered = await fengsui(['restore', at('backup')], 'second')
    expect([altered.code, altered.stderr.includes('must not be used')]).toEqual([1, true])
  })

  it('find a broken chain when they back up', async () => {
    const server = await start('first')
    await received(server, 'k1')
    await server.stop()
    tamperSqlite(at('first'), "update event set data = '{}' where seq = 2")
    const { code, stderr } = await fengsui(['backup', at('backup')], 'first')
    expect([code, stderr.includes(' 2 altered')]).toEqual([1, true])
    expect(existsSync(join(at('backup'), 'backup.json'))).toBe(false)
  })

  it('say how they are used, and what they cannot reach', async () => {
    for (const args of [['backup'], ['restore'], ['move'], ['migrate', 'x'], ['doctor', 'x']])
      expect((await fengsui(args, 'none')).code, args.join(' ')).toBe(2)
    const away = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }
    expect((await fengsui(['migrate'], 'none', away)).code).toBe(3)
    expect((await fengsui(['restore', at('nowhere')], 'none')).code).toBe(1)
  })

  it.skipIf(lacks('PostgreSQL', findPostgres()))(
    'move to PostgreSQL, back up from there, and restore into another database',
    async () => {
      const postgres = await startPostgres()
      try {
        const [first, second] = [await postgres.createDatabase(), await postgres.createDatabase()]
        const embedded = await start('data')
        const number = await received(embedded, 'k1')
        expect((await fengsui(['move'], 'data', { DATABASE_URL: first })).stderr).toContain('Stop it first')
        await embedded.stop()
        const moved = await fengsui(['move'], 'data', { DATABASE_URL: first })
        expect(moved).toMatchObject({ code: 0, stderr: '' })
        expect(await fengsui(['migrate'], 'data', { DATABASE_URL: first })).toMatchObject({
          stdout: '{"applied":0}\n',
        })
        const shared = await start('data', first)
        expect(await receiptOf(shared.url, number)).toMatchObject({ number, state: 'received' })
        await received(shared, 'k2')
        const backup = await fengsui(['backup', at('backup')], 'data', { DATABASE_URL: first })
        expect(JSON.parse(backup.stdout)).toMatchObject({ cases: 2 })
        expect((await fengsui(['restore', at('backup')], 'other', { DATABASE_URL: second })).code).toBe(0)
        const restored = await start('other', second)
        expect(await receiptOf(restored.url, number)).toEqual(await receiptOf(shared.url, number))
        const { code, stdout } = await fengsui(['doctor'], 'other', {
          DATABASE_URL: second,
          PORT: String(await freePort()),
        })
        expect([code, stdout.includes('PostgreSQL opens')]).toEqual([0, true])
      } finally {
        for (const server of servers) await server.kill()
        await postgres.remove()
      }
    },
  )

  it('look at a deployment and say what to do', async () => {
    const PORT = String(await freePort())
    const fresh = await fengsui(['doctor'], 'data', { PORT })
    expect([fresh.code, fresh.stdout.includes('no server runs')]).toEqual([0, true])
    expect(existsSync(at('data'))).toBe(false)
    expect((await fengsui(['backup', at('backup')], 'data')).code).toBe(1)
    expect(existsSync(at('data'))).toBe(false)
    const server = await start('data')
    const running = await fengsui(['doctor'], 'data', { PORT: new URL(server.url).port })
    expect([running.code, running.stdout.includes('in use by a running server')]).toEqual([0, true])
    expect(running.stdout).toContain(`the server at ${server.url} is ready`)
    chmodSync(join(at('data'), 'server.key'), 0o644)
    const leaking = await fengsui(['doctor'], 'data', { PORT })
    expect([leaking.code, leaking.stdout.includes('chmod 600')]).toEqual([1, true])
  })
})
