import { hostname } from 'node:os'
import { openCollector } from '../audit/collector.ts'
import { syslogLine } from '../audit/syslog.ts'
import type { Log } from '../log.ts'
import type { Services } from '../services.ts'
import { startWorker, type Worker } from './worker.ts'

const batch = 200
const restMs = 1_000
const restWhenAwayMs = 15_000

/**
 * Sends the audit log to a collector, oldest entries first. The log is its own outbox: an entry is marked as sent after
 * it was handed over, so that after a failure some may come twice, and none is left out.
 */
export function startAuditWorker(services: Services, address: string, log: Log): Worker {
  const collector = openCollector(address)
  const source = { host: hostname(), process: process.pid }
  const worker = startWorker(async () => {
    try {
      const records = await services.store.audit.unsent(batch)
      if (records.length === 0) return restMs
      await collector.send(records.map((record) => syslogLine(record, source)))
      await services.store.audit.sent(records.map(({ id }) => id))
      return records.length === batch ? 0 : restMs
    } catch (error) {
      log('audit.not-sent', { error: error instanceof Error ? error.message : String(error) })
      return restWhenAwayMs
    }
  })
  return {
    async stop() {
      await worker.stop()
      collector.close()
    },
  }
}
