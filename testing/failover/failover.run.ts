import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runSql } from '../../packages/store/src/postgres/run-sql.fixture.ts'
import { crashRounds, type Deployment } from '../crash/crash-rounds.ts'
import { anHourAndAHalfPasses, openOrThrow } from '../crash/embedded.ts'
import { lacks } from '../require.ts'
import { type ServerProcess, startServer } from '../server-process.ts'
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts'
import { type Cluster, findCluster, saysItLeads, startCluster } from './cluster.ts'
import type { ClusterNode } from './cluster-config.ts'

/** What ends, in turn. In the last one the old primary lives on, and says that it leads. */
const strikes = ['primary and its Patroni', 'postmaster only', 'replica', 'Patroni only'] as const
type Strike = (typeof strikes)[number]

describe.skipIf(lacks('one of PostgreSQL, Patroni, etcd and HAProxy', findCluster()))(
  'a synchronous replica takes over by itself',
  () => {
    let folder: TemporaryFolder
    let cluster: Cluster
    beforeAll(async () => {
      folder = temporaryFolder()
      const begin = Date.now()
      cluster = await startCluster()
      await cluster.whole()
      console.log(`cluster with a synchronous replica: ${((Date.now() - begin) / 1000).toFixed(1)} s`)
    })
    afterAll(async () => {
      await cluster.remove()
      folder.remove()
    })

    it.each(strikes)('and nothing acknowledged is missing: %s', async (strike) => {
      const deployment = await clusteredDeployment({ folder: join(folder.path, strike), cluster, strike })
      const plan = { rounds: 1, seed: 1, senders: 6, pauseMs: 100 }
      const result = await crashRounds(deployment, plan).finally(deployment.stop)
      const { acknowledged, journalled, longestGapMs, inDoubt, fired, ...broken } = result
      console.log(
        `${strike}: ${acknowledged} acknowledged, ${journalled} of them by a journal, ${inDoubt} in doubt, ${fired} clocks ` +
          `fired; longest without an answer ${longestGapMs.any} ms, without the database ${longestGapMs.database} ms`,
      )
      expect(broken).toEqual({ lost: [], changed: [], doubled: [], faults: [], unfired: 0 })
      expect(acknowledged).toBeGreaterThan(10)
    })
  },
)

interface Plan {
  readonly folder: string
  readonly cluster: Cluster
  readonly strike: Strike
}

let databases = 0

/** Two servers behind the proxy. Nobody starts a database again before the service has resumed by itself. */
async function clusteredDeployment({ folder, cluster, strike }: Plan): Promise<Deployment> {
  const name = `fengsui_${++databases}`
  await cluster.whole()
  await runSql(cluster.url, `create database ${name}`)
  const databaseUrl = cluster.url.replace(/\w+$/, name)
  let servers: readonly ServerProcess[] = []
  let struck: ClusterNode | undefined
  return {
    async start() {
      if (struck !== undefined) cluster.revive(struck)
      struck = undefined
      await cluster.whole()
      const one = (): Promise<ServerProcess> =>
        startServer({ data: folder, args: ['--empty'], env: { DATABASE_URL: databaseUrl } })
      if (servers.length === 0) servers = await Promise.all([one(), one()])
      return servers.map(({ url }) => url)
    },
    async strike() {
      const leader = await cluster.leader()
      const other = cluster.nodes.find((node) => node !== leader)
      if (leader === undefined || other === undefined) throw new Error('nobody leads')
      const hit = strike === 'replica' ? other : leader
      if (strike !== 'postmaster only') {
        await cluster.killPatroni(hit)
        struck = hit
      }
      if (strike !== 'Patroni only') cluster.killPostgres(hit)
      const next = strike === 'postmaster only' || strike === 'replica' ? leader : other
      await until(async () => (await cluster.leader()) === next)
      // A replica that is gone is waited for until Patroni says otherwise; the primary must not hang for ever.
      if (strike === 'replica') await until(() => waitsForNobody(leader))
      for (const { url } of servers) await until(() => serves(url))
      if (strike === 'Patroni only') await expectNothingFromTheOldPrimary(leader, { next, name })
    },
    letTimePass: async () => {
      await runSql(databaseUrl, anHourAndAHalfPasses)
    },
    async stop() {
      await Promise.all(servers.map((server) => server.stop()))
      servers = []
    },
    openStore: () => openOrThrow({ folder, databaseUrl }),
  }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const begin = Date.now(); Date.now() - begin < 90_000; ) {
    if (await isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the service does not resume')
}

async function waitsForNobody({ port }: ClusterNode): Promise<boolean> {
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  const { rows } = await runSql(url, 'show synchronous_standby_names')
  return !rows[0]?.['synchronous_standby_names']
}

/** The database takes reports again, and what the journal held is in it. */
async function serves(url: string): Promise<boolean> {
  const response = await fetch(`${url}/readyz`)
  const { journal } = (await response.json()) as { readonly journal?: { readonly waiting: number } }
  return response.ok && journal?.waiting === 0
}

/**
 * Both say that they lead: a client that takes the first writable host stays with the old one. What is written there is
 * never acknowledged, since nobody follows it; and nothing of ours is connected to it any more.
 */
async function expectNothingFromTheOldPrimary(
  old: ClusterNode,
  { next, name }: { readonly next: ClusterNode; readonly name: string },
): Promise<void> {
  expect([await saysItLeads(old), await saysItLeads(next)]).toEqual([true, true])
  const url = `postgres://postgres@127.0.0.1:${old.port}/${name}`
  const { rows } = await runSql(url, `select 1 from pg_stat_activity where application_name = 'fengsui'`)
  expect(rows).toEqual([])
  const written = runSql(url, `insert into agreement (name, value) values ('written on the old primary', '')`)
  const outcome = await Promise.race([
    written.then(
      () => 'acknowledged',
      () => 'refused',
    ),
    new Promise((resolve) => setTimeout(() => resolve('hangs'), 3_000)),
  ])
  expect(outcome).not.toBe('acknowledged')
}
