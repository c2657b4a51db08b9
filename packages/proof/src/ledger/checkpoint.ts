import { fail, type Outcome, parseInstant, succeed } from '@fengsui/core'
import { type DigestAlgorithm, digestAlgorithms, isOneOf } from '../crypto/algorithms.ts'
import type { PublicKey, Signer } from '../crypto/signing.ts'
import type { TreeHead } from './check-proof.ts'
import { isSignedBy, parseNote, signNote } from './note.ts'

/** What a ledger states of itself at a moment: so many events, with this root. */
export interface Checkpoint extends TreeHead {
  /** Name of the ledger; the same for as long as it exists. */
  readonly origin: string
  readonly alg: DigestAlgorithm
  /** When it was signed, RFC 3339. */
  readonly at: string
}

/**
 * Writes and signs a checkpoint (C2SP tlog-checkpoint). The two lines after the root are its extensions: when, and which
 * digest the tree is made with.
 */
export function signCheckpoint({ origin, size, root, alg, at }: Checkpoint, signer: Signer): string {
  const text = [origin, size, root.toString('base64'), `at ${at}`, `digest ${alg}`, ''].join('\n')
  return signNote(text, origin, signer)
}

export type CheckpointFault = 'not-a-checkpoint' | 'not-signed'

/** Reads a checkpoint that one of these keys has signed. */
export function openCheckpoint(
  note: string,
  keys: readonly PublicKey[],
): Outcome<Checkpoint, CheckpointFault> {
  const parsed = parseNote(note)
  if (!parsed.ok) return fail('not-a-checkpoint')
  const [origin = '', size = '', root = '', at = '', alg = '', ...more] = parsed.value.text.split('\n')
  const named = alg.replace(/^digest /, '')
  const moment = at.replace(/^at /, '')
  const isWhole = /^(0|[1-9]\d{0,14})$/.test(size) && Buffer.from(root, 'base64').length === 32
  if (
    !isWhole ||
    !isOneOf(digestAlgorithms, named) ||
    parseInstant(moment) === undefined ||
    more.length !== 1
  )
    return fail('not-a-checkpoint')
  if (!isSignedBy(parsed.value, origin, keys)) return fail('not-signed')
  return succeed({ origin, size: Number(size), root: Buffer.from(root, 'base64'), alg: named, at: moment })
}

/** Cuts a file of checkpoints, one below the other with an empty line between, into single ones. */
export const splitCheckpoints = (text: string): readonly string[] =>
  text
    .split(/(?<=\n— [^\n]*\n)\n/)
    .map((note) => note.replace(/^\n+/, ''))
    .filter((note) => note.trim() !== '')
