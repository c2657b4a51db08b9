import { runSql } from '../../packages/store/src/postgres/run-sql.fixture.ts'
import type { PostgresServer } from '../postgres.ts'
import { type ServerProcess, startServer } from '../server-process.ts'
import type { Deployment } from './crash-rounds.ts'
import { anHourAndAHalfPasses, openOrThrow } from './embedded.ts'

/** Several servers on one PostgreSQL. */
export interface SharedPlan {
  readonly folder: string
  readonly postgres: PostgresServer
  readonly databaseUrl: string
  readonly servers: number
}

/** What a strike hits. */
const strikes = ['one server', 'all servers', 'the database', 'everything'] as const

/** Servers that share one database, key and clocks; a strike is SIGKILL of one of them, all, the database, or everything. */
export function sharedDeployment({ folder, postgres, databaseUrl, servers }: SharedPlan): Deployment {
  const running: (ServerProcess | undefined)[] = Array.from({ length: servers }, () => undefined)
  const startOne = async (place: number): Promise<void> => {
    running[place] ??= await startServer({
      data: folder,
      args: ['--empty'],
      env: { DATABASE_URL: databaseUrl },
    })
  }
  const places = [...running.keys()]
  const end = async (which: readonly number[], how: 'kill' | 'stop'): Promise<void> => {
    await Promise.all(which.map((place) => running[place]?.[how]()))
    for (const place of which) running[place] = undefined
  }
  return {
    async start() {
      await postgres.start()
      await Promise.all(places.map(startOne))
      return running.flatMap((server) => server?.url ?? [])
    },
    async strike(random) {
      const what = strikes[random.between(0, strikes.length - 1)]
      const hit =
        what === 'one server' ? [random.between(0, servers - 1)] : what === 'the database' ? [] : places
      const isDatabaseHit = what === 'the database' || what === 'everything'
      if (isDatabaseHit) await postgres.kill()
      // Long enough for servers to notice, and to go on receiving into their journals.
      if (isDatabaseHit) await new Promise((resolve) => setTimeout(resolve, random.between(0, 1_200)))
      await end(hit, 'kill')
    },
    async letTimePass() {
      await postgres.start()
      await runSql(databaseUrl, anHourAndAHalfPasses)
    },
    stop: () => end(places, 'stop'),
    openStore: () => openOrThrow({ folder, databaseUrl }),
  }
}
