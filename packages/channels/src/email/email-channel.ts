import { createHash } from 'node:crypto'
import type { Channel, RawMessage } from '../channel.ts'
import type { ReadingContext } from '../draft.ts'
import type { Reading } from '../reading/reading.ts'
import { domainChecks } from '../sender/domain-checks.ts'
import { openSigned } from '../sender/open-signed.ts'
import type { MailMessage } from './mail-message.ts'
import { parseMail } from './parse-mail.ts'
import { readMail } from './read-mail.ts'
import { receiptMail } from './receipt-mail.ts'

/** E-mail as a way in. `from` is the address receipts are sent under. */
export const emailChannel = ({ from }: { readonly from: string }): Channel => ({
  id: 'email',
  identify,
  read,
  receipt: async (raw, notice) => receiptMail(await parseMail(raw.bytes, 'left'), notice, from),
})

async function read(raw: RawMessage, context: ReadingContext): Promise<Reading> {
  const { resolveName, authorities, files } = context
  const signature = await openSigned(raw.bytes, authorities)
  const whole = await parseMail(raw.bytes, files)
  const inside = signature?.content && (await parseMail(signature.content, files))
  // What was signed in one piece is the message; who sent it and what about stands outside.
  const message = inside === undefined ? whole : { ...whole, ...wordsOf(inside) }
  const domains = resolveName === undefined ? [] : await domainChecks(raw, resolveName)
  return {
    ...readMail(message, context),
    checks: [...(signature === undefined ? [] : [signature.check]), ...domains],
  }
}

const wordsOf = ({ texts, unread, nested }: MailMessage) => ({ texts, unread, nested })

const longestHeader = 64 * 1024

/**
 * A message is known by its bytes, and by its Message-ID together with its sender. The id alone is the sender's word:
 * whoever copied another's must not make that one's next message a repeat.
 */
function identify({ bytes, evidence }: RawMessage): readonly string[] {
  const digest = createHash('sha256').update(bytes).digest('hex')
  const head =
    Buffer.from(bytes.subarray(0, longestHeader))
      .toString('latin1')
      .split(/\r?\n\r?\n/)[0] ?? ''
  const id = /^message-id:\s*(<[^>\s]{1,400}>)/im.exec(head)?.[1]
  const body = createHash('sha256').update(bodyOf(bytes)).digest('hex')
  const sender = evidence['envelopeFrom'] ?? ''
  return [`sha256:${digest}`, ...(id === undefined ? [] : [`message-id:${id} ${sender} ${body}`])]
}

/** What a second delivery has in common with the first: transports add headers above, never below. */
function bodyOf(bytes: Uint8Array): Uint8Array {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf('\r\n\r\n')
  return at < 0 ? bytes : bytes.subarray(at)
}
