import { formatInstant } from '@fengsui/core'
import { shownReportDigest } from '@fengsui/proof'
import type { Services } from '../services.ts'
import { type ShownTimeStamp, timeStampOfReceipt } from '../time-stamps/time-stamps.ts'

/** What a number tells anybody. */
export interface KnownReceipt {
  readonly number: string
  readonly receivedAt: string
  readonly digest: string
  readonly state: string
  readonly timeStamp?: ShownTimeStamp
}

/** A receipt by its number, also one that waits in the journal. */
export async function findReceipt(services: Services, number: string): Promise<KnownReceipt | undefined> {
  const { store, journal } = services
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
  const timeStamp = await timeStampOfReceipt(services, number)
  const known = { number, receivedAt, digest: shownReportDigest(digest), state }
  return timeStamp === undefined ? known : { ...known, timeStamp }
}
