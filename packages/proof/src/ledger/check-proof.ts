import type { DigestAlgorithm } from '../crypto/algorithms.ts'
import { emptyRoot, nodeHash } from './tree.ts'

/** What an inclusion proof claims. */
export interface Inclusion {
  readonly index: number
  readonly size: number
  readonly leaf: Buffer
  readonly root: Buffer
  readonly path: readonly Buffer[]
}

/** Checks an inclusion proof as RFC 9162 2.1.3.2 does, without trusting its length. */
export function includes(alg: DigestAlgorithm, { index, size, leaf, root, path }: Inclusion): boolean {
  if (!isPlace(index) || !isPlace(size) || index >= size) return false
  let place = index
  let last = size - 1
  let hash = leaf
  for (const step of path) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(alg, step, hash)
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, half(last)]
    } else hash = nodeHash(alg, hash, step)
    place = half(place)
    last = half(last)
  }
  return last === 0 && hash.equals(root)
}

const half = (value: number): number => Math.floor(value / 2)
const isPlace = (value: number): boolean => Number.isSafeInteger(value) && value >= 0

/** A tree as a checkpoint names it. */
export interface TreeHead {
  readonly size: number
  readonly root: Buffer
}

/** Checks a consistency proof as RFC 9162 2.1.4.2 does: nothing of `from` was changed on the way to `to`. */
export function extendsTree(
  alg: DigestAlgorithm,
  { from, to }: { readonly from: TreeHead; readonly to: TreeHead },
  path: readonly Buffer[],
): boolean {
  if (!isPlace(from.size) || !isPlace(to.size) || from.size > to.size) return false
  if (from.size === to.size) return path.length === 0 && from.root.equals(to.root)
  if (from.size === 0) return path.length === 0 && from.root.equals(emptyRoot(alg))
  const isPower = Number.isInteger(Math.log2(from.size))
  const [first, ...steps] = isPower ? [from.root, ...path] : path
  return first !== undefined && rootsAgree(alg, { from, to }, { first, steps })
}

interface Steps {
  readonly first: Buffer
  readonly steps: readonly Buffer[]
}

function rootsAgree(
  alg: DigestAlgorithm,
  { from, to }: { readonly from: TreeHead; readonly to: TreeHead },
  { first, steps }: Steps,
): boolean {
  let place = from.size - 1
  let last = to.size - 1
  while (place % 2 === 1) [place, last] = [half(place), half(last)]
  let [before, after] = [first, first]
  for (const step of steps) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      before = nodeHash(alg, step, before)
      after = nodeHash(alg, step, after)
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, half(last)]
    } else after = nodeHash(alg, after, step)
    place = half(place)
    last = half(last)
  }
  return last === 0 && before.equals(from.root) && after.equals(to.root)
}
