import { emailChannel, type Reader, readWaiting } from '@fengsui/channels'
import type { Log } from '../log.ts'
import { startOutbox } from '../outbox/start-outbox.ts'
import type { Services } from '../services.ts'
import { startWorker } from '../workers/worker.ts'
import { watchMailbox } from './imap-door.ts'
import { mailDeliverer } from './mail-deliverer.ts'
import type { MailSettings } from './mail-settings.ts'
import { noteBounce } from './note-bounce.ts'
import { putNotices } from './notices.ts'
import { type Door, openSmtpDoor } from './smtp-door.ts'
import { type Origin, storeVault } from './store-vault.ts'
import { startThreadReader } from './thread-reader.ts'

/** Mail that comes in and goes out until it is stopped. */
export interface RunningMail {
  /** Where mail can be handed over. */
  readonly doors: readonly Door[]
  stop(): Promise<void>
}

export interface MailOptions {
  readonly settings: MailSettings
  readonly publicUrl?: string | undefined
  readonly log: Log
}

/** Few at a time, so that who comes next is asked for again soon: a flood must not hold others up. */
const batch = 10
const [idleMs, awayMs] = [250, 2_000]
const hourMs = 3_600_000
const noticePauseMs = 5_000

/** Opens the doors, reads what they bring, and sends what goes out. */
export async function startMail(
  services: Services,
  { settings, publicUrl, log }: MailOptions,
): Promise<RunningMail> {
  const channel = emailChannel({ from: settings.from })
  const vault = storeVault(services, { channel, publicUrl })
  const countFrom = (origin: Origin) => services.store.messages.countFrom(origin, services.now().ms - hourMs)
  const { from, senders } = settings
  const reader = startThreadReader({ from, ...senders, now: () => services.now().ms })
  const listening = [
    ...(settings.smtp === undefined ? [] : [{ ...settings.smtp, lmtp: false }]),
    ...(settings.lmtp === undefined ? [] : [{ ...settings.lmtp, lmtp: true }]),
  ]
  const doors = await Promise.all(
    listening.map((one) => openSmtpDoor({ ...one, vault, channel, countFrom, log })),
  )
  const mailboxes = settings.mailboxes.map((url) => watchMailbox({ url, vault, channel, log }))
  const { sendThrough: url, dkim } = settings
  const deliverers = url === undefined ? [] : [mailDeliverer({ url, from, dkim })]
  const read: Reader = async (kept) => {
    const made = await reader.read(kept)
    if (made.reading.bounce !== undefined) await noteBounce(services, made.reading.bounce)
    return made
  }
  const notices = url === undefined ? [] : settings.notices
  const workers = [
    startWorker(() => round(() => readWaiting(vault, read, batch), log)),
    ...notices.map((to) =>
      startWorker(async () => {
        await round(async () => {
          await putNotices(services, { from, publicUrl, to })
          return 0
        }, log)
        return noticePauseMs
      }),
    ),
    ...startOutbox({ services, log, deliverers }),
  ]
  return {
    doors,
    async stop() {
      await Promise.all([...doors, ...mailboxes].map((door) => door.close()))
      await Promise.all(workers.map((worker) => worker.stop()))
      await reader.stop()
    },
  }
}

/** One round of work, and how long to rest after it. */
async function round(work: () => Promise<number>, log: Log): Promise<number> {
  try {
    return (await work()) > 0 ? 0 : idleMs
  } catch (error) {
    log('mail.failed', { error: error instanceof Error ? error.name : 'failed' })
    return awayMs
  }
}
