import iconv from 'iconv-lite'

/** A message to be built for a test. */
export interface MailParts {
  readonly subject?: string
  readonly body?: string
  readonly html?: string
  readonly date?: string
  readonly from?: string
  readonly headers?: readonly string[]
  /** How the text is encoded, and what the message says it is. */
  readonly encoding?: string
  readonly label?: string
  readonly attachments?: readonly {
    readonly name: string
    readonly type: string
    readonly content: string | Buffer
  }[]
}

/** Tuesday, 3 March 2026, half past ten in Beijing: the date of messages that name none. */
const sentAt = 'Tue, 3 Mar 2026 10:30:00 +0800'

/** Builds the bytes of a message. */
export function aMail(parts: MailParts): Buffer {
  const { subject = '', body = '', html, date = sentAt, from = 'it@unit.example', encoding = 'utf-8' } = parts
  const label = parts.label ?? encoding
  const words = `=?${label}?B?${iconv.encode(subject, encoding).toString('base64')}?=`
  const text = part(
    html === undefined ? 'text/plain' : 'text/html',
    label,
    iconv.encode(html ?? body, encoding),
  )
  const files = (parts.attachments ?? []).map(({ name, type, content }) =>
    part(type, undefined, Buffer.from(content), name),
  )
  const head = [
    `From: <${from}>`,
    'To: <report@desk.example>',
    ...(date === '' ? [] : [`Date: ${date}`]),
    `Subject: ${words}`,
    'MIME-Version: 1.0',
    ...(parts.headers ?? []),
  ]
  if (files.length === 0) return Buffer.from(`${head.join('\r\n')}\r\n${text}`, 'latin1')
  // A message inside another is shorter, so that their boundaries differ.
  const edge = `edge${[text, ...files].join('').length}`
  const parted = [text, ...files].map((one) => `--${edge}\r\n${one}\r\n`).join('')
  return Buffer.from(
    `${head.join('\r\n')}\r\nContent-Type: multipart/mixed; boundary=${edge}\r\n\r\n${parted}--${edge}--\r\n`,
    'latin1',
  )
}

function part(type: string, charset: string | undefined, content: Buffer, name?: string): string {
  const nested = type === 'message/rfc822'
  return [
    `Content-Type: ${type}${charset === undefined ? '' : `; charset=${charset}`}`,
    ...(name === undefined ? [] : [`Content-Disposition: attachment; filename="${name}"`]),
    `Content-Transfer-Encoding: ${nested ? '8bit' : 'base64'}`,
    '',
    nested ? content.toString('latin1') : content.toString('base64').replace(/.{76}/g, '$&\r\n'),
  ].join('\r\n')
}
