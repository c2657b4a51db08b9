import { openStore, type Store } from '@fengsui/store'
import { tamperSqlite } from '../../packages/store/src/sqlite/tamper.fixture.ts'
import { startServer } from '../server-process.ts'
import type { Deployment } from './crash-rounds.ts'

/** One server on an embedded database; striking it is SIGKILL. */
export const embeddedDeployment = (folder: string): Deployment => ({
  start: () => startServer({ data: folder, args: ['--empty'] }),
  strike: (server) => server.kill(),
  letTimePass: async () => tamperSqlite(folder, anHourAndAHalfPasses),
  openStore: () => openEmbedded(folder),
})

/** The clocks do not know how time passed; only that it did. */
const anHourAndAHalfPasses =
  "update clock set due_ms = due_ms - 5400000, try_ms = try_ms - 5400000 where state = 'open'"

async function openEmbedded(folder: string): Promise<Store> {
  const opened = await openStore({ folder })
  if (!opened.ok) throw new Error(opened.failure.text.en)
  return opened.value
}
