import type { Channel, OutgoingMessage, RawMessage, ReceiptNotice } from './channel.ts'
import type { ReadingContext } from './draft.ts'
import type { Reading } from './reading/reading.ts'

/** Where raw messages are kept. Every promise resolves only after what it did is durable. */
export interface Vault {
  /** Keeps a message, unless one that shares a name with it is there already. */
  keep(raw: RawMessage, names: readonly string[]): Promise<Kept>
  /** Ids of messages nothing was made of yet, in the order they should be read. */
  waiting(limit: number): Promise<readonly string[]>
  kept(id: string): Promise<KeptMessage | undefined>
  /** Notes that a reading begins; how often one began for this message, this time included. */
  begin(id: string): Promise<number>
  /** Keeps what was made of a message, with the answer that goes out because of it. */
  settle(id: string, result: ReadResult): Promise<void>
}

/** What became of handing a message over. Either way it may be acknowledged: it is on the disk. */
export type Kept = { readonly state: 'kept' | 'repeated'; readonly id: string }

/** A kept message, and what its sender may be told. */
export interface KeptMessage {
  readonly raw: RawMessage
  readonly notice: ReceiptNotice
}

/** A reading, and the answer to the sender where one may be given. */
export interface ReadMessage {
  readonly reading: Reading
  readonly answer?: OutgoingMessage
}

/** What was made of a kept message. */
export type ReadResult =
  | ({ readonly state: 'read' } & ReadMessage)
  | { readonly state: 'unreadable'; readonly reason: string }

/** Reads a message; rejects when it takes too long or too much memory. The server runs it apart from itself. */
export type Reader = (kept: KeptMessage) => Promise<ReadMessage>

/** A message that broke its reader this often, or took the whole program down, waits for a person. */
const mostBegins = 2

/** Takes a message in: its bytes are durable when this resolves, and nothing has looked inside yet. */
export const takeIn = (vault: Vault, channel: Channel, raw: RawMessage): Promise<Kept> =>
  vault.keep(raw, channel.identify(raw))

/** Reads what waits, each message apart; how many were settled. What breaks its reader is never tried for ever. */
export async function readWaiting(vault: Vault, read: Reader, limit: number): Promise<number> {
  const ids = await vault.waiting(limit)
  for (const id of ids) await vault.settle(id, await readOne(vault, read, id))
  return ids.length
}

async function readOne(vault: Vault, read: Reader, id: string): Promise<ReadResult> {
  const kept = await vault.kept(id)
  if (kept === undefined) return { state: 'unreadable', reason: 'bytes-missing' }
  if ((await vault.begin(id)) > mostBegins) return { state: 'unreadable', reason: 'broke-its-reader' }
  try {
    return { state: 'read', ...(await read(kept)) }
  } catch (error) {
    return { state: 'unreadable', reason: error instanceof Error ? error.message.slice(0, 200) : 'failed' }
  }
}

/** Reads a message and writes its receipt. Advertising gets none: an answer would only tell that somebody is here. */
export async function readAndAnswer(
  channel: Channel,
  { raw, notice }: KeptMessage,
  context: ReadingContext,
): Promise<ReadMessage> {
  const reading = await channel.read(raw, context)
  const answer = reading.sort === 'spam' ? undefined : await channel.receipt(raw, notice)
  return answer === undefined ? { reading } : { reading, answer }
}
