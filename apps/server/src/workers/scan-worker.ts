import type { PlacedItem } from '@fengsui/store'
import { loadCase } from '../cases/case-file.ts'
import { placeOf } from '../cases/place-of.ts'
import { runCommand } from '../cases/run-command.ts'
import { type ScannerAddress, scan } from '../evidence/clamd.ts'
import { objectOf, openItem } from '../evidence/held-items.ts'
import { readObject } from '../evidence/sealed-object.ts'
import type { Log } from '../log.ts'
import type { Services } from '../services.ts'
import { startWorker, type Worker } from './worker.ts'

const batch = 20
const restMs = 1_000
const restWhenAwayMs = 15_000

/** Where a round begins: what cannot be scanned does not keep the others waiting. */
type Place = Pick<PlacedItem, 'case' | 'digest'>
const beginning: Place = { case: '', digest: '' }

/** Has every item scanned that was not yet, and records the result in its case. Nobody waits for it. */
export function startScanWorker(services: Services, address: ScannerAddress, log: Log): Worker {
  let after = beginning
  return startWorker(async () => {
    try {
      const items = await services.store.evidence.unscanned(after, batch)
      for (const item of items) {
        after = item
        await scanOne(services, address, item)
      }
      if (items.length === batch) return 0
      after = beginning
      return restMs
    } catch (error) {
      log('scanner.failed', { error: error instanceof Error ? error.message : String(error) })
      return restWhenAwayMs
    }
  })
}

async function scanOne(services: Services, address: ScannerAddress, placed: PlacedItem): Promise<void> {
  const file = await loadCase(services.store, placed.organisation, placed.case)
  const item = file && (await openItem(services, file, placed.digest))
  // Its key was destroyed meanwhile: there is nothing to scan.
  if (file === undefined || item === undefined) return
  const result = await scan(address, readObject(services.store.evidence, objectOf(item)))
  const command = { type: 'record-scan', digest: placed.digest, result } as const
  // Another server may have been faster; then the case has its result already.
  await runCommand(services, placeOf(services, file), { command, actor: { kind: 'system' } })
}
