import { canonicalJson, type EventRecord, type Json } from '@fengsui/core'
import { namedDigest } from '../crypto/digest.ts'
import { type ArchiveFile, packTar } from './tar.ts'

/** Everything that proves a case to somebody who has neither this program nor its database. */
export interface PackageParts {
  readonly case: string
  readonly madeAt: string
  readonly events: readonly EventRecord[]
  /** For each event that has a place in the ledger: where, and the way up to the root of the checkpoint. */
  readonly proofs: readonly EventProof[]
  /** The signed note the proofs lead to. */
  readonly checkpoint: string
  /** Public keys of the ledger and of the desks, as lines of a key file. */
  readonly keys: string
  /** Signed receipts, as they were handed out. */
  readonly receipts: readonly NumberedText[]
  /** What was submitted, by receipt number; left out where its key was destroyed or the reader may not see it. */
  readonly originals: readonly NumberedText[]
  /** The rules that were applied, by instrument and version. */
  readonly rules: readonly { readonly instrument: string; readonly version: string; readonly data: Json }[]
  /** A page for people. */
  readonly index: string
}

/** Where an event stands in the ledger. */
export interface EventProof {
  readonly event: string
  readonly place: number
  readonly path: readonly Buffer[]
}

interface NumberedText {
  readonly number: string
  readonly text: string
}

const packageType = 'fengsui-proof/1'

/** Packs a case into one archive. `manifest.json` names every other file with its digest. */
export function packCase(parts: PackageParts): Buffer {
  const files = filesOf(parts)
  const manifest = {
    type: packageType,
    case: parts.case,
    madeAt: parts.madeAt,
    events: parts.events.length,
    files: Object.fromEntries(files.map(({ name, content }) => [name, namedDigest('sha-256', content)])),
  }
  return packTar([file('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`), ...files])
}

const file = (name: string, text: string): ArchiveFile => ({ name, content: Buffer.from(text) })

const lines = (values: readonly unknown[]): string =>
  values.map((value) => `${canonicalJson(value)}\n`).join('')

function filesOf(parts: PackageParts): readonly ArchiveFile[] {
  const proofs = parts.proofs.map(({ event, place, path }) => ({
    event,
    place,
    path: path.map((hash) => hash.toString('hex')),
  }))
  return [
    file('index.html', parts.index),
    file('events.jsonl', lines(parts.events)),
    file('ledger.jsonl', lines(proofs)),
    file('checkpoint.txt', parts.checkpoint),
    file('keys.txt', parts.keys),
    ...parts.receipts.map(({ number, text }) => file(`receipts/${number}.json`, text)),
    ...parts.originals.map(({ number, text }) => file(`originals/${number}.json`, text)),
    ...parts.rules.map(({ instrument, version, data }) =>
      file(`rules/${instrument}@${version}.json`, `${canonicalJson(data)}\n`),
    ),
  ]
}
