import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { readConfig } from '../../apps/server/src/config.ts'
import { receiveDurably } from '../../apps/server/src/intake/receive-report.ts'
import { openServices } from '../../apps/server/src/open-services.ts'
import { openSecrets } from '../../apps/server/src/secrets.ts'
import { recordStatements } from '../../packages/store/src/postgres/record-statements.fixture.ts'
import { runSql } from '../../packages/store/src/postgres/run-sql.fixture.ts'
import { runNode } from '../../testing/child.ts'
import { aReport } from '../../testing/crash/reports.ts'
import { findPostgres, type PostgresServer, startPostgres } from '../../testing/postgres.ts'
import { findProgram, lacks } from '../../testing/require.ts'
import { type ServerProcess, startServer } from '../../testing/server-process.ts'
import { type TemporaryFolder, temporaryFolder } from '../../testing/temporary-folder.ts'
import { pgbenchScript } from './same-statements.ts'

const pgbench = findProgram('pgbench')
const clients = 32
const reports = 4_000
const pgbenchSeconds = 8
const loader = fileURLToPath(new URL('load.js', import.meta.url))

interface Load {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
}

describe.skipIf(lacks('PostgreSQL', findPostgres()) || lacks('pgbench', pgbench))(
  'durable intake over HTTP',
  () => {
    let folder: TemporaryFolder
    let postgres: PostgresServer
    let databaseUrl: string
    let servers: ServerProcess[]
    beforeAll(async () => {
      folder = temporaryFolder()
      postgres = await startPostgres()
      databaseUrl = await postgres.createDatabase()
      servers = [await start('shared', databaseUrl)]
    })
    afterAll(async () => {
      for (const server of servers) await server.stop()
      await postgres.remove()
      folder.remove()
    })

    const start = (data: string, url: string): Promise<ServerProcess> =>
      startServer({ data: join(folder.path, data), args: ['--empty'], env: { DATABASE_URL: url } })
    const load = async (url: string, { count = reports, senders = clients } = {}): Promise<Load> => {
      const { code, stdout, stderr } = await runNode([loader, url, String(count), String(senders)])
      if (code !== 0) throw new Error(stderr)
      return JSON.parse(stdout) as Load
    }
    const cpuOf = async (url: string): Promise<number> =>
      Number(/^process_cpu_seconds_total (\S+)$/m.exec(await (await fetch(`${url}/metrics`)).text())?.[1])

    async function pgbenchPerSecond(script: string): Promise<number> {
      const file = join(folder.path, 'script.sql')
      writeFileSync(file, script)
      const { hostname, port, pathname } = new URL(databaseUrl)
      const args = ['-h', hostname, '-p', port, '-U', 'postgres', '-n', '-f', file, '-j', '2']
      const run = [...args, '-c', String(clients), '-T', String(pgbenchSeconds), pathname.slice(1)]
      const { stdout } = await promisify(execFile)(pgbench ?? '', run)
      return Number(/tps = ([\d.]+)/.exec(stdout)?.[1])
    }

    it('against pgbench running the same statements with the same bytes, one commit for each report', async () => {
      const [server] = servers
      const script = await scriptOfOneReport()
      await load(server!.url, { count: 1_000 })
      const ratios: number[] = []
      for (let round = 0; round < 3; round++) {
        const [theirs, before] = [await pgbenchPerSecond(script), await cpuOf(server!.url)]
        const { perSecond, p50, p99 } = await load(server!.url)
        const cpu = ((await cpuOf(server!.url)) - before) / reports
        ratios.push(perSecond / theirs)
        console.log(
          `pgbench ${theirs.toFixed(0)}/s; ours ${perSecond.toFixed(0)}/s, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, ` +
            `${(cpu * 1000).toFixed(2)} ms of the server's CPU a report; ratio ${(perSecond / theirs).toFixed(2)}`,
        )
      }
      console.log(`ratio to pgbench, median of three: ${ratios.sort((a, b) => a - b)[1]?.toFixed(2)}`)
    })

    it('at a quarter of the senders, and one alone: how long a reporter waits', async () => {
      for (const senders of [clients / 4, 1]) {
        const { perSecond, p50, p99 } = await load(servers[0]!.url, { count: reports / 4, senders })
        console.log(
          `${senders} senders: ${perSecond.toFixed(0)}/s, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`,
        )
      }
    })

    it('with one, two and four servers on one database', async () => {
      const one = await load(servers[0]!.url)
      for (const count of [2, 4]) {
        while (servers.length < count) servers.push(await start('shared', databaseUrl))
        const together = await Promise.all(
          servers.map(({ url }) => load(url, { count: reports / count, senders: clients / count })),
        )
        const sum = together.reduce((total, { perSecond }) => total + perSecond, 0)
        console.log(
          `${count} servers: ${sum.toFixed(0)}/s, ${(sum / one.perSecond).toFixed(2)} of one server`,
        )
      }
    })

    it('on the embedded database, beside PostgreSQL', async () => {
      const embedded = await start('embedded', '')
      servers.push(embedded)
      await load(embedded.url, { count: 500 })
      const [own, shared] = [await load(embedded.url), await load(servers[0]!.url)]
      console.log(
        `embedded ${own.perSecond.toFixed(0)}/s, ${(own.perSecond / shared.perSecond).toFixed(2)} of PostgreSQL`,
      )
    })

    /** Receives one report in this process, and writes its statements for pgbench. */
    async function scriptOfOneReport(): Promise<string> {
      const dataFolder = join(folder.path, 'shared')
      const config = readConfig(
        ['--empty'],
        { FENGSUI_DATA: dataFolder, DATABASE_URL: databaseUrl },
        folder.path,
      )
      if (!config.ok) throw new Error(config.failure.join())
      const opened = await openServices(config.value, openSecrets(dataFolder))
      if (!opened.ok) throw new Error(opened.failure.text.en)
      const key = 'recorded-report-with-a-long-key'
      const submission = { json: JSON.parse(aReport(key).body), caller: 'public', key, channel: 'api' }
      const receive = (): Promise<unknown> => receiveDurably(opened.value, submission)
      const statements = await recordStatements(receive)
      await opened.value.journal?.close()
      await opened.value.store.close()
      const { rows } = await runSql(databaseUrl, uniqueValues)
      return pgbenchScript(statements, [key, ...rows.map(({ value }) => value as string)])
    }
  },
)

const uniqueValues = `select case_id as value from case_head union select id from event union select id from clock
  union select number from receipt`
