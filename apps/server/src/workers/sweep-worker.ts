import type { Log } from '../log.ts'
import type { Services } from '../services.ts'
import { startWorker, type Worker } from './worker.ts'

const batch = 100
const restMs = 20 * 60_000
/** Longer than a form may keep its files, and than any upload takes. */
const oldMs = 24 * 60 * 60_000

/** Removes uploads that no case kept: broken off, given up, or left by a server that was killed. */
export const startSweepWorker = (services: Services, log: Log): Worker =>
  startWorker(async () => {
    try {
      const swept = await services.store.evidence.sweep(services.now().ms - oldMs, batch)
      if (swept > 0) log('evidence.swept', { count: swept })
      return swept === batch ? 0 : restMs
    } catch (error) {
      log('evidence.sweep-failed', { error: error instanceof Error ? error.message : String(error) })
      return restMs
    }
  })
