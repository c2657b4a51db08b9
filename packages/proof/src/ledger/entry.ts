import { canonicalJson, type EventRecord } from '@fengsui/core'

/** What the ledger says of an event: where it stands, when it was recorded, and its hash. Nothing of its content. */
export type LedgerEntry = Pick<EventRecord, 'alg' | 'case' | 'hash' | 'id' | 'recordedAt' | 'seq'>

/** The entry of an event as the one line that is hashed into the tree and kept outside the database. */
export const entryLine = ({ alg, case: caseId, hash, id, recordedAt, seq }: LedgerEntry): string =>
  canonicalJson({ alg, case: caseId, hash, id, recordedAt, seq })

/** Reads a line; undefined when it is not exactly as this program writes it. */
export function parseEntry(line: string): LedgerEntry | undefined {
  try {
    const entry = JSON.parse(line) as LedgerEntry
    return entryLine(entry) === line ? entry : undefined
  } catch {
    return undefined
  }
}
