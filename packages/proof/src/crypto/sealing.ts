import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { fail, type Outcome, succeed } from '@fengsui/core'
import type { CipherAlgorithm } from './algorithms.ts'
import { mac, macMatches } from './digest.ts'

/** Bytes of a key to seal with, for every algorithm. */
export const sealKeyBytes = 32

const gcm = { nonce: 12, tag: 16 } as const
const ctr = { nonce: 16, tag: 32 } as const

/** Encrypts so that any change is noticed. The box is nonce, ciphertext and tag. */
export const seal = (alg: CipherAlgorithm, key: Buffer, plain: Uint8Array): Buffer =>
  alg === 'aes-256-gcm' ? sealGcm(key, plain) : sealCtr(key, plain)

/** Decrypts what `seal` made; refuses a box that was altered or belongs to another key. */
export const unseal = (alg: CipherAlgorithm, key: Buffer, box: Buffer): Outcome<Buffer, 'altered'> =>
  alg === 'aes-256-gcm' ? unsealGcm(key, box) : unsealCtr(key, box)

function sealGcm(key: Buffer, plain: Uint8Array): Buffer {
  const nonce = randomBytes(gcm.nonce)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function unsealGcm(key: Buffer, box: Buffer): Outcome<Buffer, 'altered'> {
  if (box.length < gcm.nonce + gcm.tag) return fail('altered')
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, gcm.nonce))
  decipher.setAuthTag(box.subarray(-gcm.tag))
  try {
    return succeed(Buffer.concat([decipher.update(box.subarray(gcm.nonce, -gcm.tag)), decipher.final()]))
  } catch {
    return fail('altered')
  }
}

// Node's OpenSSL has SM4 without GCM, so it is counter mode, then HMAC-SM3 over nonce and ciphertext, each under a
// key of its own.
const encryptionKey = (key: Buffer): Buffer => mac('hmac-sm3', key, 'sm4-ctr').subarray(0, 16)
const tagOf = (key: Buffer, body: Buffer): Buffer => mac('hmac-sm3', mac('hmac-sm3', key, 'tag'), body)

function sealCtr(key: Buffer, plain: Uint8Array): Buffer {
  const nonce = randomBytes(ctr.nonce)
  const cipher = createCipheriv('sm4-ctr', encryptionKey(key), nonce)
  const body = Buffer.concat([nonce, cipher.update(plain), cipher.final()])
  return Buffer.concat([body, tagOf(key, body)])
}

function unsealCtr(key: Buffer, box: Buffer): Outcome<Buffer, 'altered'> {
  if (box.length < ctr.nonce + ctr.tag) return fail('altered')
  const body = box.subarray(0, -ctr.tag)
  if (!macMatches(tagOf(key, body), box.subarray(-ctr.tag))) return fail('altered')
  const decipher = createDecipheriv('sm4-ctr', encryptionKey(key), body.subarray(0, ctr.nonce))
  return succeed(Buffer.concat([decipher.update(body.subarray(ctr.nonce)), decipher.final()]))
}
