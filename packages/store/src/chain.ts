import { createHash } from 'node:crypto'
import { canonicalJson, type EventRecord, type NewEvent } from '@fengsui/core'
import type { ChainFault, ChainHead } from './store.ts'

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

/** Checks a whole case: every hash, every link, every number, and that it ends where its head says. */
export function chainFaults(head: ChainHead, records: readonly EventRecord[]): readonly ChainFault[] {
  const faults: ChainFault[] = []
  const add = (seq: number, fault: ChainFault['fault']): void => {
    faults.push({ case: head.case, seq, fault })
  }
  let prev = ''
  let expected = 1
  for (const record of records) {
    const { hash, ...rest } = record
    for (; expected < record.seq; expected++) add(expected, 'missing')
    const lastAltered = record.seq === head.seq && hash !== head.hash
    if (hashOf(rest) !== hash || lastAltered) add(record.seq, 'altered')
    else if (record.prev !== prev || record.seq > head.seq) add(record.seq, 'out-of-chain')
    prev = hash
    expected = record.seq + 1
  }
  for (; expected <= head.seq; expected++) add(expected, 'missing')
  return faults
}
