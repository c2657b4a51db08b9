import { parseInstant } from '@fengsui/core'
import { type Attachment, type ParsedMail, simpleParser } from 'mailparser'
import { assumeChinese, brokenCharacters, decodeHz, decodeText, relabel } from './charsets.ts'
import { htmlText } from './html-text.ts'
import type { MailMessage, MailText } from './mail-message.ts'
import { tnefFiles } from './tnef.ts'

/** How many messages may lie in each other, and how long one text may be: more is left for a person. */
const deepest = 5
const longestText = 2_000_000
const options = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  skipImageLinks: true,
  maxHtmlLengthToParse: longestText,
}

/** Takes a message apart: headers, texts in whatever Chinese encoding, attachments, messages inside it. */
export async function parseMail(raw: Uint8Array, depth = 0): Promise<MailMessage> {
  if (!hasHeaders(raw)) return plainMessage(raw)
  const text = relabel(Buffer.from(raw).toString('latin1'))
  const first = await simpleParser(Buffer.from(text, 'latin1'), options)
  const broken = brokenIn(first)
  if (broken === 0) return messageOf(first, depth)
  const second = await simpleParser(Buffer.from(assumeChinese(text), 'latin1'), options)
  return messageOf(brokenIn(second) < broken ? second : first, depth)
}

/** Whether bytes start like a message. Text that was only saved as a file is read as a body. */
const hasHeaders = (raw: Uint8Array): boolean =>
  /^(?:From .*\r?\n)?[A-Za-z][A-Za-z0-9-]*[ \t]*:/.test(Buffer.from(raw.subarray(0, 2000)).toString('latin1'))

const plainMessage = (raw: Uint8Array): MailMessage => {
  const text = decodeText(Buffer.from(raw)).slice(0, longestText)
  const kind = /^\s*\{/.test(text) ? 'json' : /<(?:html|body|table|p)\b/i.test(text) ? 'html' : 'plain'
  return {
    subject: '',
    from: '',
    replyTo: '',
    references: [],
    headers: new Map(),
    texts: [{ part: 'body', text: kind === 'html' ? htmlText(text) : text, kind }],
    attachments: [],
    nested: [],
  }
}

const brokenIn = ({ subject = '', text = '', html }: ParsedMail): number =>
  brokenCharacters(subject + text + (typeof html === 'string' ? html : ''))

async function messageOf(mail: ParsedMail, depth: number): Promise<MailMessage> {
  const date = dateOf(mail)
  const nested = mail.attachments.filter(isMessage)
  return {
    subject: decodeHz(mail.subject ?? ''),
    from: mail.from?.value[0]?.address ?? '',
    replyTo: mail.replyTo?.value[0]?.address ?? mail.from?.value[0]?.address ?? '',
    ...(mail.messageId === undefined ? {} : { messageId: mail.messageId }),
    references: [mail.inReplyTo ?? [], mail.references ?? []].flat(),
    ...(date === undefined ? {} : { date }),
    headers: headersOf(mail),
    texts: [...bodyTexts(mail), ...mail.attachments.flatMap(attachmentTexts)],
    attachments: mail.attachments.map((one) => ({
      name: nameOf(one),
      type: one.contentType,
      bytes: one.size,
    })),
    nested:
      depth >= deepest ? [] : await Promise.all(nested.map(({ content }) => parseMail(content, depth + 1))),
  }
}

const isMessage = ({ contentType, filename }: Attachment): boolean =>
  contentType === 'message/rfc822' || /\.eml$/i.test(filename ?? '')

const nameOf = ({ filename, contentType }: Attachment): string => decodeHz(filename ?? contentType)

/** The sender's date with its own offset; where there is none, the date of the hop that took the message in. */
function dateOf(mail: ParsedMail): MailMessage['date'] {
  const lines = mail.headerLines.filter(({ key }) => key === 'date' || key === 'received')
  const written = lines.find(({ key }) => key === 'date')?.line ?? lines.at(0)?.line.split(';').at(-1) ?? ''
  const ms = mail.date?.getTime() ?? Date.parse(written.trim())
  if (!Number.isFinite(ms)) return undefined
  const [, sign = '+', hours = '00', minutes = '00'] = /([+-])(\d{2})(\d{2})\b/.exec(written) ?? []
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  const instant = parseInstant(new Date(ms).toISOString())
  return instant && { ms: instant.ms, offset: Math.abs(offset) < 24 * 60 ? offset : 0 }
}

function headersOf({ headerLines }: ParsedMail): ReadonlyMap<string, string> {
  const headers = new Map<string, string>()
  for (const { key, line } of headerLines)
    if (!headers.has(key)) headers.set(key, line.slice(line.indexOf(':') + 1).trim())
  return headers
}

/** The plain text where there is one, the HTML where there is not or where it alone holds a table. */
function bodyTexts({ text, html }: ParsedMail): readonly MailText[] {
  const plain = text === undefined || text.trim() === '' ? undefined : decodeHz(text.slice(0, longestText))
  const markup = typeof html === 'string' ? html.slice(0, longestText) : undefined
  const better =
    markup !== undefined && (plain === undefined || (/<table/i.test(markup) && !plain.includes('\t')))
  if (better) return [{ part: 'body', text: htmlText(markup), kind: 'html' }]
  return plain === undefined ? [] : [{ part: 'body', text: plain, kind: 'plain' }]
}

function attachmentTexts(attachment: Attachment): readonly MailText[] {
  const { contentType, content } = attachment
  if (/winmail\.dat$/i.test(attachment.filename ?? '') || contentType === 'application/ms-tnef')
    return tnefFiles(content).flatMap((file) => fileText(file.name, '', file.content))
  return fileText(nameOf(attachment), contentType, content)
}

function fileText(part: string, type: string, content: Buffer): readonly MailText[] {
  if (content.length > longestText) return []
  if (/\.json$/i.test(part) || type === 'application/json')
    return [{ part, text: decodeText(content), kind: 'json' }]
  if (/\.html?$/i.test(part) || type === 'text/html')
    return [{ part, text: htmlText(decodeText(content)), kind: 'html' }]
  if (/\.(?:csv|tsv)$/i.test(part)) return [{ part, text: decodeText(content), kind: 'table' }]
  if (/\.(?:txt|md|log)$/i.test(part) || type === 'text/plain')
    return [{ part, text: decodeText(content), kind: 'plain' }]
  return []
}
