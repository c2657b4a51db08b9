import type { Outgoing } from '@fengsui/store'
import { createTransport } from 'nodemailer'
import type { Log } from '../log.ts'
import type { Services } from '../services.ts'

/** Hands what waits in the outbox to a mail server. */
export interface Sending {
  /** Sends what is due; how many were handed over. */
  round(): Promise<number>
  close(): void
}

const batch = 20
const mostTries = 8
const firstPauseMs = 30_000

/** Opens sending through a server, such as smtp://127.0.0.1:25. */
export function openSending(services: Services, url: string, log: Log): Sending {
  const transport = createTransport(url)
  const { messages } = services.store
  const send = async (mail: Outgoing): Promise<number> => {
    try {
      // The null sender (RFC 3834): whatever goes wrong with an answer is answered to nobody.
      await transport.sendMail({
        envelope: { from: '', to: [mail.recipient] },
        raw: Buffer.from(mail.bytes, 'base64'),
      })
      await messages.sent(mail.id)
      return 1
    } catch (error) {
      await messages.notSent(mail.id, faultOf(error), againMs(services.now().ms, mail, error))
      log('mail.not-sent', { tries: mail.tries + 1 })
      return 0
    }
  }
  return {
    async round() {
      let sent = 0
      for (const mail of await messages.due(services.now().ms, batch)) sent += await send(mail)
      return sent
    },
    close: () => transport.close(),
  }
}

const faultOf = (error: unknown): string =>
  error instanceof Error ? (error.message.split('\n')[0] ?? '').slice(0, 200) : 'failed'

/** A refusal for good, or too many tries, ends it; a person sees it in the tray. */
function againMs(nowMs: number, { tries }: Outgoing, error: unknown): number | undefined {
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0
  return code >= 500 || tries + 1 >= mostTries ? undefined : nowMs + firstPauseMs * 2 ** tries
}
