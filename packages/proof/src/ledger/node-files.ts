import { closeSync, fstatSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { DigestAlgorithm } from '../crypto/algorithms.ts'
import { nodeHash, type ReadNode } from './tree.ts'

/** Every hash here has 32 bytes, in both sets of algorithms. */
const hashBytes = 32

/** The hashes of all complete subtrees, one file a level, so that a proof reads a few dozen of them and hashes as many. */
export interface NodeFiles {
  readonly read: ReadNode
  /** Adds leaves, and every subtree they complete. */
  append(leaves: readonly Buffer[]): void
  /** True when each level holds exactly the subtrees of that many leaves. */
  isWhole(size: number): boolean
  close(): void
}

/** Opens the files of a folder, making it when it is not there. They are not synced: the entries are what counts. */
export function openNodeFiles(folder: string, alg: DigestAlgorithm): NodeFiles {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const files: number[] = []
  const file = (level: number): number => {
    files[level] ??= openSync(join(folder, String(level).padStart(2, '0')), 'a+', 0o600)
    return files[level]
  }
  const count = (level: number): number => fstatSync(file(level)).size / hashBytes
  const read: ReadNode = (level, index) => {
    const hash = Buffer.alloc(hashBytes)
    if (readSync(file(level), hash, 0, hashBytes, index * hashBytes) !== hashBytes)
      throw new RangeError(`no subtree ${index} of level ${level}`)
    return hash
  }
  return {
    read,
    append(leaves) {
      let fresh = leaves
      for (let level = 0; fresh.length > 0; level++) {
        const start = count(level)
        const row = start % 2 === 1 ? [read(level, start - 1), ...fresh] : fresh
        writeSync(file(level), Buffer.concat(fresh))
        fresh = pairs(row).map(([left, right]) => nodeHash(alg, left, right))
      }
    },
    isWhole(size) {
      for (let level = 0; 2 ** level <= Math.max(size, 1); level++)
        if (count(level) !== Math.floor(size / 2 ** level)) return false
      return true
    },
    close: () => files.forEach(closeSync),
  }
}

/** Neighbours two by two; one that is left over waits for its neighbour. */
const pairs = (row: readonly Buffer[]): readonly (readonly [Buffer, Buffer])[] =>
  row.flatMap((left, index) => {
    const right = row[index + 1]
    return index % 2 === 0 && right !== undefined ? [[left, right] as const] : []
  })
