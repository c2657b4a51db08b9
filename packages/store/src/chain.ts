import { createHash } from 'node:crypto'
import { canonicalJson, type EventRecord, type NewEvent } from '@fengsui/core'
import type { ChainFault, ChainHead } from './store.ts'

/** What an event can be hashed with, by the id that stands in it; as node:crypto names them. */
const hashes = { 'sha-256': 'sha256', sm3: 'sm3' } as const
export type HashAlgorithm = keyof typeof hashes

/** Where an event stands: its case, and what came before it. */
export interface ChainPlace {
  readonly organisation: string
  readonly case: string
  readonly seq: number
  readonly recordedAt: string
  readonly prev: string
}

/** Gives an event its place and its hash. */
export function chainEvent(event: NewEvent, place: ChainPlace, alg: HashAlgorithm): EventRecord {
  const unhashed = { ...event, ...place, alg }
  return { ...unhashed, hash: hashOf(unhashed, alg) }
}

const hashOf = (record: Omit<EventRecord, 'hash'>, alg: HashAlgorithm): string =>
  createHash(hashes[alg]).update(canonicalJson(record)).digest('hex')

/** Whether the hash of an event is the one its own algorithm gives. */
function isHashedRight({ hash, ...rest }: EventRecord): boolean {
  const alg = Object.keys(hashes).find((known) => known === rest.alg)
  return alg !== undefined && hashOf(rest, alg as HashAlgorithm) === hash
}

/** Checks a whole case: every hash, every link, every number, and that it ends where its head says. */
export function chainFaults(head: ChainHead, records: readonly EventRecord[]): readonly ChainFault[] {
  const faults: ChainFault[] = []
  const add = (seq: number, fault: ChainFault['fault']): void => {
    faults.push({ case: head.case, seq, fault })
  }
  let prev = ''
  let expected = 1
  for (const record of records) {
    const { hash } = record
    for (; expected < record.seq; expected++) add(expected, 'missing')
    const lastAltered = record.seq === head.seq && hash !== head.hash
    if (!isHashedRight(record) || lastAltered) add(record.seq, 'altered')
    else if (record.prev !== prev || record.seq > head.seq) add(record.seq, 'out-of-chain')
    prev = hash
    expected = record.seq + 1
  }
  for (; expected <= head.seq; expected++) add(expected, 'missing')
  return faults
}
