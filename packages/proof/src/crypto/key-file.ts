import { fail, type Outcome, succeed } from '@fengsui/core'
import { isOneOf, type SignatureAlgorithm, signatureAlgorithms } from './algorithms.ts'
import { newPrivateKey, type PublicKey, publicKey, type Signer, signerFrom } from './signing.ts'

/** A key with its owner: the id of a desk, or `ledger`. */
export interface Owned<Key> {
  readonly owner: string
  /** When it began to be used, RFC 3339. */
  readonly since: string
  readonly key: Key
}

/** Why a line of a key file cannot be used: counted from 1. */
export interface KeyLineFault {
  readonly line: number
  readonly fault: 'not-four-words' | 'unknown-algorithm' | 'bad-key'
}

/**
 * Reads private keys: one a line, `owner algorithm since base64-of-pkcs8`; lines with `#` are remarks.
 * The last line of an owner signs, the earlier ones stay for what they signed: rotating is adding a line.
 */
export const parsePrivateKeys = (text: string): Outcome<readonly Owned<Signer>[], KeyLineFault> =>
  parseLines(text, signerFrom)

/** Reads public keys: one a line, `owner algorithm since base64-of-the-raw-key`. */
export const parsePublicKeys = (text: string): Outcome<readonly Owned<PublicKey>[], KeyLineFault> =>
  parseLines(text, publicKey)

/** Writes a line of a file of private keys, with a new key. */
export const newKeyLine = (owner: string, alg: SignatureAlgorithm, since: string): string =>
  `${owner} ${alg} ${since} ${newPrivateKey(alg).toString('base64')}\n`

/** Writes a line of a file of public keys. */
export const publicKeyLine = ({ owner, since, key }: Owned<PublicKey>): string =>
  `${owner} ${key.alg} ${since} ${key.raw.toString('base64')}\n`

type ReadKey<Key> = (alg: SignatureAlgorithm, bytes: Buffer) => Outcome<Key, 'bad-key'>

function parseLines<Key>(text: string, read: ReadKey<Key>): Outcome<readonly Owned<Key>[], KeyLineFault> {
  const keys: Owned<Key>[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const parsed = parseLine(line, read)
    if (!parsed.ok) return fail({ line: index + 1, fault: parsed.failure })
    keys.push(parsed.value)
  }
  return succeed(keys)
}

function parseLine<Key>(line: string, read: ReadKey<Key>): Outcome<Owned<Key>, KeyLineFault['fault']> {
  const [owner = '', alg, since = '', base64, ...more] = line.trim().split(/\s+/)
  if (base64 === undefined || more.length > 0) return fail('not-four-words')
  if (!isOneOf(signatureAlgorithms, alg)) return fail('unknown-algorithm')
  const key = read(alg, Buffer.from(base64, 'base64'))
  return key.ok ? succeed({ owner, since, key: key.value }) : key
}
