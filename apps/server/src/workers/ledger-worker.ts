import type { Log } from '../log.ts'
import { type Ledger, LedgerDisagrees } from '../proof/ledger.ts'
import { startWorker, type Worker } from './worker.ts'

const restMs = 1_000
/** Folder and database disagree until a person has looked: asking once an hour keeps the log readable. */
const restWhenStoppedMs = 3_600_000

/** The worker, and the ledger while this server keeps it. */
export interface LedgerWorker extends Worker {
  current(): Ledger | undefined
}

/**
 * Takes committed events into the ledger outside the database, about once a second. Nobody waits for it. Of servers that
 * share a folder one keeps it; the others ask again, in case it went away.
 */
export function startLedgerWorker(open: () => Promise<Ledger | undefined>, log: Log): LedgerWorker {
  let ledger: Ledger | undefined
  const advance = async (): Promise<number> => {
    try {
      ledger ??= await open()
      await ledger?.advance()
      return restMs
    } catch (error) {
      log('ledger.failed', { error: error instanceof Error ? error.message : String(error) })
      return error instanceof LedgerDisagrees ? restWhenStoppedMs : restMs
    }
  }
  const worker = startWorker(advance)
  return {
    current: () => ledger,
    async stop() {
      await worker.stop()
      // What was committed last belongs into the last checkpoint.
      await advance()
      await ledger?.close()
    },
  }
}
