import { buffer } from 'node:stream/consumers'
import { type Channel, takeIn, type Vault } from '@fengsui/channels'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { Log } from '../log.ts'
import { type Origin, originOf } from './store-vault.ts'

/** Where mail is handed over directly: by SMTP, or by LMTP from a mail server. */
export interface SmtpDoorOptions {
  readonly host: string
  readonly port: number
  readonly lmtp: boolean
  readonly vault: Vault
  readonly channel: Channel
  /** How many messages came in the last hour: of a sender, and from an address. */
  readonly countFrom: (origin: Origin) => Promise<{ readonly sender: number; readonly address: number }>
  readonly log: Log
}

/** A door that listens. */
export interface Door {
  readonly port: number
  close(): Promise<void>
}

export const largestMessage: number = 25 * 1024 * 1024
const mostPerHour = { sender: 2_000, address: 5_000 }
const mostConnections = 100
const idleMs = 60_000

/** Opens the door. `250` is said only after the bytes are on the disk; whatever hinders that is said to be temporary. */
export function openSmtpDoor(options: SmtpDoorOptions): Promise<Door> {
  const server = new SMTPServer({
    lmtp: options.lmtp,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: largestMessage,
    maxClients: mostConnections,
    socketTimeout: idleMs,
    closeTimeout: 2_000,
    logger: false,
    onData: (stream, session, done) => {
      receive(options, stream, session).then(
        (answer) => done(null, answer),
        (error: unknown) => done(smtpError(error)),
      )
    },
  })
  server.on('error', (error) => options.log('smtp.failed', { error: error.message.split('\n')[0] ?? '' }))
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, () => {
      server.off('error', reject)
      const address = server.server.address()
      const port = typeof address === 'object' && address !== null ? address.port : options.port
      resolve({ port, close: () => new Promise((closed) => server.close(() => closed())) })
    })
  })
}

class Refused extends Error {
  readonly responseCode: number

  constructor(responseCode: number, message: string) {
    super(message)
    this.responseCode = responseCode
  }
}

async function receive(
  { vault, channel, countFrom, lmtp }: SmtpDoorOptions,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
): Promise<string> {
  const bytes = await wholeMessage(stream)
  const envelopeFrom = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address
  // By LMTP a mail server hands over what others sent: its address says nothing of them.
  const handedOver = lmtp
    ? { relay: session.remoteAddress }
    : { address: session.remoteAddress, helo: session.hostNameAppearsAs || '' }
  const raw = { bytes, evidence: { envelopeFrom, ...handedOver } }
  const came = await countFrom(originOf(raw))
  if (came.sender >= mostPerHour.sender || came.address >= mostPerHour.address)
    throw new Refused(451, 'Too many messages from this sender or address; try again in an hour')
  const kept = await takeIn(vault, channel, raw)
  return `Kept as ${kept.id}`
}

/** Reads to the end even when it is too much, so that the sender hears why. */
async function wholeMessage(stream: SMTPServerDataStream): Promise<Uint8Array> {
  if (stream.byteLength > largestMessage) stream.resume()
  const bytes = await buffer(stream)
  if (stream.sizeExceeded) throw new Refused(552, `Larger than ${largestMessage} bytes`)
  return bytes
}

/** Temporary, unless it is known to be final: the sender's server keeps the message and tries again. */
function smtpError(error: unknown): Error {
  if (error instanceof Refused) return error
  return new Refused(451, 'Not kept; try again later')
}
