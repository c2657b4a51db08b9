import {
  createECDH,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign as signWith,
  verify as verifyWith,
} from 'node:crypto'
import { fail, type Outcome, succeed } from '@fengsui/core'
import { type DigestAlgorithm, type SignatureAlgorithm, suites } from './algorithms.ts'
import { digest } from './digest.ts'
import { signSm2, verifySm2 } from './sm2.ts'

/**
 * Something that signs. This is the seam for a hardware module: whoever can give a public key and a signature over
 * bytes can stand here, and the private key never has to be in this process.
 */
export interface Signer {
  readonly publicKey: PublicKey
  sign(message: Uint8Array): Buffer
}

/** A key to check signatures with. */
export interface PublicKey {
  readonly alg: SignatureAlgorithm
  /** Ed25519: 32 bytes. SM2: x and y, 64 bytes. */
  readonly raw: Buffer
  /** First 16 hex digits of the digest of algorithm and key: what people compare. */
  readonly id: string
  verify(message: Uint8Array, signature: Uint8Array): boolean
}

const rawBytes: Readonly<Record<SignatureAlgorithm, number>> = { ed25519: 32, 'sm2-sm3': 64 }
// What stands before the raw bytes in a SubjectPublicKeyInfo of each kind.
const spkiHead: Readonly<Record<SignatureAlgorithm, Buffer>> = {
  ed25519: Buffer.from('302a300506032b6570032100', 'hex'),
  'sm2-sm3': Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d03420004', 'hex'),
}
const idDigest: Readonly<Record<SignatureAlgorithm, DigestAlgorithm>> = {
  ed25519: suites.international.digest,
  'sm2-sm3': suites.sm.digest,
}

/** Reads a public key from its raw bytes. */
export function publicKey(alg: SignatureAlgorithm, raw: Buffer): Outcome<PublicKey, 'bad-key'> {
  if (raw.length !== rawBytes[alg]) return fail('bad-key')
  try {
    const der = Buffer.concat([spkiHead[alg], raw])
    return succeed(publicKeyOf(alg, createPublicKey({ key: der, format: 'der', type: 'spki' }), raw))
  } catch {
    // A point that is not on the curve.
    return fail('bad-key')
  }
}

function publicKeyOf(alg: SignatureAlgorithm, key: KeyObject, raw: Buffer): PublicKey {
  const id = digest(idDigest[alg], alg, '\n', raw).toString('hex').slice(0, 16)
  const verify = (message: Uint8Array, signature: Uint8Array): boolean =>
    alg === 'ed25519'
      ? verifyWith(null, message, key, signature)
      : verifySm2(key, raw, { message, signature })
  return { alg, raw, id, verify }
}

/** Reads a private key in PKCS #8; refuses one of another algorithm. */
export function signerFrom(alg: SignatureAlgorithm, pkcs8: Buffer): Outcome<Signer, 'bad-key'> {
  let key: KeyObject
  let spki: Buffer
  try {
    key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
    spki = createPublicKey(key).export({ format: 'der', type: 'spki' })
  } catch {
    return fail('bad-key')
  }
  const head = spkiHead[alg]
  if (!spki.subarray(0, head.length).equals(head)) return fail('bad-key')
  const own = publicKey(alg, spki.subarray(head.length))
  if (!own.ok) return own
  const { value: shown } = own
  return succeed({
    publicKey: shown,
    sign: (message) => (alg === 'ed25519' ? signWith(null, message, key) : signSm2(key, shown.raw, message)),
  })
}

/**
 * The key pair that belongs to a secret of at least 48 bytes: always the same one. A deployment derives its first keys
 * so, and all its servers have them without being given more than that secret.
 */
export function signerFromSecret(alg: SignatureAlgorithm, secret: Buffer): Signer {
  const pkcs8 =
    alg === 'ed25519' ? Buffer.concat([ed25519Head, secret.subarray(0, 32)]) : sm2Pkcs8(scalarFrom(secret))
  const made = signerFrom(alg, pkcs8)
  if (!made.ok) throw new Error(`no ${alg} key can be made from this secret`)
  return made.value
}

const ed25519Head = Buffer.from('302e020100300506032b657004220420', 'hex')
const sm2Order = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n

/** A number from 1 to the curve's order less 2, as GB/T 32918 wants a private key. */
const scalarFrom = (secret: Buffer): string =>
  ((BigInt(`0x${secret.toString('hex')}`) % (sm2Order - 2n)) + 1n).toString(16).padStart(64, '0')

function sm2Pkcs8(scalar: string): Buffer {
  const pair = createECDH('SM2')
  pair.setPrivateKey(scalar, 'hex')
  const head = '308187020100301306072a8648ce3d020106082a811ccf5501822d046d306b0201010420'
  return Buffer.from(`${head}${scalar}a144034200${pair.getPublicKey('hex')}`, 'hex')
}

/** Makes a new private key, in PKCS #8. */
export function newPrivateKey(alg: SignatureAlgorithm): Buffer {
  const encoding = { format: 'der', type: 'pkcs8' } as const
  return alg === 'ed25519'
    ? generateKeyPairSync('ed25519').privateKey.export(encoding)
    : generateKeyPairSync('ec', { namedCurve: 'SM2' }).privateKey.export(encoding)
}
