import { createHash } from 'node:crypto'
import type { Channel, RawMessage, Reading, ReadResult, Vault } from '@fengsui/channels'
import { formatInstant, type Json, type Sealed, wallClock } from '@fengsui/core'
import { type SettledMessage, type StoredMessage, uuidv7 } from '@fengsui/store'
import type { Services } from '../services.ts'
import { mailDesk } from './mail-desk.ts'

/** What a vault needs besides the services. */
export interface VaultOptions {
  readonly channel: Channel
  /** Where people look their numbers up. */
  readonly publicUrl?: string | undefined
}

/** The key a message's report is received under: its number is the one its sender was told. */
export const submissionKey = (message: Pick<StoredMessage, 'channel' | 'id'>): string =>
  `${message.channel}:${message.id}`

const hourMs = 3_600_000
/** How many receipts an hour a sender may call forth: whoever writes under another's name must not flood that one. */
const mostReceipts = 60

/** Messages in the database, their bytes and readings sealed each under a key of its own. */
export function storeVault(services: Services, { channel, publicUrl }: VaultOptions): Vault {
  const { messages } = services.store
  return {
    async keep(raw, names) {
      const id = uuidv7()
      const now = services.now()
      const key = services.privacy.newKey()
      const number = services.codes.number({
        caller: 'public',
        key: submissionKey({ channel: channel.id, id }),
        attempt: 0,
        year: wallClock(now).year,
      })
      const message = {
        id,
        organisation: await mailDesk(services),
        channel: channel.id,
        number,
        digest: createHash('sha256').update(raw.bytes).digest('hex'),
        ...originOf(raw),
        receivedMs: now.ms,
        wrappedKey: key.wrappedKey,
        raw: JSON.stringify(key.seal(packed(raw))),
      }
      return messages.keep(message, names)
    },
    waiting: (limit) => messages.waiting(limit),
    async kept(id) {
      const message = await messages.message(id)
      if (message === undefined) return undefined
      const receivedAt = formatInstant({ ms: message.receivedMs, offset: services.now().offset })
      const link = publicUrl === undefined ? {} : { link: `${publicUrl}/receipts` }
      return { raw: rawOf(services, message), notice: { number: message.number, receivedAt, ...link } }
    },
    begin: (id) => messages.begin(id),
    async settle(id, result) {
      const message = await messages.message(id)
      if (message === undefined) return
      const came = await messages.countFrom(message, message.receivedMs - hourMs)
      const { answer, ...rest } = settled(services, message, result)
      const isFlood = came.sender > mostReceipts
      await messages.settle(id, answer === undefined || isFlood ? rest : { ...rest, answer })
    },
  }
}

/** Whom a message counts for: the sender as the envelope names it, and the address it was handed over from. */
export type Origin = Pick<StoredMessage, 'sender' | 'address'>

/** Whom a message counts for, as far as the transport knows. */
export function originOf({ evidence }: RawMessage): Origin {
  const address = evidence['address'] ?? ''
  const sender = evidence['envelopeFrom'] || address || evidence['mailbox'] || ''
  return { sender: sender.toLowerCase().slice(0, 320), address }
}

const packed = ({ bytes, evidence }: RawMessage): Json => ({
  bytes: Buffer.from(bytes).toString('base64'),
  evidence,
})

/** The bytes of a stored message, opened. */
export function rawOf({ privacy }: Services, message: StoredMessage): RawMessage {
  const { bytes, evidence } = privacy
    .underWrapped(message.wrappedKey)
    .open(JSON.parse(message.raw) as Sealed) as { bytes: string; evidence: Record<string, string> }
  return { bytes: Buffer.from(bytes, 'base64'), evidence }
}

/** What was read of a stored message, opened. */
export function readingOf({ privacy }: Services, message: StoredMessage): Reading | undefined {
  if (message.reading === undefined) return undefined
  return privacy
    .underWrapped(message.wrappedKey)
    .open(JSON.parse(message.reading) as Sealed) as unknown as Reading
}

function settled(services: Services, message: StoredMessage, result: ReadResult): SettledMessage {
  if (result.state === 'unreadable') return { state: result.state, reasons: [result.reason] }
  const { reading, answer } = result
  const sealed = services.privacy.underWrapped(message.wrappedKey).seal(reading as unknown as Json)
  const outgoing = answer && {
    id: uuidv7(),
    organisation: message.organisation,
    kind: message.channel,
    key: submissionKey(message),
    recipient: answer.to,
    body: Buffer.from(answer.bytes).toString('base64'),
  }
  return {
    state: result.state,
    sort: reading.sort,
    reasons: reading.reasons,
    reading: JSON.stringify(sealed),
    ...(outgoing === undefined ? {} : { answer: outgoing }),
  }
}
