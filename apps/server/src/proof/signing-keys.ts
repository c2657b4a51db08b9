import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import {
  type CryptoSuite,
  type Owned,
  type PublicKey,
  parseSecretKeys,
  type SecretKeys,
  type Signer,
  signatureAlgorithms,
  signerFromSecret,
} from '@fengsui/proof'
import type { Secrets } from '../secrets.ts'

/** The keys a deployment signs with: one owner for each desk, and one for its ledger. */
export interface SigningKeys {
  /** Signs for an owner from now on. */
  signer(owner: string): Signer
  /** Every key an owner ever had, also in the other set of algorithms. */
  publicKeys(owner: string): readonly Owned<PublicKey>[]
}

interface Sources {
  readonly secrets: Secrets
  readonly suite: CryptoSuite
  /** When the deployment began: its first keys are as old. */
  readonly since: string
  /** Keys that were added later; the last one of an owner signs. */
  readonly added: SecretKeys['signers']
}

/**
 * Opens the keys. The first ones come from the server's key, so that all servers of a deployment have the same without
 * being given anything more; later ones are lines of `signing.keys`.
 */
export function openSigningKeys({ secrets, suite, since, added }: Sources): SigningKeys {
  const known = new Map<string, readonly Owned<Signer>[]>()
  const keysOf = (owner: string): readonly Owned<Signer>[] => {
    const before = known.get(owner)
    if (before !== undefined) return before
    const keys = [...firstKeys(secrets, owner, since), ...added.filter((one) => one.owner === owner)]
    known.set(owner, keys)
    return keys
  }
  return {
    signer(owner) {
      const current = keysOf(owner).findLast(({ key }) => key.publicKey.alg === suite.signature)
      if (current === undefined) throw new Error(`no ${suite.signature} key of ${owner}`)
      return current.key
    },
    publicKeys: (owner) => keysOf(owner).map((one) => ({ ...one, key: one.key.publicKey })),
  }
}

const firstKeys = (secrets: Secrets, owner: string, since: string): readonly Owned<Signer>[] =>
  signatureAlgorithms.map((alg) => {
    const halves = ['left', 'right'].map((half) => secrets.derive(`signing key ${alg} ${owner} ${half}`))
    return { owner, since, key: signerFromSecret(alg, Buffer.concat(halves)) }
  })

/** The file of keys that were added, in the data folder. */
export const keysFile = 'signing.keys'

/**
 * Reads the keys that were added: from the environment, else from `signing.keys` in the data folder, if any. Throws,
 * naming the line, when one cannot be read.
 */
export function readAddedKeys(folder: string, fromEnvironment: string | undefined): SecretKeys {
  const parsed = parseSecretKeys(textOfKeys(folder, fromEnvironment))
  if (!parsed.ok) throw new Error(`signing keys, line ${parsed.failure.line}: ${parsed.failure.fault}`)
  return parsed.value
}

function textOfKeys(folder: string, fromEnvironment: string | undefined): string {
  if (fromEnvironment !== undefined) return fromEnvironment
  const path = join(folder, keysFile)
  if (!existsSync(path)) return ''
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
    throw new Error(`${path} can be read by others. Run: chmod 600 ${path}`)
  return readFileSync(path, 'utf8')
}
