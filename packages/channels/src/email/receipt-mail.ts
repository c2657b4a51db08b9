import type { OutgoingMessage, ReceiptNotice } from '../channel.ts'
import { noAnswer } from './automatic.ts'
import { letterMail } from './letter.ts'
import type { MailMessage } from './mail-message.ts'

/**
 * The receipt that answers a message: a number, a time and a link, nothing of what was reported, since mail is a
 * postcard. Undefined where RFC 3834 says not to answer.
 */
export function receiptMail(
  message: MailMessage,
  { number, receivedAt, link }: ReceiptNotice,
  from: string,
): OutgoingMessage | undefined {
  if (noAnswer(message, [from]) !== undefined) return undefined
  const { messageId } = message
  return letterMail({
    from,
    to: message.replyTo,
    subject: `回执 ${number}`,
    key: `receipt.${number}`,
    date: new Date(receivedAt),
    automatic: 'auto-replied',
    ...(messageId === undefined ? {} : { answers: messageId }),
    lines: [
      `您的邮件已经收到，编号 ${number}，时间 ${receivedAt}。补充情况时，请回复本邮件，或者写上这个编号。`,
      `Your message has arrived: number ${number}, at ${receivedAt}. To add to it, answer this mail or name the number.`,
      ...(link === undefined ? [] : [link]),
    ],
  })
}
