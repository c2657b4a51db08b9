import { readFileSync } from 'node:fs'
import { createTransport } from 'nodemailer'
import type { Delivered, Deliverer } from '../outbox/deliverer.ts'
import { deliveryRules } from '../outbox/delivery-rules.ts'
import type { DkimSettings } from './mail-settings.ts'

/** How mail leaves: through which server, under which address, and signed by which key. */
export interface MailOut {
  /** Such as smtp://127.0.0.1:25. */
  readonly url: string
  readonly from: string
  readonly dkim?: DkimSettings | undefined
}

/** Hands mail over to a server. The body of a delivery is the whole message, in base64. */
export function mailDeliverer({ url, from, dkim }: MailOut): Deliverer {
  const { timeoutMs } = deliveryRules.email
  const transport = createTransport({
    url,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    ...(dkim === undefined ? {} : { dkim: signingWith(dkim) }),
  })
  return {
    kind: 'email',
    async deliver({ recipient, body, key }, signal) {
      const giveUp = new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(new Error('no answer in time')), { once: true })
      })
      try {
        const sending = transport.sendMail({
          envelope: { from: wantsBounces(key) ? from : '', to: [recipient] },
          // A server or a reader who gets it twice can tell by the key.
          raw: Buffer.concat([Buffer.from(`X-Fengsui-Delivery: ${key}\r\n`), Buffer.from(body, 'base64')]),
        })
        const sent = await Promise.race([sending, giveUp])
        return { state: 'delivered', answer: sent.response }
      } catch (error) {
        return notDelivered(error)
      }
    },
    close: () => transport.close(),
  }
}

/**
 * An answer has the null sender (RFC 3834): whatever goes wrong with it is answered to nobody. What is sent of our own
 * accord has ours, so that a bounce comes back.
 */
const wantsBounces = (key: string): boolean => /^(?:question|notice)\./.test(key)

const signingWith = ({ selector, domain, keyFile }: DkimSettings) => ({
  keySelector: selector,
  domainName: domain,
  privateKey: readFileSync(keyFile, 'utf8'),
})

const permanent = 500

function notDelivered(error: unknown): Delivered {
  const fault = error instanceof Error ? error.message : 'failed'
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0
  return { state: code >= permanent ? 'refused' : 'not-now', fault }
}
