import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { type DigestAlgorithm, digestAlgorithms, isOneOf, type MacAlgorithm } from './algorithms.ts'

const hashName: Readonly<Record<DigestAlgorithm, string>> = { 'sha-256': 'sha256', sm3: 'sm3' }
const hmacName: Readonly<Record<MacAlgorithm, string>> = { 'hmac-sha-256': 'sha256', 'hmac-sm3': 'sm3' }

/** The digest of some bytes, 32 bytes long. */
export const digest = (alg: DigestAlgorithm, ...parts: readonly (Uint8Array | string)[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash(hashName[alg])).digest()

/** A keyed digest: only who has the key can make or check it. */
export const mac = (alg: MacAlgorithm, key: Uint8Array, text: Uint8Array | string): Buffer =>
  createHmac(hmacName[alg], key).update(text).digest()

/** Compares a keyed digest in constant time. */
export const macMatches = (expected: Uint8Array, given: Uint8Array): boolean =>
  expected.length === given.length && timingSafeEqual(expected, given)

/** Writes a digest with its algorithm: `sha-256:…`. */
export const namedDigest = (alg: DigestAlgorithm, ...parts: readonly (Uint8Array | string)[]): string =>
  `${alg}:${digest(alg, ...parts).toString('hex')}`

/** A digest, and what it was made with. */
export interface NamedDigest {
  readonly alg: DigestAlgorithm
  readonly hex: string
}

/** Reads a digest with its algorithm; undefined for anything else. */
export function parseNamedDigest(text: string): NamedDigest | undefined {
  const [alg, hex = '', ...more] = text.split(':')
  return isOneOf(digestAlgorithms, alg) && /^[0-9a-f]{64}$/.test(hex) && more.length === 0
    ? { alg, hex }
    : undefined
}
