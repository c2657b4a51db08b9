import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digestAlgorithms } from '../crypto/algorithms.ts'
import { extendsTree, includes } from './check-proof.ts'
import { type MemoryTree, memoryTree } from './memory-tree.ts'
import { consistencyProof, inclusionProof, leafHash } from './tree.ts'

const alg = 'sha-256'
const treeOf = (entries: readonly (Buffer | string)[], by: 'sha-256' | 'sm3' = alg): MemoryTree => {
  const tree = memoryTree(by)
  for (const entry of entries) tree.append(leafHash(by, entry))
  return tree
}
const hexes = (path: readonly Buffer[]): readonly string[] => path.map((hash) => hash.toString('hex'))

/** The entries and roots that implementations of RFC 6962 have long shared as examples. */
const known = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((entry) => Buffer.from(entry, 'hex'))
const knownRoots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

describe('the tree of RFC 6962', () => {
  it('has the known root at every size', () => {
    const tree = treeOf(known)
    expect(knownRoots.map((_, size) => tree.root(size).toString('hex'))).toEqual(knownRoots)
  })

  it.each([
    [0, 1, []],
    [
      0,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      5,
      8,
      [
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  ])('proves entry %i of %i by the known path', (index, size, path) => {
    expect(hexes(inclusionProof(alg, treeOf(known).read, { index, size }))).toEqual(path)
  })

  it.each([
    [1, 1, []],
    [
      1,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      6,
      8,
      [
        '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [
      2,
      5,
      [
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
  ])('proves that %i entries begin the tree of %i by the known path', (from, to, path) => {
    expect(hexes(consistencyProof(alg, treeOf(known).read, { from, to }))).toEqual(path)
  })

  it('proves every entry of every size, and every size of every other, up to 40', () => {
    for (const by of digestAlgorithms) {
      const entries = Array.from({ length: 40 }, (_, index) => `entry ${index}`)
      const tree = treeOf(entries, by)
      for (let size = 1; size <= 40; size++) {
        const root = tree.root(size)
        for (let index = 0; index < size; index++) {
          const path = inclusionProof(by, tree.read, { index, size })
          const leaf = leafHash(by, `entry ${index}`)
          expect(includes(by, { index, size, leaf, root, path })).toBe(true)
        }
        for (let from = 0; from <= size; from++) {
          const path = consistencyProof(by, tree.read, { from, to: size })
          const heads = { from: { size: from, root: tree.root(from) }, to: { size, root } }
          expect(extendsTree(by, heads, path)).toBe(true)
        }
      }
    }
  })

  it('accepts no proof for another entry, another place, another root, or with a step more, less or changed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 70 }), fc.nat(), fc.nat(), (size, somewhere, step) => {
        const tree = treeOf(Array.from({ length: size }, (_, index) => `${index}`))
        const index = somewhere % size
        const path = inclusionProof(alg, tree.read, { index, size })
        const good = { index, size, leaf: leafHash(alg, `${index}`), root: tree.root(), path }
        const changed = path.map((hash, at) => (at === step % path.length ? leafHash(alg, hash) : hash))
        expect(includes(alg, good)).toBe(true)
        expect(includes(alg, { ...good, leaf: leafHash(alg, 'other') })).toBe(false)
        expect(includes(alg, { ...good, index: (index + 1) % size })).toBe(false)
        expect(includes(alg, { ...good, index: size })).toBe(false)
        expect(includes(alg, { ...good, root: tree.root(size - 1) })).toBe(false)
        expect(includes(alg, { ...good, path: changed })).toBe(false)
        expect(includes(alg, { ...good, path: path.slice(1) })).toBe(false)
        expect(includes(alg, { ...good, path: [...path, good.leaf] })).toBe(false)
      }),
    )
  })

  it('accepts no history in which an old entry was changed, removed or put in between', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 20 }),
        fc.nat(),
        (from, more, at) => {
          const entries = Array.from({ length: from + more }, (_, index) => `${index}`)
          const place = at % from
          const old = treeOf(entries).root(from)
          for (const forged of [
            entries.with(place, 'forged'),
            entries.toSpliced(place, 1),
            entries.toSpliced(place, 0, 'forged'),
          ]) {
            const tree = treeOf(forged)
            const to = { size: tree.size, root: tree.root() }
            const path = consistencyProof(alg, tree.read, { from: Math.min(from, to.size), to: to.size })
            expect(extendsTree(alg, { from: { size: from, root: old }, to }, path)).toBe(false)
          }
        },
      ),
    )
  })
})
