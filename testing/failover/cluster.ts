import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { runSql } from '../../packages/store/src/postgres/run-sql.fixture.ts'
import { freePort } from '../free-port.ts'
import { asOwner, postgresOwner } from '../postgres.ts'
import { findProgram } from '../require.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { type ClusterNode, haproxyConfig, patroniConfig } from './cluster-config.ts'

/** The programs a cluster is made of; undefined where one is not installed. */
export const findCluster = (): string | undefined =>
  ['initdb', 'patroni', 'etcd', 'haproxy'].map(findProgram).reduce((all, one) => all && one)

/** Two PostgreSQL servers, one of them a synchronous replica, behind a proxy that asks Patroni who leads. */
export interface Cluster {
  readonly nodes: readonly ClusterNode[]
  /** The address of the proxy; it stays the same whoever leads. */
  readonly url: string
  /** Who leads, as Patroni says; undefined while nobody does. */
  leader(): Promise<ClusterNode | undefined>
  /** Waits until one leads and the other follows synchronously. */
  whole(): Promise<void>
  /** Ends the Patroni of a node with SIGKILL; its PostgreSQL lives on. */
  killPatroni(node: ClusterNode): Promise<void>
  /** Ends the PostgreSQL of a node with SIGKILL. */
  killPostgres(node: ClusterNode): void
  /** Starts the Patroni of a node again; it takes its PostgreSQL back into the cluster. */
  revive(node: ClusterNode): void
  remove(): Promise<void>
}

/** Sets a cluster up, with Patroni looking every 2 s and giving up on a leader after 10 s. */
export async function startCluster(): Promise<Cluster> {
  const folder = temporaryFolder()
  const owner = postgresOwner()
  const own = (path: string): void => {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    if (owner !== undefined) chownSync(path, owner.uid, owner.gid)
  }
  own(folder.path)
  const running = new Map<string, ChildProcess>()
  const run: Run = (name, [program = '', ...args]) => {
    running.set(name, spawn(findProgram(program) ?? program, args, { stdio: 'ignore', cwd: folder.path }))
  }
  const etcdPort = await startEtcd(folder.path, run)
  const nodes: ClusterNode[] = []
  for (const name of ['north', 'south']) {
    const node = { name, port: await freePort(), restPort: await freePort(), folder: join(folder.path, name) }
    own(node.folder)
    writeFileSync(configOf(node), patroniConfig({ node, etcdPort, programs: programsFolder() }))
    chmodSync(configOf(node), 0o644)
    nodes.push(node)
  }
  const revive = (node: ClusterNode): void =>
    run(node.name, asOwner(owner, ['patroni', configOf(node)]).flat())
  nodes.forEach(revive)
  const port = await freePort()
  const proxyFile = join(folder.path, 'haproxy.cfg')
  writeFileSync(proxyFile, haproxyConfig(port, nodes))
  run('haproxy', ['haproxy', '-db', '-f', proxyFile])
  const end = async (name: string, signal: NodeJS.Signals): Promise<void> => {
    const child = running.get(name)
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await gone
  }
  return {
    nodes,
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    leader: () => leaderOf(nodes),
    whole: () => untilWhole(nodes),
    killPatroni: ({ name }) => end(name, 'SIGKILL'),
    killPostgres: (node) => endPostgres(node, 'SIGKILL'),
    revive,
    async remove() {
      for (const { name } of nodes) await end(name, 'SIGKILL')
      for (const node of nodes) endPostgres(node, 'SIGQUIT')
      for (const name of ['haproxy', 'etcd']) await end(name, 'SIGKILL')
      folder.remove()
    },
  }
}

const configOf = ({ folder }: ClusterNode): string => join(folder, 'patroni.yml')
/** The folder of the version itself: Patroni needs more of it than links elsewhere may offer. */
const programsFolder = (): string => dirname(realpathSync(findProgram('initdb') ?? ''))

type Run = (name: string, command: readonly string[]) => void

async function startEtcd(folder: string, run: Run): Promise<number> {
  const [port, peers] = [await freePort(), await freePort()]
  const [client, peer] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${peers}`]
  const places = ['--data-dir', join(folder, 'etcd'), '--name', 'one', '--initial-cluster', `one=${peer}`]
  const listens = ['--listen-client-urls', client, '--advertise-client-urls', client]
  const between = ['--listen-peer-urls', peer, '--initial-advertise-peer-urls', peer]
  run('etcd', ['etcd', ...places, ...listens, ...between])
  return port
}

/** Its first line is the process id of the postmaster. */
function endPostgres({ folder }: ClusterNode, signal: NodeJS.Signals): void {
  try {
    process.kill(Number(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]), signal)
  } catch {
    // It has ended already.
  }
}

/** What the Patroni of a node says of it: who leads is asked of Patroni, never of the server. */
async function isLeader({ restPort }: ClusterNode): Promise<boolean> {
  return fetch(`http://127.0.0.1:${restPort}/primary`).then(
    ({ ok }) => ok,
    () => false,
  )
}

async function leaderOf(nodes: readonly ClusterNode[]): Promise<ClusterNode | undefined> {
  const answers = await Promise.all(nodes.map(isLeader))
  return nodes.find((_, index) => answers[index])
}

const atMostMs = 120_000

async function untilWhole(nodes: readonly ClusterNode[]): Promise<void> {
  for (const begin = Date.now(); Date.now() - begin < atMostMs; ) {
    const leader = await leaderOf(nodes)
    if (leader !== undefined && (await followers(leader)) === 1) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('the cluster does not become whole')
}

/** How many follow a server so that its commits wait for them. */
async function followers({ port }: ClusterNode): Promise<number> {
  try {
    const { rows } = await runSql(
      `postgres://postgres@127.0.0.1:${port}/postgres`,
      `select 1 from pg_stat_replication where sync_state = 'sync' and state = 'streaming'`,
    )
    return rows.length
  } catch {
    return 0
  }
}

/** What a server says of itself; after the death of its Patroni that is not the truth. */
export async function saysItLeads({ port }: ClusterNode): Promise<boolean> {
  const { rows } = await runSql(
    `postgres://postgres@127.0.0.1:${port}/postgres`,
    'select pg_is_in_recovery() as follows',
  )
  return rows[0]?.['follows'] === false
}
