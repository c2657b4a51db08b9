import { createTransport } from 'nodemailer'
import type { Delivered, Deliverer } from '../outbox/deliverer.ts'
import { deliveryRules } from '../outbox/delivery-rules.ts'

/** Hands mail over to a server, such as smtp://127.0.0.1:25. The body of a delivery is the whole message, in base64. */
export function mailDeliverer(url: string): Deliverer {
  const { timeoutMs } = deliveryRules.email
  const transport = createTransport({
    url,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  })
  return {
    kind: 'email',
    async deliver({ recipient, body, key }, signal) {
      const giveUp = new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(new Error('no answer in time')), { once: true })
      })
      try {
        // The null sender (RFC 3834): whatever goes wrong with an answer is answered to nobody.
        const sending = transport.sendMail({
          envelope: { from: '', to: [recipient] },
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

const permanent = 500

function notDelivered(error: unknown): Delivered {
  const fault = error instanceof Error ? error.message : 'failed'
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0
  return { state: code >= permanent ? 'refused' : 'not-now', fault }
}
