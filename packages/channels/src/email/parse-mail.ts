import { parseInstant } from '@fengsui/core'
import { type Attachment, type ParsedMail, simpleParser } from 'mailparser'
import type { UnreadFile } from '../files/file-fault.ts'
import { type ComingFile, type FileReading, type FileText, readFileText } from '../files/file-text.ts'
import { assumeChinese, brokenCharacters, decodeHz, decodeText, relabel } from './charsets.ts'
import { htmlText } from './html-text.ts'
import type { MailMessage } from './mail-message.ts'
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

/** Whether attachments are read: `left` where only the head matters, or where reading them broke the reader before. */
export type Attachments = 'read' | 'left'

/** Takes a message apart: headers, texts in whatever Chinese encoding, attachments, messages inside it. */
export const parseMail = (raw: Uint8Array, attachments: Attachments = 'read'): Promise<MailMessage> =>
  parse(raw, { attachments, depth: 0 })

interface Parsing {
  readonly attachments: Attachments
  readonly depth: number
}

async function parse(raw: Uint8Array, parsing: Parsing): Promise<MailMessage> {
  if (!hasHeaders(raw)) return plainMessage(raw)
  const text = relabel(Buffer.from(raw).toString('latin1'))
  const first = await simpleParser(Buffer.from(text, 'latin1'), options)
  const broken = brokenIn(first)
  if (broken === 0) return messageOf(first, parsing)
  const second = await simpleParser(Buffer.from(assumeChinese(text), 'latin1'), options)
  return messageOf(brokenIn(second) < broken ? second : first, parsing)
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
    unread: [],
    nested: [],
  }
}

const brokenIn = ({ subject = '', text = '', html }: ParsedMail): number =>
  brokenCharacters(subject + text + (typeof html === 'string' ? html : ''))

async function messageOf(mail: ParsedMail, parsing: Parsing): Promise<MailMessage> {
  const date = dateOf(mail)
  const nested = mail.attachments.filter(isMessage)
  const inner = { ...parsing, depth: parsing.depth + 1 }
  const files = mail.attachments.filter((one) => !isMessage(one) && !isSignature(one)).flatMap(filesIn)
  const read = await Promise.all(files.map(parsing.attachments === 'read' ? readFileText : left))
  const isDeep = parsing.depth >= deepest
  return {
    subject: decodeHz(mail.subject ?? ''),
    from: mail.from?.value[0]?.address ?? '',
    replyTo: mail.replyTo?.value[0]?.address ?? mail.from?.value[0]?.address ?? '',
    ...(mail.messageId === undefined ? {} : { messageId: mail.messageId }),
    references: [mail.inReplyTo ?? [], mail.references ?? []].flat(),
    ...(date === undefined ? {} : { date }),
    headers: headersOf(mail),
    texts: [...bodyTexts(mail), ...read.flatMap(({ texts }) => texts)],
    unread: [...read.flatMap(({ unread }) => unread), ...(isDeep ? nested.map(tooDeep) : [])],
    nested: isDeep ? [] : await Promise.all(nested.map(({ content }) => parse(content, inner))),
  }
}

const isMessage = ({ contentType, filename }: Attachment): boolean =>
  contentType === 'message/rfc822' || /\.eml$/i.test(filename ?? '')

/** A signature beside the message is checked elsewhere. */
const isSignature = ({ contentType }: Attachment): boolean =>
  /^application\/(?:(?:x-)?pkcs7-signature|pgp-signature)/.test(contentType)

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
function bodyTexts({ text, html }: ParsedMail): readonly FileText[] {
  const plain = text === undefined || text.trim() === '' ? undefined : decodeHz(text.slice(0, longestText))
  const markup = typeof html === 'string' ? html.slice(0, longestText) : undefined
  const better =
    markup !== undefined && (plain === undefined || (/<table/i.test(markup) && !plain.includes('\t')))
  if (better) return [{ part: 'body', text: htmlText(markup), kind: 'html' }]
  return plain === undefined ? [] : [{ part: 'body', text: plain, kind: 'plain' }]
}

/** A file as it came, or those in a winmail.dat. */
function filesIn(attachment: Attachment): readonly ComingFile[] {
  const { contentType: type, content, filename = '' } = attachment
  const packed =
    /winmail\.dat$/i.test(filename) || /^application\/(?:vnd\.)?ms-tnef/.test(type) ? tnefFiles(content) : []
  return packed.length === 0
    ? [{ name: nameOf(attachment), type, content }]
    : packed.map((file) => ({ ...file, type: '' }))
}

const tooDeep = (attachment: Attachment): UnreadFile => ({
  name: nameOf(attachment),
  type: attachment.contentType,
  bytes: attachment.size,
  why: 'too-large',
})

/** Left for a person without being looked at. */
const left = async ({ name, type, content }: ComingFile): Promise<FileReading> => ({
  texts: [],
  unread: [{ name, type, bytes: content.length, why: 'broke-its-reader' }],
})
