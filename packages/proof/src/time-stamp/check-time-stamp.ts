import { createHash, verify, X509Certificate } from 'node:crypto'
import { fail, type Outcome, succeed } from '@fengsui/core'
import { digestAlgorithms } from '../crypto/algorithms.ts'
import { digest, type NamedDigest } from '../crypto/digest.ts'
import { derTag, oneDer, readDer } from './der.ts'
import { digestOids } from './request.ts'
import { type ReadToken, readToken, withoutZeros } from './token.ts'

/** What a time stamp says, once it was checked. */
export interface TimeStamp {
  /** RFC 3339, in UTC. */
  readonly at: string
  /** Serial number, in hex. */
  readonly serial: string
  /** Subject of the authority's certificate. */
  readonly authority: string
}

export const timeStampFaults = [
  'not-a-time-stamp',
  'refused',
  'other-digest',
  'other-nonce',
  'bad-signature',
  'untrusted',
] as const
export type TimeStampFault = (typeof timeStampFaults)[number]

/** Takes the token out of what an authority answered (RFC 3161 2.4.2), if it belongs to what was asked. */
export function readTimeStampReply(
  reply: Buffer,
  asked: { readonly digest: NamedDigest; readonly nonce: Buffer },
): Outcome<Buffer, TimeStampFault> {
  return reading(() => {
    const [status, token] = readDer(oneDer(reply, derTag.sequence))
    const [code] = readDer(status?.content ?? Buffer.alloc(0))
    const granted = code?.tag === derTag.integer && code.content.length === 1 && (code.content[0] ?? 9) <= 1
    if (!granted || token === undefined) return fail('refused')
    const { info } = readToken(token.whole)
    if (!isOf(info, asked.digest)) return fail('other-digest')
    const nonce = withoutZeros(asked.nonce)
    if (nonce === undefined || info.nonce?.equals(nonce) !== true) return fail('other-nonce')
    return succeed(token.whole)
  })
}

/**
 * Checks a token offline: that it is of this digest, signed by the certificate it names, which was valid then, is for
 * time stamps, and was issued, directly or through certificates in the token, by one of these authorities.
 */
export function checkTimeStamp(
  token: Buffer,
  of: NamedDigest,
  authorities: readonly X509Certificate[],
): Outcome<TimeStamp, TimeStampFault> {
  return reading(() => {
    const read = readToken(token)
    if (!isOf(read.info, of)) return fail('other-digest')
    const certificates = read.certificates.map((der) => new X509Certificate(der))
    const signer = certificates.find((one) => isNamedBy(one, read))
    if (signer === undefined || !isSigned(read, signer)) return fail('bad-signature')
    const at = Date.parse(read.info.at)
    const isTrusted =
      signer.keyUsage?.includes(timeStamping) === true &&
      isIssued(signer, { at, between: certificates, authorities })
    if (!isTrusted) return fail('untrusted')
    const { at: moment, serial } = read.info
    return succeed({ at: moment, serial, authority: signer.subject.replaceAll('\n', ', ') })
  })
}

/** The same for a text, whichever digest of it was stamped. */
export function checkStampOf(
  text: string,
  token: Buffer,
  authorities: readonly X509Certificate[],
): Outcome<TimeStamp, TimeStampFault> {
  const oid = reading(() => succeed(readToken(token).info.digestOid))
  if (!oid.ok) return oid
  const alg = digestAlgorithms.find((one) => digestOids[one] === oid.value)
  if (alg === undefined) return fail('other-digest')
  return checkTimeStamp(token, { alg, hex: digest(alg, text).toString('hex') }, authorities)
}

/** The time a token states; undefined when it cannot be read. Says nothing of who states it. */
export function statedTime(token: Buffer): string | undefined {
  const read = reading(() => succeed(readToken(token).info.at))
  return read.ok ? read.value : undefined
}

function reading<Value>(read: () => Outcome<Value, TimeStampFault>): Outcome<Value, TimeStampFault> {
  try {
    return read()
  } catch {
    // Whatever the reader of DER or of certificates stumbles over.
    return fail('not-a-time-stamp')
  }
}

const isOf = ({ digestOid, digest: stamped }: ReadToken['info'], { alg, hex }: NamedDigest): boolean =>
  digestOid === digestOids[alg] && stamped.toString('hex') === hex

/** Extended key usage of RFC 3161 2.3. */
const timeStamping = '1.3.6.1.5.5.7.3.8'

/** Digests that tokens are signed with, as node:crypto names them; SHA-1 only names a certificate. */
const hashNames: ReadonlyMap<string, string> = new Map([
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
  ['1.2.156.10197.1.401', 'sm3'],
])
const sha1 = '1.3.14.3.2.26'
const rsaPss = '1.2.840.113549.1.1.10'

function isNamedBy(certificate: X509Certificate, { signer }: ReadToken): boolean {
  const { oid, digest: named } = signer.certificateDigest
  const name = oid === sha1 ? 'sha1' : hashNames.get(oid)
  const serial = withoutZeros(signer.serial)?.toString('hex')
  return (
    name !== undefined &&
    createHash(name).update(certificate.raw).digest().equals(named) &&
    certificate.serialNumber.toLowerCase().replace(/^0+/, '') === serial?.replace(/^0+/, '')
  )
}

function isSigned({ signer, stated }: ReadToken, certificate: X509Certificate): boolean {
  const hash = hashNames.get(signer.digestOid)
  // PSS brings parameters of its own, and no authority that was met uses it.
  if (hash === undefined || signer.signatureOid === rsaPss) return false
  if (!createHash(hash).update(stated).digest().equals(signer.messageDigest)) return false
  const { publicKey } = certificate
  const isEdwards = publicKey.asymmetricKeyType?.startsWith('ed') === true
  return verify(isEdwards ? null : hash, signer.signedBytes, publicKey, signer.signature)
}

interface Issuers {
  readonly at: number
  readonly between: readonly X509Certificate[]
  readonly authorities: readonly X509Certificate[]
}

const longestChain = 5

function isIssued(certificate: X509Certificate, issuers: Issuers, depth = 0): boolean {
  const { at, between, authorities } = issuers
  if (at < Date.parse(certificate.validFrom) || at > Date.parse(certificate.validTo)) return false
  if (authorities.some((one) => one.fingerprint256 === certificate.fingerprint256)) return true
  if (depth === longestChain) return false
  return [...authorities, ...between].some(
    (issuer) =>
      issuer.ca &&
      certificate.checkIssued(issuer) &&
      certificate.verify(issuer.publicKey) &&
      isIssued(issuer, issuers, depth + 1),
  )
}
