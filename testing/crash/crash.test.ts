import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findPostgres, startPostgres } from '../postgres.ts'
import { lacks } from '../require.ts'
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts'
import { crashRounds, type Deployment } from './crash-rounds.ts'
import { embeddedDeployment } from './embedded.ts'
import { sharedDeployment } from './shared.ts'

/** Seconds in `npm test`, hours where someone asks for them. */
const rounds = Number(process.env['FENGSUI_CRASH_ROUNDS'] ?? 6)
const seed = Number(process.env['FENGSUI_CRASH_SEED'] ?? 20_261_124)
const patience = 60_000 + rounds * 20_000

describe('struck down while reports come in, nothing acknowledged is lost, no answer changes, no clock is missed or doubled', () => {
  let folder: TemporaryFolder
  beforeEach(() => {
    folder = temporaryFolder()
  })
  afterEach(() => folder.remove())

  const expectKept = async (deployment: Deployment): Promise<void> => {
    // Whatever goes wrong, no server is left behind.
    const result = await crashRounds(deployment, { rounds, seed, senders: 8 }).finally(deployment.stop)
    const { acknowledged, inDoubt, fired, journalled, longestGapMs, ...broken } = result
    console.log(
      `${rounds} kills: ${acknowledged} acknowledged (${journalled} by a journal), ${inDoubt} in doubt, ` +
        `${fired} clocks fired, longest pause ${longestGapMs.any} ms`,
    )
    expect(broken).toEqual({ lost: [], changed: [], doubled: [], faults: [], unfired: 0 })
    // Otherwise nothing was tried.
    expect(acknowledged).toBeGreaterThan(rounds)
    expect(inDoubt).toBeGreaterThan(0)
    expect(fired).toBeGreaterThan(0)
  }

  it('a server on the embedded database', { timeout: patience }, async () => {
    await expectKept(embeddedDeployment(folder.path))
  })

  it.skipIf(lacks('PostgreSQL', findPostgres()))(
    'two servers on PostgreSQL, and the database',
    { timeout: patience },
    async () => {
      const postgres = await startPostgres()
      try {
        const databaseUrl = await postgres.createDatabase()
        await expectKept(sharedDeployment({ folder: folder.path, postgres, databaseUrl, servers: 2 }))
      } finally {
        await postgres.remove()
      }
    },
  )
})
