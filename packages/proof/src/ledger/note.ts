import { fail, type Outcome, succeed } from '@fengsui/core'
import { digest } from '../crypto/digest.ts'
import type { PublicKey, Signer } from '../crypto/signing.ts'

/** A text with signature lines below it, as transparency logs exchange them (C2SP signed-note). */
export interface SignedNote {
  /** Ends with a newline; this is what is signed. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

interface NoteSignature {
  readonly name: string
  /** Four bytes that say which key, then the signature. */
  readonly bytes: Buffer
}

const signatureMark = '— '

/** Which key signed: 4 bytes of SHA-256 over name, type and key. Types without a number of their own are spelled out. */
function keyHash(name: string, { alg, raw }: PublicKey): Buffer {
  const type = alg === 'ed25519' ? Buffer.from([1]) : Buffer.concat([Buffer.from([0xff]), Buffer.from(alg)])
  return digest('sha-256', `${name}\n`, type, raw).subarray(0, 4)
}

/** Signs a text under the name of its author. */
export function signNote(text: string, name: string, { publicKey, sign }: Signer): string {
  const bytes = Buffer.concat([keyHash(name, publicKey), sign(Buffer.from(text))])
  return `${text}\n${signatureMark}${name} ${bytes.toString('base64')}\n`
}

/** Reads a note; says nothing yet about its signatures. */
export function parseNote(note: string): Outcome<SignedNote, 'not-a-note'> {
  const end = note.lastIndexOf(`\n\n${signatureMark}`)
  if (end < 0) return fail('not-a-note')
  const lines = note
    .slice(end + 2)
    .replace(/\n$/, '')
    .split('\n')
  const signatures = lines.map((line) => /^— (\S+) ([A-Za-z0-9+/]+={0,2})$/.exec(line))
  if (signatures.some((match) => match === null)) return fail('not-a-note')
  return succeed({
    text: note.slice(0, end + 1),
    signatures: signatures.map((match) => ({
      name: match?.[1] ?? '',
      bytes: Buffer.from(match?.[2] ?? '', 'base64'),
    })),
  })
}

/** True when one of these keys signed the note under that name. */
export const isSignedBy = (
  { text, signatures }: SignedNote,
  name: string,
  keys: readonly PublicKey[],
): boolean =>
  signatures.some(
    (one) =>
      one.name === name &&
      keys.some(
        (key) =>
          one.bytes.subarray(0, 4).equals(keyHash(name, key)) &&
          key.verify(Buffer.from(text), one.bytes.subarray(4)),
      ),
  )
