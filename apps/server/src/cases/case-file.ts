import { type Case, type CaseEvent, type EventRecord, readCaseEvent, replay } from '@fengsui/core'
import type { Store } from '@fengsui/store'

/** A case as loaded: its state and the log it was folded from. */
export interface CaseFile {
  readonly id: string
  readonly organisation: string
  readonly state: Case
  readonly events: readonly CaseEvent[]
  readonly records: readonly EventRecord[]
  /** Last sequence number in the log, of whatever type: what a write must expect. */
  readonly lastSeq: number
}

/** Loads a case of an organisation; undefined when that organisation has no such case. */
export async function loadCase(
  store: Store,
  organisation: string,
  id: string,
): Promise<CaseFile | undefined> {
  const records = await store.readCase(organisation, id)
  return records.length === 0 ? undefined : caseFile(organisation, id, records)
}

/** Folds records into a case. */
export function caseFile(organisation: string, id: string, records: readonly EventRecord[]): CaseFile {
  const events = records.map(readCaseEvent).filter((event) => event !== undefined)
  return { id, organisation, state: replay(events), events, records, lastSeq: records.at(-1)?.seq ?? 0 }
}

/** A case that does not exist yet. */
export const newCaseFile = (organisation: string, id: string): CaseFile => caseFile(organisation, id, [])
