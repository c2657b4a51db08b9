import { openStore, type Store, type StoreOptions } from '@fengsui/store'
import { tamperSqlite } from '../../packages/store/src/sqlite/tamper.fixture.ts'
import { type ServerProcess, startServer } from '../server-process.ts'
import type { Deployment } from './crash-rounds.ts'

/** One server on an embedded database; striking it is SIGKILL. */
export function embeddedDeployment(folder: string): Deployment {
  let server: ServerProcess | undefined
  return {
    async start() {
      server ??= await startServer({ data: folder, args: ['--empty'] })
      return [server.url]
    },
    async strike() {
      await server?.kill()
      server = undefined
    },
    letTimePass: async () => tamperSqlite(folder, anHourAndAHalfPasses),
    async stop() {
      await server?.stop()
      server = undefined
    },
    openStore: () => openOrThrow({ folder }),
  }
}

/** The clocks do not know how time passed; only that it did. */
export const anHourAndAHalfPasses =
  "update clock set due_ms = due_ms - 5400000, try_ms = try_ms - 5400000 where state = 'open'"

/** Opens a store past its server. */
export async function openOrThrow(options: StoreOptions): Promise<Store> {
  const opened = await openStore(options)
  if (!opened.ok) throw new Error(opened.failure.text.en)
  return opened.value
}
