import { afterAll, beforeAll, describe, it } from 'vitest'
import { anEvent, aWrite } from '../../packages/store/src/contract/builders.fixture.ts'
import { openStore, type Store } from '../../packages/store/src/index.ts'
import { runSql } from '../../packages/store/src/postgres/run-sql.fixture.ts'
import { findPostgres, type PostgresServer, startPostgres } from '../../testing/postgres.ts'
import { lacks } from '../../testing/require.ts'
import { startServer } from '../../testing/server-process.ts'
import { type TemporaryFolder, temporaryFolder } from '../../testing/temporary-folder.ts'
import { fillCases } from './fill.ts'

const sizes = [10_000, 100_000, 1_000_000]
const desk = 'cn-210000'

describe.skipIf(lacks('PostgreSQL', findPostgres()))('as data grows, at three sizes', () => {
  let folder: TemporaryFolder
  let postgres: PostgresServer
  let databaseUrl: string
  let store: Store
  beforeAll(async () => {
    folder = temporaryFolder()
    postgres = await startPostgres()
    databaseUrl = await postgres.createDatabase()
    store = await opened()
  })
  afterAll(async () => {
    await store.close()
    await postgres.remove()
    folder.remove()
  })

  async function opened(): Promise<Store> {
    const result = await openStore({ folder: folder.path, databaseUrl })
    if (!result.ok) throw new Error(result.failure.text.en)
    return result.value
  }

  it('queue page, count, due clocks, fire lag, start after a kill', async () => {
    for (const [index, size] of sizes.entries()) {
      await fillCases(databaseUrl, { from: sizes[index - 1] ?? 0, to: size })
      const page = await middle(50, () =>
        store.queue(desk, { state: 'open', kind: 'file', offset: 0, limit: 50 }),
      )
      const deep = await middle(20, () =>
        store.queue(desk, { state: 'open', kind: 'file', offset: 5_000, limit: 50 }),
      )
      const count = await middle(5, () => store.countCases(desk, { state: 'open', kind: 'file' }))
      const idle = await middle(50, () => store.fireDueClocks(200, () => aWrite()))
      const lag = await fireLag()
      const start = await startAfterKill()
      console.log(
        `${size.toLocaleString('en')} cases: queue page ${page} ms, 100 pages on ${deep} ms, count ${count} ms, ` +
          `idle poll ${idle} ms, 5,000 due at once fired in ${lag} ms, start after a kill ${start} ms`,
      )
    }
  })

  /** Lets 5,000 clocks fall due in the same instant, and fires them as the worker does; how long until the last one. */
  async function fireLag(): Promise<string> {
    await runSql(
      databaseUrl,
      `update clock set due_ms = 1, try_ms = 1 where id in (select id from clock where state = 'open' limit 5000)`,
    )
    const begin = performance.now()
    let fired: number
    do {
      const round = await store.fireDueClocks(200, ({ case: id, organisation }, records) =>
        aWrite({ case: id, organisation, expectedSeq: records.length, events: [anEvent('missed')] }),
      )
      fired = round.fired
    } while (fired > 0)
    return (performance.now() - begin).toFixed(0)
  }

  async function startAfterKill(): Promise<string> {
    const options = { data: folder.path, args: ['--empty'], env: { DATABASE_URL: databaseUrl } }
    const first = await startServer(options)
    await first.kill()
    const begin = performance.now()
    const second = await startServer(options)
    await fetch(`${second.url}/`)
    const took = performance.now() - begin
    await second.stop()
    return took.toFixed(0)
  }
})

/** The middle one of many times, in milliseconds. */
async function middle(rounds: number, work: () => Promise<unknown>): Promise<string> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const begin = performance.now()
    await work()
    times.push(performance.now() - begin)
  }
  return (times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0).toFixed(1)
}
