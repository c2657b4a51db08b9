import type { SignedSize } from '../proof/ledger.ts'
import type { Services } from '../services.ts'
import { stampOfCheckpoint } from './time-stamps.ts'

/** Checkpoints are signed every second under load; each stamps all before it, so that few are enough. */
const apartMs = 10 * 60_000

/** Asks for the stamp of a checkpoint now and then. */
export function checkpointStamper(services: Services): (checkpoint: SignedSize) => Promise<void> {
  let lastMs = Number.NEGATIVE_INFINITY
  return async (checkpoint) => {
    const nowMs = performance.now()
    const stamps = stampOfCheckpoint(services, checkpoint)
    if (stamps.length === 0 || nowMs - lastMs < apartMs) return
    await services.store.deliveries.put(stamps)
    lastMs = nowMs
  }
}
