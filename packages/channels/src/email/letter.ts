import type { OutgoingMessage } from '../channel.ts'

/** What every letter that goes out is made of. */
export interface Letter {
  readonly from: string
  readonly to: string
  readonly subject: string
  /** Before the `@` of its Message-ID: an answer, or a bounce, names it. */
  readonly key: string
  readonly date: Date
  readonly lines: readonly string[]
  /** Message-ID of the message it answers. */
  readonly answers?: string
  /** RFC 3834: an answer, or something sent of its own accord. */
  readonly automatic: 'auto-replied' | 'auto-generated' | 'no'
}

const encodedWord = (text: string): string => `=?UTF-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`
const oneLine = (text: string): string => text.replace(/[^\x20-\x7e]/g, '')

/** Writes a letter as the bytes of a message. */
export function letterMail({
  from,
  to,
  subject,
  key,
  date,
  lines,
  answers,
  automatic,
}: Letter): OutgoingMessage {
  const headers = [
    `From: ${from}`,
    `To: ${oneLine(to)}`,
    `Subject: ${encodedWord(subject)}`,
    `Date: ${date.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${oneLine(key)}@${domainOf(from)}>`,
    ...(answers === undefined ? [] : [`In-Reply-To: ${oneLine(answers)}`, `References: ${oneLine(answers)}`]),
    `Auto-Submitted: ${automatic}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
  ]
  const text = [...lines, ''].join('\r\n')
  const body = Buffer.from(text, 'utf8').toString('base64').replace(/.{76}/g, '$&\r\n')
  return { to, bytes: Buffer.from(`${headers.join('\r\n')}\r\n\r\n${body}\r\n`, 'latin1') }
}

const domainOf = (address: string): string => address.split('@')[1] ?? 'localhost'
