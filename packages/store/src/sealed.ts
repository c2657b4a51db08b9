import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { canonicalJson, type Json, type Sealed } from '@fengsui/core'

const alg = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** A fresh data key, and the same key wrapped under the master key for storage. */
export function newCaseKey(master: Buffer): { readonly key: Buffer; readonly wrapped: string } {
  const key = randomBytes(32)
  return { key, wrapped: `${alg}:${encrypt(master, key).toString('base64')}` }
}

/** Opens a wrapped data key. Throws when the master key is not the one it was wrapped under. */
export function unwrapCaseKey(master: Buffer, wrapped: string): Buffer {
  const [named, box = ''] = wrapped.split(':')
  if (named !== alg) throw new Error(`unknown algorithm of a case key: ${named}`)
  return decrypt(master, Buffer.from(box, 'base64'))
}

/** Encrypts personal data under a case's key. */
export const seal = (key: Buffer, personal: Json): Sealed => ({
  alg,
  box: encrypt(key, Buffer.from(canonicalJson(personal))).toString('base64'),
})

/** Decrypts what `seal` made. Throws when it was altered. */
export function open(key: Buffer, { alg: named, box }: Sealed): Json {
  if (named !== alg) throw new Error(`unknown algorithm of sealed data: ${named}`)
  return JSON.parse(decrypt(key, Buffer.from(box, 'base64')).toString()) as Json
}

function encrypt(key: Buffer, plain: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(alg, key, nonce)
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, body, cipher.getAuthTag()])
}

function decrypt(key: Buffer, box: Buffer): Buffer {
  const decipher = createDecipheriv(alg, key, box.subarray(0, nonceBytes))
  decipher.setAuthTag(box.subarray(-tagBytes))
  return Buffer.concat([decipher.update(box.subarray(nonceBytes, -tagBytes)), decipher.final()])
}
