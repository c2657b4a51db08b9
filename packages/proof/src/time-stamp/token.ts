import { type DerValue, derMember, derTag, oneDer, readDer, readOid } from './der.ts'

const oids = {
  signedData: '1.2.840.113549.1.7.2',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const

/** What an authority states (RFC 3161 2.4.2). */
export interface TstInfo {
  readonly digestOid: string
  readonly digest: Buffer
  readonly serial: string
  /** RFC 3339, in UTC. */
  readonly at: string
  /** Its content, without leading zeros. */
  readonly nonce: Buffer | undefined
}

/** A time stamp taken apart (RFC 5652): what is stated, who signed it, and over which bytes. */
export interface ReadToken {
  readonly info: TstInfo
  /** The bytes that hold what is stated; the signed attributes name their digest. */
  readonly stated: Buffer
  readonly certificates: readonly Buffer[]
  readonly signer: ReadSigner
}

export interface ReadSigner {
  /** Serial number of the signer's certificate, as its content stands. */
  readonly serial: Buffer
  readonly digestOid: string
  readonly signatureOid: string
  readonly signature: Buffer
  /** The signed attributes as they were signed. */
  readonly signedBytes: Buffer
  readonly messageDigest: Buffer
  /** Digest of the certificate that must have signed, and with which algorithm (absent: SHA-1 or SHA-256, by its version). */
  readonly certificateDigest: { readonly oid: string; readonly digest: Buffer }
}

/** Reads a token. Throws RangeError when it is none. */
export function readToken(token: Buffer): ReadToken {
  const [type, wrapped] = readDer(oneDer(token, derTag.sequence))
  if (type === undefined || readOid(type.content) !== oids.signedData) throw new RangeError('not signed data')
  const members = readDer(oneDer(at([wrapped], 0).content, derTag.sequence))
  const certificates = members.find(({ tag }) => tag === derMember(0))
  const signers = members.at(-1)
  const stated = statedIn(at(members, 2))
  const [signer, ...more] = readDer(signers?.tag === derTag.set ? signers.content : Buffer.alloc(0))
  if (signer === undefined || more.length > 0) throw new RangeError('one signer is expected')
  return {
    info: readInfo(stated),
    stated,
    certificates: readDer(certificates?.content ?? Buffer.alloc(0)).map(({ whole }) => whole),
    signer: readSigner(signer.content),
  }
}

const at = (values: readonly (DerValue | undefined)[], index: number): DerValue => {
  const value = values[index]
  if (value === undefined) throw new RangeError('a member is missing')
  return value
}

function statedIn({ content }: DerValue): Buffer {
  const [type, wrapped] = readDer(content)
  if (type === undefined || readOid(type.content) !== oids.tstInfo) throw new RangeError('not a time stamp')
  return oneDer(at([wrapped], 0).content, derTag.octets)
}

function readInfo(stated: Buffer): TstInfo {
  const members = readDer(oneDer(stated, derTag.sequence))
  const [algorithm, digest] = readDer(at(members, 2).content)
  const [oid] = readDer(at([algorithm], 0).content)
  return {
    digestOid: readOid(at([oid], 0).content),
    digest: at([digest], 0).content,
    serial: at(members, 3).content.toString('hex'),
    at: timeOf(at(members, 4)),
    // After the time, an integer can only be the nonce: accuracy is a sequence, ordering a boolean.
    nonce: withoutZeros(members.slice(5).find(({ tag }) => tag === derTag.integer)?.content),
  }
}

/** Leading zeros of an integer say nothing. */
export const withoutZeros = (content: Buffer | undefined): Buffer | undefined => {
  const first = content?.findIndex((byte) => byte !== 0) ?? -1
  return content?.subarray(first < 0 ? content.length : first)
}

function timeOf({ tag, content }: DerValue): string {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d+)?Z$/.exec(content.toString('latin1'))
  if (tag !== derTag.time || match === null) throw new RangeError('no time')
  const [, year, month, day, hour, minute, second, fraction = ''] = match
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}Z`
}

function readSigner(content: Buffer): ReadSigner {
  const members = readDer(content)
  const attributes = at(members, 3)
  if (attributes.tag !== derMember(0)) throw new RangeError('signed attributes are missing')
  const named = new Map(
    readDer(attributes.content).map(({ content: attribute }) => {
      const [oid, values] = readDer(attribute)
      return [readOid(at([oid], 0).content), at(readDer(at([values], 0).content), 0)] as const
    }),
  )
  if (readOid(named.get(oids.contentType)?.content ?? Buffer.alloc(0)) !== oids.tstInfo)
    throw new RangeError('signed as something else')
  return {
    serial: at(readDer(at(members, 1).content), 1).content,
    digestOid: oidOf(at(members, 2)),
    signatureOid: oidOf(at(members, 4)),
    signature: at(members, 5).content,
    // Signed with the tag of a set, though it stands there as member 0 (RFC 5652 5.4).
    signedBytes: Buffer.concat([Buffer.from([derTag.set]), attributes.whole.subarray(1)]),
    messageDigest: at([named.get(oids.messageDigest)], 0).content,
    certificateDigest: certificateDigestIn(named),
  }
}

const oidOf = ({ content }: DerValue): string => readOid(at(readDer(content), 0).content)

const [sha1, sha256] = ['1.3.14.3.2.26', '2.16.840.1.101.3.4.2.1']

/** RFC 2634 names the certificate by SHA-1, RFC 5816 by an algorithm of its choice, SHA-256 where it says none. */
function certificateDigestIn(named: ReadonlyMap<string, DerValue>): ReadSigner['certificateDigest'] {
  const second = named.get(oids.signingCertificateV2)
  const attribute = second ?? at([named.get(oids.signingCertificate)], 0)
  const [first] = readDer(at(readDer(attribute.content), 0).content)
  const [one, other] = readDer(at([first], 0).content)
  const isNamed = second !== undefined && one?.tag === derTag.sequence
  const fallback = second === undefined ? sha1 : sha256
  return {
    oid: isNamed ? oidOf(at([one], 0)) : fallback,
    digest: at([isNamed ? other : one], 0).content,
  }
}
