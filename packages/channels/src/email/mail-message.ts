import type { Instant } from '@fengsui/core'
import type { UnreadFile } from '../files/file-fault.ts'
import type { FileText } from '../files/file-text.ts'

/** A message taken apart. */
export interface MailMessage {
  readonly subject: string
  readonly from: string
  readonly replyTo: string
  readonly messageId?: string
  /** Message-IDs this one answers or follows. */
  readonly references: readonly string[]
  /** The date the sender's program wrote. */
  readonly date?: Instant
  /** First value of each header that tells machines from people, lower-case name. */
  readonly headers: ReadonlyMap<string, string>
  /** The body, and the attachments that could be read. */
  readonly texts: readonly FileText[]
  /** Attachments that could not: their bytes stay in the raw message. */
  readonly unread: readonly UnreadFile[]
  /** Messages inside this one: forwarded as they came. */
  readonly nested: readonly MailMessage[]
}
