import type { Instant } from '@fengsui/core'

/** One text of a message: its body, or an attachment that could be read. */
export interface MailText {
  /** `body`, or the attachment's name. */
  readonly part: string
  readonly text: string
  readonly kind: 'plain' | 'html' | 'json' | 'table'
}

/** A file that came along. Its bytes stay in the raw message; this says what it is. */
export interface MailAttachment {
  readonly name: string
  readonly type: string
  readonly bytes: number
}

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
  readonly texts: readonly MailText[]
  readonly attachments: readonly MailAttachment[]
  /** Messages inside this one: forwarded as they came. */
  readonly nested: readonly MailMessage[]
}
