import { createHash } from 'node:crypto'
import { canonicalJson, type EventRecord, type NewEvent } from '@fengsui/core'
import type { ChainFault } from './store.ts'

const alg = 'sha-256'

/** Where an event stands: its case, and what came before it. */
export interface ChainPlace {
  readonly organisation: string
  readonly case: string
  readonly seq: number
  readonly recordedAt: string
  readonly prev: string
}

/** Gives an event its place and its hash. */
export function chainEvent(event: NewEvent, place: ChainPlace): EventRecord {
  const unhashed = { ...event, ...place, alg }
  return { ...unhashed, hash: hashOf(unhashed) }
}

const hashOf = (record: Omit<EventRecord, 'hash'>): string =>
  createHash('sha256').update(canonicalJson(record)).digest('hex')

/** Checks a whole case: every hash, every link, every number. */
export function chainFaults(caseId: string, records: readonly EventRecord[]): readonly ChainFault[] {
  const faults: ChainFault[] = []
  let prev = ''
  let expected = 1
  for (const record of records) {
    const { hash, ...rest } = record
    for (; expected < record.seq; expected++) faults.push({ case: caseId, seq: expected, fault: 'missing' })
    if (hashOf(rest) !== hash) faults.push({ case: caseId, seq: record.seq, fault: 'altered' })
    else if (record.prev !== prev) faults.push({ case: caseId, seq: record.seq, fault: 'out-of-chain' })
    prev = hash
    expected = record.seq + 1
  }
  return faults
}
