import { fail, type Outcome, succeed } from '@fengsui/core'
import type { DigestAlgorithm, MacAlgorithm } from './algorithms.ts'
import { digest, mac } from './digest.ts'

/** Bytes of a key for keyed digests. */
export const macKeyBytes = 32

/** A key that makes the same digest of the same text, which nobody can make without it. */
export interface MacKey {
  readonly alg: MacAlgorithm
  /** First 16 hex digits of the digest of algorithm and key. */
  readonly id: string
  /** `algorithm:id:hex`, so that a stored digest says what made it. */
  digest(text: string): string
}

const idDigest: Readonly<Record<MacAlgorithm, DigestAlgorithm>> = {
  'hmac-sha-256': 'sha-256',
  'hmac-sm3': 'sm3',
}

/** Reads the bytes of a key. */
export function macKey(alg: MacAlgorithm, bytes: Buffer): Outcome<MacKey, 'bad-key'> {
  if (bytes.length !== macKeyBytes) return fail('bad-key')
  const id = digest(idDigest[alg], `${alg}\n`, bytes).toString('hex').slice(0, 16)
  return succeed({ alg, id, digest: (text) => `${alg}:${id}:${mac(alg, bytes, text).toString('hex')}` })
}
