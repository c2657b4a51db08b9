import { randomBytes } from 'node:crypto'
import { fail, type Outcome, succeed } from '@fengsui/core'
import {
  isOneOf,
  type MacAlgorithm,
  macAlgorithms,
  type SignatureAlgorithm,
  signatureAlgorithms,
} from './algorithms.ts'
import { type MacKey, macKey, macKeyBytes } from './mac-key.ts'
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

/** What a file of secret keys holds. */
export interface SecretKeys {
  readonly signers: readonly Owned<Signer>[]
  readonly macKeys: readonly Owned<MacKey>[]
}

/**
 * Reads secret keys: one a line, `owner algorithm since base64` of a PKCS #8 key or of the bytes of a keyed digest's key;
 * lines with `#` are remarks. The last line of an owner makes what is new, the earlier ones stay for what they made:
 * rotating is adding a line.
 */
export function parseSecretKeys(text: string): Outcome<SecretKeys, KeyLineFault> {
  const parsed = parseLines(text, readSecret)
  if (!parsed.ok) return parsed
  const signers: Owned<Signer>[] = []
  const macKeys: Owned<MacKey>[] = []
  for (const { key, ...rest } of parsed.value) {
    if ('sign' in key) signers.push({ ...rest, key })
    else macKeys.push({ ...rest, key })
  }
  return succeed({ signers, macKeys })
}

const readSecret: ReadKey<Signer | MacKey> = (alg, bytes) => {
  if (isOneOf(signatureAlgorithms, alg)) return signerFrom(alg, bytes)
  return isOneOf(macAlgorithms, alg) ? macKey(alg, bytes) : fail('unknown-algorithm')
}

/** Reads public keys: one a line, `owner algorithm since base64-of-the-raw-key`. */
export const parsePublicKeys = (text: string): Outcome<readonly Owned<PublicKey>[], KeyLineFault> =>
  parseLines(text, (alg, bytes) =>
    isOneOf(signatureAlgorithms, alg) ? publicKey(alg, bytes) : fail('unknown-algorithm'),
  )

/** Writes a line of a file of secret keys, with a new key. */
export const newKeyLine = (owner: string, alg: SignatureAlgorithm | MacAlgorithm, since: string): string =>
  `${owner} ${alg} ${since} ${newSecret(alg).toString('base64')}\n`

const newSecret = (alg: SignatureAlgorithm | MacAlgorithm): Buffer =>
  isOneOf(macAlgorithms, alg) ? randomBytes(macKeyBytes) : newPrivateKey(alg)

/** Writes a line of a file of public keys. */
export const publicKeyLine = ({ owner, since, key }: Owned<PublicKey>): string =>
  `${owner} ${key.alg} ${since} ${key.raw.toString('base64')}\n`

type ReadKey<Key> = (alg: string, bytes: Buffer) => Outcome<Key, 'bad-key' | 'unknown-algorithm'>

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
  const [owner = '', alg = '', since = '', base64, ...more] = line.trim().split(/\s+/)
  if (base64 === undefined || more.length > 0) return fail('not-four-words')
  const key = read(alg, Buffer.from(base64, 'base64'))
  return key.ok ? succeed({ owner, since, key: key.value }) : key
}
