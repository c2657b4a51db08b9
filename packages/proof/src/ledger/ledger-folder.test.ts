import { appendFileSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type TemporaryFolder, temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { digestAlgorithms } from '../crypto/algorithms.ts'
import { signerFromSecret } from '../crypto/signing.ts'
import { includes } from './check-proof.ts'
import { signCheckpoint } from './checkpoint.ts'
import { ledgerPaths, openLedgerFolder } from './ledger-folder.ts'
import { memoryTree } from './memory-tree.ts'
import { inclusionProof, leafHash } from './tree.ts'

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const lines = (from: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `entry ${from + index}`)
const rootOf = (size: number): Buffer => {
  const tree = memoryTree('sha-256')
  for (const line of lines(0, size)) tree.append(leafHash('sha-256', line))
  return tree.root()
}

describe('the ledger outside the database', () => {
  it.each(digestAlgorithms)('has the root of its lines, in whatever portions they came (%s)', async (alg) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 8 }), async (portions) => {
        const place = temporaryFolder()
        const ledger = await openLedgerFolder(place.path, alg)
        const tree = memoryTree(alg)
        for (const count of portions) {
          const added = lines(tree.size, count)
          await ledger.append(added)
          for (const line of added) tree.append(leafHash(alg, line))
          expect(ledger.root()).toEqual(tree.root())
        }
        await ledger.close()
        place.remove()
      }),
      { numRuns: 20 },
    )
  })

  it('goes on where it ended, and proves old and new entries', async () => {
    const first = await openLedgerFolder(folder.path, 'sha-256')
    await first.append(lines(0, 11))
    await first.close()
    const ledger = await openLedgerFolder(folder.path, 'sha-256')
    expect(ledger.size()).toBe(11)
    await ledger.append(lines(11, 6))
    expect(ledger.root()).toEqual(rootOf(17))
    for (const index of [0, 10, 11, 16]) {
      const path = inclusionProof('sha-256', ledger.read, { index, size: 17 })
      const leaf = leafHash('sha-256', `entry ${index}`)
      expect(includes('sha-256', { index, size: 17, leaf, root: ledger.root(), path })).toBe(true)
    }
    await ledger.close()
  })

  it('takes off a line that was torn, and makes its hashes again when they were', async () => {
    const written = await openLedgerFolder(folder.path, 'sha-256')
    await written.append(lines(0, 9))
    await written.close()
    appendFileSync(ledgerPaths(folder.path).entries, 'entry 9, torn')
    const nodes = join(folder.path, 'nodes')
    for (const harm of [
      () => truncateSync(join(nodes, '00'), 40),
      () => writeFileSync(join(nodes, '01'), ''),
      () => writeFileSync(join(nodes, '00'), Buffer.alloc(9 * 32)),
      () => undefined,
    ]) {
      harm()
      const ledger = await openLedgerFolder(folder.path, 'sha-256')
      expect(ledger.size()).toBe(9)
      expect(ledger.root()).toEqual(rootOf(9))
      await ledger.close()
    }
    expect(readFileSync(ledgerPaths(folder.path).entries, 'utf8')).toBe(`${lines(0, 9).join('\n')}\n`)
    expect(readdirSync(nodes)).toEqual(['00', '01', '02', '03'])
  })

  it('keeps its checkpoints one below the other, and knows the last one', async () => {
    const signer = signerFromSecret('ed25519', Buffer.alloc(64))
    const ledger = await openLedgerFolder(folder.path, 'sha-256')
    expect(ledger.lastCheckpoint()).toBeUndefined()
    const notes = [1, 2].map((size) =>
      signCheckpoint(
        { origin: 'fengsui/a', size, root: rootOf(size), alg: 'sha-256', at: '2026-03-02T12:00:00+08:00' },
        signer,
      ),
    )
    for (const note of notes) await ledger.addCheckpoint(note)
    await ledger.close()
    const again = await openLedgerFolder(folder.path, 'sha-256')
    expect(again.lastCheckpoint()).toBe(notes[1])
    await again.close()
  })
})
