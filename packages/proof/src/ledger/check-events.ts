import { canonicalJson, type EventRecord, parseInstant } from '@fengsui/core'
import { digestAlgorithms, isOneOf } from '../crypto/algorithms.ts'
import { digest } from '../crypto/digest.ts'
import { entryLine, type LedgerEntry } from './entry.ts'
import type { EventPlace, LedgerFault } from './ledger-fault.ts'

/** An event as the database has it, with the keyed mark that stands beside it. */
export interface StoredEvent {
  readonly record: EventRecord
  readonly mark?: string
}

/** What stored events are checked against. */
export interface Witness {
  /** The ledger outside the database, by event id. */
  readonly entries: ReadonlyMap<string, LedgerEntry>
  /** Everything recorded before must be in it; undefined when nothing was signed yet. */
  readonly completeUntil: string | undefined
  /** Whether this deployment wrote an event with this hash; absent where its key is not at hand. */
  readonly isMarked?: (hash: string, mark: string | undefined) => boolean
}

/** Checks every event of a log; give it the log case by case, in each case by number. */
export interface EventCheck {
  /** Checks the next event; gives its fault, if it has one. */
  next(event: StoredEvent): LedgerFault | undefined
  /** How many of the events seen are newer than the ledger outside. */
  unwitnessed(): number
  /** What the ledger knows of and nobody has seen. */
  removed(): readonly LedgerFault[]
}

/** Starts checking a log against a witness. */
export function checkEvents(witness: Witness): EventCheck {
  const seen = new Set<string>()
  const until = witness.completeUntil === undefined ? 0 : (parseInstant(witness.completeUntil)?.ms ?? 0)
  let newer = 0
  let before: { readonly case: string; readonly hash: string; readonly seq: number } | undefined
  const faultOf = ({ record, mark }: StoredEvent): LedgerFault['fault'] | undefined => {
    const entry = witness.entries.get(record.id)
    const differs = entry !== undefined && entryLine(entry) !== entryLine(record)
    if (differs || !isHashedRight(record)) return 'event-altered'
    const isOurs = witness.isMarked?.(record.hash, mark) ?? true
    const isLate = entry === undefined && (parseInstant(record.recordedAt)?.ms ?? 0) < until
    if (!isOurs || isLate) return entry === undefined ? 'event-inserted' : 'event-altered'
    const prev = before?.case === record.case ? before : { hash: '', seq: 0 }
    return record.prev === prev.hash && record.seq === prev.seq + 1 ? undefined : 'event-out-of-chain'
  }
  return {
    next(event) {
      const { record } = event
      const fault = faultOf(event)
      const entry = witness.entries.get(record.id)
      seen.add(record.id)
      if (entry === undefined) newer++
      // What followed an altered event was chained to it as it had been.
      before = { case: record.case, seq: record.seq, hash: entry?.hash ?? record.hash }
      return fault === undefined ? undefined : ({ fault, ...placeOf(record) } as LedgerFault)
    },
    unwitnessed: () => newer,
    removed: () =>
      [...witness.entries.values()]
        .filter(({ id }) => !seen.has(id))
        .map((entry) => ({ fault: 'event-removed', ...placeOf(entry) })),
  }
}

const placeOf = ({ case: caseId, seq, id, recordedAt }: LedgerEntry): EventPlace => ({
  case: caseId,
  seq,
  event: id,
  recordedAt,
})

/** Computes the hash of an event anew, from everything else in it. */
function isHashedRight({ hash, ...rest }: EventRecord): boolean {
  return isOneOf(digestAlgorithms, rest.alg) && digest(rest.alg, canonicalJson(rest)).toString('hex') === hash
}
