import type { Delivery, Tried } from '@fengsui/store'
import type { Log } from '../log.ts'
import type { Services } from '../services.ts'
import { startWorker, type Worker } from '../workers/worker.ts'
import type { Delivered, Deliverer } from './deliverer.ts'
import { type DeliveryRule, deliveryRules, pauseAfter } from './delivery-rules.ts'

/** What works on an outbox. */
export interface OutboxParts {
  readonly services: Pick<Services, 'store' | 'metrics'>
  readonly log: Log
  readonly deliverers: readonly Deliverer[]
}

const [idleMs, awayMs] = [500, 2_000]
/** The lease outlives the try: whoever is still at it when it ends has crashed. */
const afterTimeoutMs = 15_000

/** Brings out what waits in the outbox, each kind on its own, so that a silent server holds up nobody else's. */
export const startOutbox = ({ services, log, deliverers }: OutboxParts): readonly Worker[] =>
  deliverers.map((deliverer) => {
    const rule = deliveryRules[deliverer.kind]
    const worker = startWorker(async () => {
      try {
        return (await deliverRound(services, deliverer, { rule, log })) < rule.atOnce ? idleMs : 0
      } catch (error) {
        log('outbox.failed', { kind: deliverer.kind, error: error instanceof Error ? error.name : 'failed' })
        return awayMs
      }
    })
    return {
      async stop() {
        await worker.stop()
        deliverer.close()
      },
    }
  })

interface Round {
  readonly rule: DeliveryRule
  readonly log: Log
}

/** Tries what is due, once; how many there were. */
export async function deliverRound(
  { store, metrics }: Pick<Services, 'store' | 'metrics'>,
  deliverer: Deliverer,
  { rule, log }: Round,
): Promise<number> {
  const { kind } = deliverer
  const leaseMs = rule.timeoutMs + afterTimeoutMs
  const due = await store.deliveries.claim({ kind, limit: rule.atOnce, leaseMs })
  await Promise.all(
    due.map(async (delivery) => {
      const tried = triedOf(await attempt(deliverer, delivery, rule.timeoutMs), delivery, rule)
      await store.deliveries.tried(delivery, tried)
      metrics.delivery(kind, tried.state)
      if (tried.state !== 'delivered')
        log(`delivery.${tried.state}`, { kind, id: delivery.id, tries: delivery.tries })
    }),
  )
  return due.length
}

/** Never throws, and never takes longer than it may. */
async function attempt(deliverer: Deliverer, delivery: Delivery, timeoutMs: number): Promise<Delivered> {
  const controller = new AbortController()
  const { signal } = controller
  const silent = new Promise<Delivered>((resolve) => {
    signal.onabort = () => resolve({ state: 'not-now', fault: `no answer within ${timeoutMs / 1000} s` })
  })
  const timer = setTimeout(() => controller.abort(), timeoutMs)
  try {
    return await Promise.race([deliverer.deliver(delivery, signal), silent])
  } catch (error) {
    return { state: 'not-now', fault: error instanceof Error ? error.name : 'failed' }
  } finally {
    clearTimeout(timer)
  }
}

const longestFault = 200

/** A refusal for good, or too many tries, ends it: a person sees it on the page of what was not delivered. */
function triedOf(delivered: Delivered, { tries }: Delivery, rule: DeliveryRule): Tried {
  if (delivered.state === 'delivered') return delivered
  const fault = (delivered.fault.split('\n')[0] ?? '').slice(0, longestFault)
  return delivered.state === 'refused' || tries >= rule.mostTries
    ? { state: 'dead', fault }
    : { state: 'waiting', fault, pauseMs: pauseAfter(tries, rule) }
}
