import type { ReadingContext } from './draft.ts'
import type { Reading } from './reading/reading.ts'

/** Bytes as they came in, before anything looked inside. */
export interface RawMessage {
  readonly bytes: Uint8Array
  /** Who handed it over, as far as the transport knows: an address, a number, an envelope. Evidence, not proof. */
  readonly evidence: Readonly<Record<string, string>>
}

/** What an answer to a sender may say: a number and where to go on, never what was reported. */
export interface ReceiptNotice {
  readonly number: string
  readonly receivedAt: string
  readonly link?: string
}

/** A message that goes out through the channel. */
export interface OutgoingMessage {
  readonly to: string
  readonly bytes: Uint8Array
}

/**
 * One way in. It only reads and writes: keeping, deciding and sending belong to the server. Whatever bytes come,
 * `identify` and `read` give an answer; bytes that nobody can read are rejected by throwing, never by hanging.
 */
export interface Channel {
  readonly id: string
  /** Names under which the same message would come again; one in common makes a repeat. Looks at bytes only. */
  identify(raw: RawMessage): readonly string[]
  read(raw: RawMessage, context: ReadingContext): Promise<Reading>
  /** The answer that tells the sender it arrived; undefined where answering is not allowed or not possible. */
  receipt(raw: RawMessage, notice: ReceiptNotice): Promise<OutgoingMessage | undefined>
}
