import type { DigestAlgorithm } from '../crypto/algorithms.ts'
import { digest } from '../crypto/digest.ts'

// RFC 6962 2.1: leaves and nodes are hashed under different first bytes, so that neither can pass for the other.
const leafMark = Buffer.from([0])
const nodeMark = Buffer.from([1])

/** The hash of an entry as a leaf of the tree. */
export const leafHash = (alg: DigestAlgorithm, entry: Uint8Array | string): Buffer =>
  digest(alg, leafMark, entry)

/** The hash of two subtrees joined. */
export const nodeHash = (alg: DigestAlgorithm, left: Uint8Array, right: Uint8Array): Buffer =>
  digest(alg, nodeMark, left, right)

/** The root of a tree without entries. */
export const emptyRoot = (alg: DigestAlgorithm): Buffer => digest(alg)

/**
 * A complete subtree: the `index`-th of those with 2^`level` leaves. Its hash never changes once its last leaf is there,
 * so everything below is expressed in such hashes, wherever they are kept.
 */
export type ReadNode = (level: number, index: number) => Buffer

/** The root over the leaves from `start` on, `size` of them; `start` must be a multiple of the largest power of two in `size`. */
function rangeRoot(alg: DigestAlgorithm, read: ReadNode, { start, size }: Range): Buffer {
  const left = largestPower(size)
  if (left === size) return read(Math.log2(size), start / size)
  const right = rangeRoot(alg, read, { start: start + left, size: size - left })
  return nodeHash(alg, read(Math.log2(left), start / left), right)
}

interface Range {
  readonly start: number
  readonly size: number
}

/** The largest power of two that is not larger than a whole number from 1 on. */
const largestPower = (size: number): number => 2 ** Math.floor(Math.log2(size))

/** The largest power of two that is smaller than a whole number from 2 on: where RFC 6962 splits. */
const splitPoint = (size: number): number => largestPower(size - 1)

/** The root of the first `size` entries. */
export const treeRoot = (alg: DigestAlgorithm, read: ReadNode, size: number): Buffer =>
  size === 0 ? emptyRoot(alg) : rangeRoot(alg, read, { start: 0, size })

/** The audit path of RFC 6962 2.1.1: what proves that entry `index` is in the tree of `size` entries. */
export function inclusionProof(
  alg: DigestAlgorithm,
  read: ReadNode,
  { index, size }: { readonly index: number; readonly size: number },
): readonly Buffer[] {
  if (!(index >= 0 && index < size)) throw new RangeError(`entry ${index} of a tree of ${size}`)
  const path: Buffer[] = []
  let range: Range = { start: 0, size }
  while (range.size > 1) {
    const [left, right] = halves(range)
    const inLeft = index < right.start
    path.unshift(rangeRoot(alg, read, inLeft ? right : left))
    range = inLeft ? left : right
  }
  return path
}

function halves({ start, size }: Range): readonly [Range, Range] {
  const left = splitPoint(size)
  return [
    { start, size: left },
    { start: start + left, size: size - left },
  ]
}

/** The proof of RFC 6962 2.1.2: the tree of `from` entries is the beginning of the tree of `to` entries. */
export function consistencyProof(
  alg: DigestAlgorithm,
  read: ReadNode,
  { from, to }: { readonly from: number; readonly to: number },
): readonly Buffer[] {
  if (!(from >= 0 && from <= to)) throw new RangeError(`a tree of ${from} before one of ${to}`)
  if (from === 0 || from === to) return []
  const path: Buffer[] = []
  let range: Range = { start: 0, size: to }
  while (from !== range.start + range.size) {
    const [left, right] = halves(range)
    const inLeft = from <= right.start
    path.unshift(rangeRoot(alg, read, inLeft ? right : left))
    range = inLeft ? left : right
  }
  // Where the old tree is the leftmost part its root is known to the one who asks.
  return range.start === 0 ? path : [rangeRoot(alg, read, range), ...path]
}
