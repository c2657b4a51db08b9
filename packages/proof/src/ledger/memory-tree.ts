import type { DigestAlgorithm } from '../crypto/algorithms.ts'
import { nodeHash, type ReadNode, treeRoot } from './tree.ts'

/** A tree held in memory: for checking a ledger from its beginning. */
export interface MemoryTree {
  readonly size: number
  append(leaf: Buffer): void
  /** The root of the first `size` entries; of all when absent. */
  root(size?: number): Buffer
  readonly read: ReadNode
}

/** Makes an empty tree. It keeps every complete subtree: 64 bytes an entry. */
export function memoryTree(alg: DigestAlgorithm): MemoryTree {
  const levels: Buffer[][] = [[]]
  const read: ReadNode = (level, index) => {
    const hash = levels[level]?.[index]
    if (hash === undefined) throw new RangeError(`no subtree ${index} of level ${level}`)
    return hash
  }
  const size = (): number => levels[0]?.length ?? 0
  return {
    get size() {
      return size()
    },
    append(leaf) {
      let hash = leaf
      for (let level = 0; ; level++) {
        const row = levels[level] ?? []
        levels[level] = row
        row.push(hash)
        if (row.length % 2 === 1) return
        hash = nodeHash(alg, read(level, row.length - 2), hash)
      }
    },
    root: (first = size()) => treeRoot(alg, read, first),
    read,
  }
}
