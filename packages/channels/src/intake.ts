import type { Channel, RawMessage } from './channel.ts'
import type { ReadingContext } from './draft.ts'
import type { Reading } from './reading/reading.ts'

/** Where raw messages are kept. Every promise resolves only after what it did is durable. */
export interface Vault {
  /** Keeps a message, unless one that shares a name with it is there already. */
  keep(raw: RawMessage, names: readonly string[]): Promise<Kept>
  /** Ids of messages nothing was made of yet, oldest first. */
  waiting(limit: number): Promise<readonly string[]>
  raw(id: string): Promise<RawMessage | undefined>
  /** Notes that a reading begins; how often one began for this message, this time included. */
  begin(id: string): Promise<number>
  /** Keeps what was made of a message: a reading, or the reason why a person has to look at the bytes. */
  settle(id: string, result: ReadResult): Promise<void>
}

/** What became of handing a message over. Either way it may be acknowledged: it is on the disk. */
export type Kept = { readonly state: 'kept' | 'repeated'; readonly id: string }

/** What was made of a kept message. */
export type ReadResult =
  | { readonly state: 'read'; readonly reading: Reading }
  | { readonly state: 'unreadable'; readonly reason: string }

/** Reads a message; rejects when it takes too long or too much memory. The server runs it apart from itself. */
export type Reader = (channel: Channel, raw: RawMessage, context: ReadingContext) => Promise<Reading>

/** A message that broke its reader this often, or took the whole program down, waits for a person. */
const mostBegins = 2

/** Takes a message in: its bytes are durable when this resolves, and nothing has looked inside yet. */
export const takeIn = (vault: Vault, channel: Channel, raw: RawMessage): Promise<Kept> =>
  vault.keep(raw, channel.identify(raw))

/** Reads what waits, each message apart; how many were settled. What breaks its reader is never tried for ever. */
export async function readWaiting(
  vault: Vault,
  {
    channel,
    read,
    context,
    limit,
  }: {
    readonly channel: Channel
    readonly read: Reader
    readonly context: ReadingContext
    readonly limit: number
  },
): Promise<number> {
  const ids = await vault.waiting(limit)
  for (const id of ids) await vault.settle(id, await readOne(vault, id, { channel, read, context }))
  return ids.length
}

async function readOne(
  vault: Vault,
  id: string,
  {
    channel,
    read,
    context,
  }: { readonly channel: Channel; readonly read: Reader; readonly context: ReadingContext },
): Promise<ReadResult> {
  const raw = await vault.raw(id)
  if (raw === undefined) return { state: 'unreadable', reason: 'bytes-missing' }
  if ((await vault.begin(id)) > mostBegins) return { state: 'unreadable', reason: 'broke-its-reader' }
  try {
    return { state: 'read', reading: await read(channel, raw, context) }
  } catch (error) {
    return { state: 'unreadable', reason: error instanceof Error ? error.message.slice(0, 200) : 'failed' }
  }
}
