import { formatInstant } from '@fengsui/core'
import { shownReportDigest } from '@fengsui/proof'
import type { Services } from '../services.ts'

/** What a number tells anybody. */
export interface KnownReceipt {
  readonly number: string
  readonly receivedAt: string
  readonly digest: string
  readonly state: string
}

/** A receipt by its number, also one that waits in the journal. */
export async function findReceipt(
  { store, journal }: Services,
  number: string,
): Promise<KnownReceipt | undefined> {
  const waits = journal?.withNumber(number)
  if (waits !== undefined)
    return {
      number,
      receivedAt: formatInstant(waits.at),
      digest: shownReportDigest(waits.digest),
      state: 'journalled',
    }
  const found = await store.findReceipt(number)
  if (found === undefined) return undefined
  const { receivedAt, digest, state } = found
  return { number, receivedAt, digest: shownReportDigest(digest), state }
}
