import type { LedgerEntry, LedgerFault } from '@fengsui/proof'
import type { Store } from '@fengsui/store'

const together = 500

/** Compares the places that the database gives events with the order of the lines outside. */
export async function verifyPlaces(
  store: Store,
  entries: ReadonlyMap<string, LedgerEntry>,
): Promise<readonly LedgerFault[]> {
  const lines = [...entries.values()]
  const faults: LedgerFault[] = []
  const named = ({ case: caseId, seq, id, recordedAt }: LedgerEntry): LedgerFault => ({
    ...{ fault: 'place-altered', case: caseId, seq, event: id, recordedAt },
  })
  for (let from = 0; from < lines.length; from += together) {
    const placed = new Map((await store.placedEvents(from, together)).map((one) => [one.place, one]))
    for (const [index, line] of lines.slice(from, from + together).entries()) {
      const found = placed.get(from + index)
      if (found !== undefined && found.id !== line.id) faults.push(named(found))
    }
  }
  return faults
}
