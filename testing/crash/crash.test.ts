import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts'
import { crashRounds } from './crash-rounds.ts'
import { embeddedDeployment } from './embedded.ts'

describe('a server that is killed while reports come in', () => {
  let folder: TemporaryFolder
  beforeEach(() => {
    folder = temporaryFolder()
  })
  afterEach(() => folder.remove())

  it('loses nothing it acknowledged, repeats its answers, and misses or doubles no clock', async () => {
    const result = await crashRounds(embeddedDeployment(folder.path), {
      rounds: 6,
      seed: 20_261_124,
      senders: 8,
    })
    expect(result).toMatchObject({ lost: [], changed: [], doubled: [], faults: [], unfired: 0 })
    // Otherwise nothing was tried.
    expect(result.acknowledged).toBeGreaterThan(6)
    expect(result.inDoubt).toBeGreaterThan(0)
    expect(result.fired).toBeGreaterThan(0)
  })
})
