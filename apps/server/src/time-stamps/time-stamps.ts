import { canonicalJson, type Json } from '@fengsui/core'
import { namedDigest, type SignedReceipt, statedTime } from '@fengsui/proof'
import { type NewDelivery, ofDeployment, uuidv7 } from '@fengsui/store'
import type { Services } from '../services.ts'

/** What became of the time stamp of something: it comes through the outbox, after whatever it stamps. */
export type TimeStampState =
  | { readonly state: 'pending' }
  /** The token, in base64, and the time it states. */
  | { readonly state: 'stamped'; readonly token: string; readonly at: string }
  /** The authority would not, or not for long enough: a person sees it among what was not delivered. */
  | { readonly state: 'failed' }

const kind = 'time-stamp'

/** The bytes of a receipt that are stamped: its canonical JSON, signature and all. */
export const stampedText = (receipt: SignedReceipt): string => canonicalJson(receipt as unknown as Json)

export const receiptKey = (number: string): string => `receipt:${number}`
export const checkpointKey = (size: number): string => `checkpoint:${size}`

type Deployment = Pick<Services, 'timeStampAuthority' | 'suite'>

/** What puts the stamp of a receipt into the outbox, with the receipt; nothing where no authority is configured. */
export const stampOfReceipt = (
  deployment: Deployment,
  receipt: SignedReceipt,
  { organisation, case: id }: { readonly organisation: string; readonly case: string },
): readonly NewDelivery[] =>
  delivery(deployment, {
    organisation,
    case: id,
    key: receiptKey(receipt.number),
    text: stampedText(receipt),
  })

/** The same for a checkpoint of the ledger: it stamps everything before it. */
export const stampOfCheckpoint = (
  deployment: Deployment,
  checkpoint: { readonly size: number; readonly note: string },
): readonly NewDelivery[] =>
  delivery(deployment, {
    organisation: ofDeployment,
    key: checkpointKey(checkpoint.size),
    text: checkpoint.note,
  })

type Stamped = Pick<NewDelivery, 'organisation' | 'case' | 'key'> & { readonly text: string }

function delivery(
  { timeStampAuthority, suite }: Deployment,
  { text, ...rest }: Stamped,
): readonly NewDelivery[] {
  if (timeStampAuthority === undefined) return []
  const body = namedDigest(suite.digest, text)
  return [{ ...rest, id: uuidv7(), kind, recipient: timeStampAuthority, body }]
}

/** What people see of the time stamp of a receipt, and where its file is. */
export interface ShownTimeStamp {
  readonly state: TimeStampState['state']
  readonly file: string
  readonly at?: string
}

/** The stamp of a receipt as pages and answers show it; undefined where none was asked for. */
export async function timeStampOfReceipt(
  services: Pick<Services, 'store'>,
  number: string,
): Promise<ShownTimeStamp | undefined> {
  const stamp = await timeStampState(services, receiptKey(number))
  if (stamp === undefined) return undefined
  const file = `/api/v1/receipts/${number}/time-stamp`
  return { state: stamp.state, file, ...(stamp.state === 'stamped' ? { at: stamp.at } : {}) }
}

/** What became of a stamp; undefined where none was asked for. */
export async function timeStampState(
  { store }: Pick<Services, 'store'>,
  key: string,
): Promise<TimeStampState | undefined> {
  const found = await store.deliveries.find(kind, key)
  if (found === undefined) return undefined
  const { state, answer } = found
  if (state === 'waiting') return { state: 'pending' }
  const at = answer === undefined ? undefined : statedTime(Buffer.from(answer, 'base64'))
  return state === 'delivered' && answer !== undefined && at !== undefined
    ? { state: 'stamped', token: answer, at }
    : { state: 'failed' }
}
