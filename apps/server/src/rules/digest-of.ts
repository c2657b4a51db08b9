import { createHash } from 'node:crypto'
import { canonicalJson, type Instrument, type Json } from '@fengsui/core'

const known = new WeakMap<Instrument, string>()

/** What names the exact text of an instrument: SHA-256 over its canonical JSON, in hex. Every graded event carries it. */
export function digestOf(instrument: Instrument): string {
  const digest = known.get(instrument) ?? hash(instrument)
  known.set(instrument, digest)
  return digest
}

const hash = (instrument: Instrument): string =>
  // Instruments survive JSON: the suite of the regulations and the check of rule files see to it.
  createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify(instrument)) as Json))
    .digest('hex')
