import { type Channel, takeIn, type Vault } from '@fengsui/channels'
import { ImapFlow } from 'imapflow'
import type { Log } from '../log.ts'
import { largestMessage } from './smtp-door.ts'

/** A mailbox that is emptied: imap://user:password@host:port/INBOX, or imaps. */
export interface ImapDoorOptions {
  readonly url: URL
  readonly vault: Vault
  readonly channel: Channel
  readonly log: Log
  /** How long to wait for a word of new mail before looking anyhow; a minute. */
  readonly pollMs?: number
}

/** A mailbox that is watched until it is closed. */
export interface WatchedMailbox {
  close(): Promise<void>
}

const usualPollMs = 60_000
const [firstPauseMs, longestPauseMs] = [1_000, 60_000]
const processed = 'Processed'

/** Watches a mailbox: IDLE tells of new mail at once, and since IDLE can die silently it is also looked at every minute. */
export function watchMailbox(options: ImapDoorOptions): WatchedMailbox {
  const stopping = new AbortController()
  const watching = watch(options, stopping.signal)
  return {
    close: () => {
      stopping.abort()
      return watching
    },
  }
}

async function watch(options: ImapDoorOptions, stop: AbortSignal): Promise<void> {
  let pauseMs = firstPauseMs
  while (!stop.aborted) {
    const client = clientFor(options.url)
    client.on('error', () => undefined)
    try {
      await client.connect()
      pauseMs = firstPauseMs
      await serve(client, options, stop)
      await client.logout()
    } catch (error) {
      options.log('imap.failed', { host: options.url.host, error: nameOf(error) })
      client.close()
      await rest(pauseMs, stop)
      pauseMs = Math.min(pauseMs * 2, longestPauseMs)
    }
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'failed')

const clientFor = (url: URL): ImapFlow =>
  new ImapFlow({
    host: url.hostname,
    port: Number(url.port) || (url.protocol === 'imaps:' ? 993 : 143),
    secure: url.protocol === 'imaps:',
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    logger: false,
  })

async function serve(client: ImapFlow, options: ImapDoorOptions, stop: AbortSignal): Promise<void> {
  const mailbox = decodeURIComponent(options.url.pathname.slice(1)) || 'INBOX'
  await client.mailboxCreate(processed).catch(() => undefined)
  await client.mailboxOpen(mailbox)
  let wake: () => void = () => undefined
  client.on('exists', () => wake())
  client.on('close', () => wake())
  stop.addEventListener('abort', () => wake())
  while (!stop.aborted && client.usable) {
    // Listening starts before looking: what comes in between is told of too.
    const told = new Promise<void>((resolve) => {
      wake = resolve
      setTimeout(resolve, options.pollMs ?? usualPollMs).unref()
    })
    await takeAll(client, options, mailbox)
    const idling = client.idle().catch(() => undefined)
    await told
    // Any command ends IDLE.
    await client.noop()
    await idling
  }
}

/** Takes every message, oldest first. Only after one is on the disk is it marked as seen and moved out of the way. */
async function takeAll(
  client: ImapFlow,
  { vault, channel, url }: ImapDoorOptions,
  mailbox: string,
): Promise<void> {
  const uids = (await client.search({ all: true }, { uid: true })) || []
  for (const uid of uids) {
    const message = await client.fetchOne(
      String(uid),
      { source: { maxLength: largestMessage } },
      { uid: true },
    )
    if (!message || message.source === undefined) continue
    const evidence = { mailbox: `${url.hostname}/${mailbox}`, envelopeFrom: returnPath(message.source) }
    await takeIn(vault, channel, { bytes: message.source, evidence })
    await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })
    await client.messageMove(String(uid), processed, { uid: true })
  }
}

/** The envelope's sender, as the mail server noted it. */
const returnPath = (source: Buffer): string =>
  /^return-path:\s*<([^>\r\n]{0,320})>/im.exec(source.subarray(0, 16_384).toString('latin1'))?.[1] ?? ''

const rest = (ms: number, stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    stop.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
