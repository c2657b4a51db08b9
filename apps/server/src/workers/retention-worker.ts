import type { Log } from '../log.ts'
import { applyRetention } from '../retention/apply-retention.ts'
import type { Services } from '../services.ts'
import { startWorker, type Worker } from './worker.ts'

const restMs = 5 * 3_600_000
const awayMs = 60_000

/** Removes what has been kept long enough, a few times a day. Several servers may do so at once. */
export const startRetention = (services: Services, log: Log): Worker =>
  startWorker(async () => {
    try {
      const removed = await applyRetention(services)
      if (Object.keys(removed).length > 0) log('retention.removed', removed)
      return restMs
    } catch (error) {
      log('retention.failed', { error: error instanceof Error ? error.name : 'failed' })
      return awayMs
    }
  })
