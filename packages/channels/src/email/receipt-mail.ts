import type { OutgoingMessage, ReceiptNotice } from '../channel.ts'
import { noAnswer } from './automatic.ts'
import type { MailMessage } from './mail-message.ts'

const encodedWord = (text: string): string => `=?UTF-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`
const oneLine = (text: string): string => text.replace(/[^\x20-\x7e]/g, '')

/**
 * The receipt that answers a message: a number, a time and a link, nothing of what was reported, since mail is a
 * postcard. Undefined where RFC 3834 says not to answer.
 */
export function receiptMail(
  message: MailMessage,
  notice: ReceiptNotice,
  from: string,
): OutgoingMessage | undefined {
  if (noAnswer(message, [from]) !== undefined) return undefined
  const { messageId } = message
  const headers = [
    `From: ${from}`,
    `To: ${oneLine(message.replyTo)}`,
    `Subject: ${encodedWord(`回执 ${notice.number}`)}`,
    `Date: ${new Date(notice.receivedAt).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <receipt.${notice.number}@${from.split('@')[1] ?? 'localhost'}>`,
    ...(messageId === undefined
      ? []
      : [`In-Reply-To: ${oneLine(messageId)}`, `References: ${oneLine(messageId)}`]),
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
  ]
  const body = Buffer.from(textOf(notice), 'utf8').toString('base64').replace(/.{76}/g, '$&\r\n')
  return { to: message.replyTo, bytes: Buffer.from(`${headers.join('\r\n')}\r\n\r\n${body}\r\n`, 'latin1') }
}

const textOf = ({ number, receivedAt, link }: ReceiptNotice): string =>
  [
    `您的邮件已经收到，编号 ${number}，时间 ${receivedAt}。补充情况时，请回复本邮件，或者写上这个编号。`,
    `Your message has arrived: number ${number}, at ${receivedAt}. To add to it, answer this mail or name the number.`,
    ...(link === undefined ? [] : [link]),
    '',
  ].join('\r\n')
