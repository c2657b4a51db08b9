import type { MailMessage } from './mail-message.ts'

/** What a mail server says became of a message it could not deliver (RFC 3464). */
export interface Bounce {
  /** What stood before the `@` of the message's id. */
  readonly key: string
  /** The standard's code, such as 5.1.1. */
  readonly status: string
  /** What the other side said, without addresses. */
  readonly fault: string
}

/** Reads a report of failed delivery; undefined for other messages, and for those that only tell of a delay. */
export function bounceOf({ headers, texts, nested }: MailMessage): Bounce | undefined {
  if (!/report-type\s*=\s*"?delivery-status/i.test(headers.get('content-type') ?? '')) return undefined
  const text = texts.map((one) => one.text).join('\n')
  if (!/^action:\s*failed/im.test(text)) return undefined
  // The message came back whole, or only its head.
  const id = nested[0]?.messageId ?? fieldOf(text, 'message-id') ?? ''
  const key = /<?([^<>@\s]+)@/.exec(id)?.[1]
  if (key === undefined) return undefined
  const said = fieldOf(text, 'diagnostic-code')?.replace(/^[\w-]+;\s*/, '') ?? ''
  return {
    key,
    status: fieldOf(text, 'status') ?? '5.0.0',
    fault: said.replace(/<?[^\s<>]+@[^\s<>]+>?/g, '…').slice(0, 200),
  }
}

/** A field of a head; its lines may be folded. */
const fieldOf = (text: string, name: string): string | undefined =>
  new RegExp(`^${name}:[ \\t]*([^\\r\\n]*(?:\\r?\\n[ \\t][^\\r\\n]*)*)`, 'im')
    .exec(text)?.[1]
    ?.replace(/\s+/g, ' ')
    .trim()
