import { randomBytes } from 'node:crypto'
import { canonicalJson, type Json, type Sealed } from '@fengsui/core'
import { type CipherAlgorithm, cipherAlgorithms, isOneOf } from './algorithms.ts'
import { seal, sealKeyBytes, unseal } from './sealing.ts'

/** A fresh data key, and the same key wrapped under the master key for storage: `algorithm:base64`. */
export function newDataKey(
  alg: CipherAlgorithm,
  master: Buffer,
): { readonly key: Buffer; readonly wrapped: string } {
  const key = randomBytes(sealKeyBytes)
  return { key, wrapped: `${alg}:${seal(alg, master, key).toString('base64')}` }
}

/** Opens a wrapped data key. Throws when the master key is not the one it was wrapped under. */
export function unwrapDataKey(master: Buffer, wrapped: string): Buffer {
  const [alg = '', box = ''] = wrapped.split(':')
  return opened({ alg, box }, master)
}

/** Encrypts personal data under a data key. */
export const sealJson = (alg: CipherAlgorithm, key: Buffer, personal: Json): Sealed => ({
  alg,
  box: seal(alg, key, Buffer.from(canonicalJson(personal))).toString('base64'),
})

/** Decrypts what `sealJson` made, by the algorithm it names. Throws when it was altered. */
export const openJson = (key: Buffer, sealed: Sealed): Json =>
  JSON.parse(opened(sealed, key).toString()) as Json

function opened({ alg, box }: Sealed, key: Buffer): Buffer {
  if (!isOneOf(cipherAlgorithms, alg)) throw new Error(`sealed with an unknown algorithm: ${alg}`)
  const plain = unseal(alg, key, Buffer.from(box, 'base64'))
  if (!plain.ok) throw new Error('sealed data was altered, or belongs to another key')
  return plain.value
}
