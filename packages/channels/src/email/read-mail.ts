import { type Instant, inOffset, parseReceiptNumber } from '@fengsui/core'
import type { ReadingContext } from '../draft.ts'
import type { Base } from '../reading/base.ts'
import type { Finding } from '../reading/finding.ts'
import { type Line, linesOf } from '../reading/line.ts'
import { readOwnReport } from '../reading/own-report.ts'
import { type DraftReading, readDraft } from '../reading/read-draft.ts'
import type { Reading } from '../reading/reading.ts'
import { sortMessage } from '../sorting/sort-message.ts'
import { isAutomatic } from './automatic.ts'
import { bounceOf } from './bounce.ts'
import type { MailMessage } from './mail-message.ts'

/** Chinese reports speak in Beijing time, whatever zone the mail program writes. */
const beijingOffset = 480
const fewestOwnLines = 3

/** Reads a message: what it says, and what sort it is. */
export function readMail(message: MailMessage, context: ReadingContext): Omit<Reading, 'checks'> {
  const told = tellingMessage(message)
  const given = allOf(message).flatMap((one) => ownReports(one, context))
  const answered = receiptAnswered(message)
  const lines = [subjectLine(told), ...writtenLines(told)]
  const base: Base = { at: baseOf(told, context.receivedAt), actor: actorOf(lines) }
  const reading = readDraft({ lines, given: [...given, ...answered] }, base, context)
  const unread = allOf(message).flatMap((one) => one.unread)
  const text = textIn(lines)
  const bounce = bounceOf(message)
  if (isAutomatic(message) && given.length === 0)
    return { ...automatic(message, reading), unread, text, ...(bounce === undefined ? {} : { bounce }) }
  const body = lines.filter(({ part }) => part !== 'subject')
  const sorting = sortMessage({ subject: told.subject, lines: body, hasOwnReport: given.length > 0 }, reading)
  return { ...sorting, draft: reading.draft, unread, text }
}

const longestText = 20_000

const textIn = (lines: readonly Line[]): string =>
  lines
    .filter(({ part }) => part === 'body')
    .map(({ text }) => text)
    .join('\n')
    .trim()
    .slice(0, longestText)

/** A program that watches systems may report; one that answers mail never does. */
function automatic(message: MailMessage, reading: DraftReading): Omit<Reading, 'checks' | 'unread' | 'text'> {
  const sender = message.headers.get('auto-submitted')?.toLowerCase() ?? ''
  if (sender.startsWith('auto-generated') && reading.labelled >= 4)
    return { sort: 'report', reasons: ['auto-generated', 'labelled-fields'], draft: reading.draft }
  return {
    sort: 'automatic',
    reasons: [sender === '' ? 'sent-by-a-program' : 'auto-submitted'],
    draft: reading.draft,
  }
}

/** An answer to one of our receipts names its number in the headers, whatever the writer left of the text. */
const receiptAnswered = ({ references }: MailMessage): readonly Finding[] =>
  references.flatMap((reference): readonly Finding[] => {
    const [text, value] = /(?:receipt|question)\.(\d{16})[.@]/.exec(reference) ?? []
    if (text === undefined || value === undefined || parseReceiptNumber(value) === undefined) return []
    const source = { part: 'header', line: 1, start: 0, end: text.length, text, confidence: 0.95 }
    return [{ of: 'about', value, source }]
  })

const allOf = (message: MailMessage): readonly MailMessage[] => [message, ...message.nested.flatMap(allOf)]

/** Who tells: the message itself, or the one inside it when it only passes that on. */
function tellingMessage(message: MailMessage): MailMessage {
  const [inner] = message.nested
  const own = bodyLines(message).filter(({ text, quoted }) => !quoted && text.trim() !== '')
  return inner === undefined || own.length > fewestOwnLines ? message : tellingMessage(inner)
}

const bodyLines = (message: MailMessage): readonly Line[] =>
  message.texts.filter(({ kind }) => kind !== 'json').flatMap(({ part, text }) => linesOf(part, text))

/** The writer's own lines; all of them where a forward quotes what it is about. */
function writtenLines(message: MailMessage): readonly Line[] {
  const lines = bodyLines(message)
  const own = lines.filter(({ quoted }) => !quoted)
  const forwards = /^\s*(?:fwd?|fw|转发|轉寄)\s*[:：]/i.test(message.subject)
  const said = own.filter(({ text }) => text.trim() !== '').length
  return forwards || said === 0
    ? lines.map((line) => ({
        ...line,
        text: line.text.replace(/^[>\s]*>/, (mark) => ' '.repeat(mark.length)),
      }))
    : own
}

const subjectLine = ({ subject }: MailMessage): Line => ({
  part: 'subject',
  number: 1,
  text:
    linesOf(
      'subject',
      subject.replace(/^\s*(?:(?:re|fwd?|fw|回复|转发|答复)\s*[:：]\s*)+/i, (mark) =>
        ' '.repeat(mark.length),
      ),
    )[0]?.text ?? '',
  quoted: false,
})

const baseOf = ({ date }: MailMessage, receivedAt: Instant): Instant =>
  inOffset(date ?? receivedAt, beijingOffset)

const ownReports = (message: MailMessage, context: ReadingContext): readonly Finding[] =>
  message.texts
    .filter(({ kind }) => kind === 'json')
    .flatMap(({ part, text }) => readOwnReport(part, text, context))

/** Who speaks: only an operator's own words prove when the operator knew. */
function actorOf(lines: readonly Line[]): Base['actor'] {
  const text = lines.map((line) => line.text).join('\n')
  if (
    /我(?:司|公司)(?:是|为|系)?[^。\n]{0,20}(?:服务商|供应商|运维(?:单位|方|商)|承建|集成商|技术支持)|(?:我(?:司|公司)|我们)[^。\n]{0,12}(?:客户|代维|托管)|on behalf of our (?:client|customer)/i.test(
      text,
    )
  )
    return 'vendor'
  if (
    /我是(?:一名|一个)?(?:市民|网友|用户|群众|学生|家长|患者|居民|路人|研究员|白帽|游客|业主|读者)|本人|热心(?:市民|网友)|举报|as a (?:citizen|customer|user|researcher|resident)/i.test(
      text,
    )
  )
    return 'public'
  return 'operator'
}
