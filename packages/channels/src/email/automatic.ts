import type { MailMessage } from './mail-message.ts'

/** Why a message must not be answered by a program (RFC 3834), or nothing if it may. */
export type NoAnswer =
  | 'auto-submitted'
  | 'null-sender'
  | 'mailing-list'
  | 'bulk'
  | 'no-address'
  | 'own-message'

/** Whether answering this message could start a loop, or would answer a machine. */
export function noAnswer(message: MailMessage, ownAddresses: readonly string[] = []): NoAnswer | undefined {
  const { headers, replyTo } = message
  if (isAutoSubmitted(headers)) return 'auto-submitted'
  if (headers.get('return-path')?.replace(/\s/g, '') === '<>') return 'null-sender'
  if (headers.has('list-id') || headers.has('list-unsubscribe')) return 'mailing-list'
  if (/^(?:bulk|junk|list)/i.test(headers.get('precedence') ?? '')) return 'bulk'
  if (!replyTo.includes('@') || /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply)@/i.test(replyTo))
    return 'no-address'
  return ownAddresses.some((own) => own.toLowerCase() === replyTo.toLowerCase()) ? 'own-message' : undefined
}

const isAutoSubmitted = (headers: MailMessage['headers']): boolean =>
  /^auto-/i.test(headers.get('auto-submitted') ?? '') ||
  (headers.get('x-auto-response-suppress') !== undefined && headers.get('x-autoreply') !== undefined)

/** Whether a program wrote this message by itself: an absence notice, a bounce, a read receipt. */
export function isAutomatic({ headers, subject, from }: MailMessage): boolean {
  const type = headers.get('content-type') ?? ''
  return (
    isAutoSubmitted(headers) ||
    /^multipart\/report|report-type=|^message\/(?:delivery-status|disposition-notification)/i.test(type) ||
    headers.has('x-autoreply') ||
    headers.has('x-autorespond') ||
    headers.has('x-failed-recipients') ||
    /^(?:mailer-daemon|postmaster)@/i.test(from) ||
    /^\s*(?:自动(?:回复|答复)|外出自动回复|系统退信|退信通知|已读[:：]|auto(?:matic)?[ -]?repl(?:y|ied)|out of (?:the )?office|undeliver|delivery status notification|mail delivery (?:failed|failure)|returned mail|read:)/i.test(
      subject,
    )
  )
}
