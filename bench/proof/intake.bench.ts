import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { type Config, readConfig } from '../../apps/server/src/config.ts'
import { receiveDurably } from '../../apps/server/src/intake/receive-report.ts'
import { openServices } from '../../apps/server/src/open-services.ts'
import { type Ledger, openLedger } from '../../apps/server/src/proof/ledger.ts'
import { openSecrets } from '../../apps/server/src/secrets.ts'
import type { Services } from '../../apps/server/src/services.ts'
import { openStore } from '../../packages/store/src/open-store.ts'
import { aReport } from '../../testing/crash/reports.ts'
import { findPostgres, type PostgresServer, startPostgres } from '../../testing/postgres.ts'
import { lacks } from '../../testing/require.ts'
import { type TemporaryFolder, temporaryFolder } from '../../testing/temporary-folder.ts'

const clients = 32
/** Short loads, taking turns: what else the machine does then hits both sides alike. */
const reports = 500
const rounds = 30

/** Reports received in this process, so that nothing of HTTP hides what the ledger costs. */
describe('what the ledger costs the intake', () => {
  let folder: TemporaryFolder
  let postgres: PostgresServer | undefined
  beforeAll(async () => {
    folder = temporaryFolder()
    if (!lacks('PostgreSQL', findPostgres())) postgres = await startPostgres()
  })
  afterAll(async () => {
    await postgres?.remove()
    folder.remove()
  })

  it('on the embedded database', async () => {
    await compare('embedded', async (name) => configFor(name))
  })

  it('on PostgreSQL', async ({ skip }) => {
    if (postgres === undefined) return skip()
    const server = postgres
    await compare('PostgreSQL', async (name) => configFor(name, await server.createDatabase()))
  })

  function configFor(name: string, databaseUrl = ''): Config {
    const env = { FENGSUI_DATA: join(folder.path, name), DATABASE_URL: databaseUrl }
    const config = readConfig(['--empty'], env, folder.path)
    if (!config.ok) throw new Error(config.failure.join())
    return config.value
  }
})

interface Side {
  readonly services: Services
  readonly close: () => Promise<void>
}

/** Both sides in turn, on databases of their own; the median of the ratios. */
async function compare(engine: string, configOf: (name: string) => Promise<Config>): Promise<void> {
  const without = await openWithout(await configOf(`${engine}-without`))
  const withLedger = await openWith(await configOf(`${engine}-with`))
  const ratios: number[] = []
  // The first round warms up; who goes first changes from round to round.
  for (let round = 0; round <= rounds; round++) {
    const first = round % 2 === 0 ? without : withLedger
    const second = first === without ? withLedger : without
    const [one, other] = [await load(first.services), await load(second.services)]
    const [plain, ledger] = first === without ? [one, other] : [other, one]
    if (round > 0) ratios.push(plain / ledger)
  }
  await without.close()
  await withLedger.close()
  const sorted = ratios.sort((a, b) => a - b)
  const at = (part: number): string =>
    (((sorted[Math.floor(sorted.length * part)] ?? Number.NaN) - 1) * 100).toFixed(1)
  console.log(
    `${engine}: overhead of the ledger, ${rounds} pairs: median ${at(0.5)} %, quartiles ${at(0.25)} and ${at(0.75)} %`,
  )
}

async function openWithout(config: Config): Promise<Side> {
  const { services } = await opened(config)
  await services.store.close()
  const { dataFolder: folder, databaseUrl } = config
  const plain = await openStore({ folder, ...(databaseUrl === undefined ? {} : { databaseUrl }) })
  if (!plain.ok) throw new Error(plain.failure.text.en)
  return { services: { ...services, store: plain.value }, close: () => plain.value.close() }
}

async function openWith(config: Config): Promise<Side> {
  const { services } = await opened(config)
  const ledger = await openLedger({ ...services, folder: config.ledgerFolder })
  if (ledger === undefined) throw new Error('somebody else keeps this ledger')
  const stop = keepAdvancing(ledger)
  return {
    services,
    async close() {
      await stop()
      await ledger.close()
      await services.store.close()
    },
  }
}

async function opened(config: Config): Promise<{ readonly services: Services }> {
  const services = await openServices(config, openSecrets(config.dataFolder))
  if (!services.ok) throw new Error(services.failure.text.en)
  return { services: services.value }
}

/** As often as the server's worker does. */
function keepAdvancing(ledger: Ledger): () => Promise<void> {
  let running = true
  const loop = async (): Promise<void> => {
    while (running) {
      await ledger.advance()
      await sleep(1_000)
    }
  }
  const ended = loop()
  return () => {
    running = false
    return ended
  }
}

let runs = 0
async function load(services: Services): Promise<number> {
  const run = runs++
  let next = 0
  const begin = performance.now()
  const client = async (): Promise<void> => {
    while (next < reports) {
      const { key, body } = aReport(`bench-${run}-${next++}`)
      const submission = { json: JSON.parse(body), caller: 'public', key, channel: 'api' }
      const received = await receiveDurably(services, submission)
      if (!received.ok) throw new Error(received.failure.state)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return reports / ((performance.now() - begin) / 1000)
}
