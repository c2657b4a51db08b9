import { createHash, createSign, createVerify, type KeyObject } from 'node:crypto'

// GB/T 32918.5: coefficients and base point of the recommended curve, as they enter the signer's digest.
const curve = Buffer.from(
  'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc' +
    '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93' +
    '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7' +
    'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
  'hex',
)
// The user id that GM/T 0009 prescribes where none was agreed upon, after its length in bits.
const standardUserId = Buffer.concat([Buffer.from('0080', 'hex'), Buffer.from('1234567812345678')])

/** The digest that binds a signature to its signer: user id, curve and public point (64 bytes). */
export const signerDigest = (point: Uint8Array): Buffer =>
  createHash('sm3').update(standardUserId).update(curve).update(point).digest()

/**
 * Signs with SM2 and SM3; the signature is r and s, 32 bytes each.
 * OpenSSL 3.0 has no way through Node to be told a user id, so the signer's digest is fed in first: what it then
 * signs is SM3 of signer's digest and message, as the standard has it. The key must have been read from its encoding,
 * for a freshly generated one is taken for ECDSA.
 */
export const signSm2 = (key: KeyObject, point: Uint8Array, message: Uint8Array): Buffer =>
  fromDer(createSign('sm3').update(signerDigest(point)).update(message).sign(key))

/** Checks an SM2 signature of r and s. */
export function verifySm2(
  key: KeyObject,
  point: Uint8Array,
  signed: { readonly message: Uint8Array; readonly signature: Uint8Array },
): boolean {
  if (signed.signature.length !== 64) return false
  const verifier = createVerify('sm3').update(signerDigest(point)).update(signed.message)
  return verifier.verify(key, toDer(Buffer.from(signed.signature)))
}

/** Two DER integers in a sequence, each at most 33 bytes, so every length is one byte. */
function fromDer(der: Buffer): Buffer {
  const rEnd = 4 + der.readUInt8(3)
  const integers = [der.subarray(4, rEnd), der.subarray(rEnd + 2)]
  return Buffer.concat(integers.map((one) => Buffer.concat([Buffer.alloc(32), one]).subarray(-32)))
}

function toDer(raw: Buffer): Buffer {
  const body = Buffer.concat([derInteger(raw.subarray(0, 32)), derInteger(raw.subarray(32))])
  return Buffer.concat([Buffer.from([0x30, body.length]), body])
}

function derInteger(bytes: Buffer): Buffer {
  let start = 0
  while (start < bytes.length - 1 && bytes[start] === 0) start++
  const short = bytes.subarray(start)
  const value = (short[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.alloc(1), short]) : short
  return Buffer.concat([Buffer.from([0x02, value.length]), value])
}
