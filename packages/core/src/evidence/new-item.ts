import type { Sealed } from '../event-record.ts'
import { fail, type Outcome, succeed } from '../outcome.ts'
import type { EvidenceItem, HeldItem } from './evidence.ts'
import { evidenceLimits } from './limits.ts'

/** An item that comes in, with its name and key sealed. */
export interface NewItem {
  readonly item: EvidenceItem
  readonly private: Sealed
}

/** Whether a case holds these bytes. */
export const holds = (held: readonly HeldItem[], digest: string): boolean =>
  held.some((item) => item.digest === digest)

/** The items that a case does not hold yet, each once; it takes no more than its limit. */
export function freshItems(
  held: readonly HeldItem[],
  items: readonly NewItem[],
): Outcome<readonly NewItem[], 'evidence-full'> {
  const distinct = [...new Map(items.map((one) => [one.item.digest, one])).values()]
  const fresh = distinct.filter(({ item }) => !holds(held, item.digest))
  return held.length + fresh.length > evidenceLimits.mostOfCase ? fail('evidence-full') : succeed(fresh)
}

/** Why an item cannot be told scanned; undefined when it can. */
export function scanRefusal(
  held: readonly HeldItem[],
  digest: string,
): 'evidence-unknown' | 'evidence-scanned' | undefined {
  const item = held.find((one) => one.digest === digest)
  if (item === undefined) return 'evidence-unknown'
  return item.scan === undefined ? undefined : 'evidence-scanned'
}
