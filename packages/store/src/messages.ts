import type { NewDelivery } from './deliveries.ts'

/** A message as it came, sealed. */
export interface NewMessage {
  readonly id: string
  /** The desk whose people look after it. */
  readonly organisation: string
  readonly channel: string
  /** The number its sender is told. */
  readonly number: string
  /** SHA-256 of the bytes. */
  readonly digest: string
  readonly sender: string
  /** Where it was handed over from; empty where that says nothing of the sender. */
  readonly address: string
  readonly receivedMs: number
  readonly wrappedKey: string
  /** The bytes, sealed under the message's key. */
  readonly raw: string
}

/** What was made of a message so far: `waiting` for its reader; then for a person, who decides. */
export type MessageState = 'waiting' | 'read' | 'unreadable' | 'confirmed' | 'dismissed'

/** A message with what was made of it. */
export interface StoredMessage extends NewMessage {
  readonly state: MessageState
  readonly sort?: string
  readonly reasons: readonly string[]
  readonly decidedBy?: string
  /** What was read, sealed like the bytes. */
  readonly reading?: string
}

/** What a reader made of a message. */
export interface SettledMessage {
  readonly state: 'read' | 'unreadable'
  readonly sort?: string
  readonly reasons: readonly string[]
  readonly reading?: string
  /** The receipt that goes out because of it, in the same transaction. */
  readonly answer?: NewDelivery
}

/** Which messages of a desk a tray shows, newest first. */
export interface TrayFilter {
  readonly state: MessageState
  readonly sort?: string
  readonly limit: number
}

/** Messages from doors that cannot ask. Whatever resolves is on the disk. */
export interface Messages {
  /** Keeps a message unless one with a name in common is there; the id of the one that is kept. */
  keep(
    message: NewMessage,
    names: readonly string[],
  ): Promise<{ readonly state: 'kept' | 'repeated'; readonly id: string }>
  /**
   * Ids of messages no reader settled yet: of each sender and of each address the oldest first, so that one who floods,
   * under one name or many, waits behind all others.
   */
  waiting(limit: number): Promise<readonly string[]>
  message(id: string): Promise<StoredMessage | undefined>
  /** Counts a reader's begin; how many there were. */
  begin(id: string): Promise<number>
  settle(id: string, settled: SettledMessage): Promise<void>
  tray(organisation: string, filter: TrayFilter): Promise<readonly StoredMessage[]>
  count(organisation: string, filter: Omit<TrayFilter, 'limit'>): Promise<number>
  /** A person's decision; false when another was faster. */
  decide(
    id: string,
    decision: { readonly state: 'confirmed' | 'dismissed'; readonly by: string },
  ): Promise<boolean>
  /** How many messages came since then: of a sender, and from an address. */
  countFrom(
    origin: Pick<NewMessage, 'sender' | 'address'>,
    sinceMs: number,
  ): Promise<{ readonly sender: number; readonly address: number }>
}
