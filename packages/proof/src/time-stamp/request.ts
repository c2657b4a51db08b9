import type { DigestAlgorithm } from '../crypto/algorithms.ts'
import type { NamedDigest } from '../crypto/digest.ts'
import { derTag, writeDer, writeInteger, writeOid } from './der.ts'

/** What digests are called in time stamps. */
export const digestOids: Readonly<Record<DigestAlgorithm, string>> = {
  'sha-256': '2.16.840.1.101.3.4.2.1',
  sm3: '1.2.156.10197.1.401',
}

/** What is sent to a time-stamping authority (RFC 3161 2.4.1): a digest, a nonce, and the wish for its certificate. */
export function timeStampRequest({ alg, hex }: NamedDigest, nonce: Buffer): Buffer {
  const algorithm = writeDer(derTag.sequence, writeOid(digestOids[alg]), writeDer(derTag.null))
  const imprint = writeDer(derTag.sequence, algorithm, writeDer(derTag.octets, Buffer.from(hex, 'hex')))
  return writeDer(
    derTag.sequence,
    writeInteger(Buffer.from([1])),
    imprint,
    writeInteger(nonce),
    writeDer(derTag.boolean, Buffer.from([0xff])),
  )
}
