import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runSql } from '../../packages/store/src/postgres/run-sql.fixture.ts'
import { findPostgres, type PostgresServer, startPostgres } from '../postgres.ts'
import { lacks } from '../require.ts'
import { type ServerProcess, startServer } from '../server-process.ts'
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts'
import { type Audit, auditStore } from './audit.ts'
import { untilFired } from './crash-rounds.ts'
import { anHourAndAHalfPasses, openOrThrow } from './embedded.ts'
import { type Acknowledged, aReport, send } from './reports.ts'

const reports = 80

describe.skipIf(lacks('PostgreSQL', findPostgres()))('four servers on one database', () => {
  let folder: TemporaryFolder
  let postgres: PostgresServer
  beforeAll(async () => {
    folder = temporaryFolder()
    postgres = await startPostgres()
  })
  afterAll(async () => {
    await postgres.remove()
    folder.remove()
  })

  it('come to the same results as one: numbers, answers, events, fired clocks', async () => {
    const [one, four] = [await run(1), await run(4)]
    expect(four).toEqual(one)
    expect(one.numbers).toHaveLength(reports)
    expect(one).toMatchObject({ answersPerNumber: [1], missedPerCase: [2], faults: [] })
  })

  /** Receives the same reports on so many servers, each sent twice at once to different ones; lets their clocks fire. */
  async function run(servers: number): Promise<Results> {
    const databaseUrl = await postgres.createDatabase()
    // One folder, so one key: the same report has the same number in every deployment of it.
    const data = join(folder.path, 'data')
    const start = (): Promise<ServerProcess> =>
      startServer({ data, args: ['--empty'], env: { DATABASE_URL: databaseUrl } })
    const running = await Promise.all(Array.from({ length: servers }, start))
    try {
      const urls = running.map(({ url }) => url)
      const answers = await Promise.all(
        Array.from({ length: reports * 2 }, async (_, n) => {
          const attempt = await send(urls[n % servers] ?? '', aReport(`same-${n % reports}`))
          if (attempt.state !== 'acknowledged') throw new Error('not received')
          return attempt.report
        }),
      )
      await runSql(databaseUrl, anHourAndAHalfPasses)
      for (const url of urls) expect(await untilFired(url)).toBe(0)
      await Promise.all(running.map((server) => server.stop()))
      const store = await openOrThrow({ folder: data, databaseUrl })
      const audit = await auditStore(store)
      await store.close()
      return resultsOf(answers, audit)
    } finally {
      await Promise.all(running.map((server) => server.stop()))
    }
  }
})

/** What must not depend on how many servers there are: no ids, no times. */
interface Results extends Pick<Audit, 'numbers' | 'faults' | 'cases'> {
  /** How many different answers a number got, and how many deadlines each case missed: each value once. */
  readonly answersPerNumber: readonly number[]
  readonly missedPerCase: readonly number[]
  readonly missed: number
}

function resultsOf(answers: readonly Acknowledged[], { numbers, missed, faults, cases }: Audit): Results {
  const proofs = new Map<string, Set<string>>()
  for (const { number, proof } of answers) proofs.set(number, (proofs.get(number) ?? new Set()).add(proof))
  const perCase = new Map<string, number>()
  for (const name of missed) {
    const id = name.split(' ')[0] ?? ''
    perCase.set(id, (perCase.get(id) ?? 0) + 1)
  }
  return {
    numbers: [...numbers].sort(),
    answersPerNumber: [...new Set([...proofs.values()].map(({ size }) => size))],
    missedPerCase: [...new Set(perCase.values())],
    missed: missed.length,
    faults,
    cases,
  }
}
