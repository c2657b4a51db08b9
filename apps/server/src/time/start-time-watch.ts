import type { Log } from '../log.ts'
import type { Services } from '../services.ts'
import { startWorker, type Worker } from '../workers/worker.ts'
import { recordOfDeployment } from './deployment-record.ts'
import type { TimeEvent } from './time-watch.ts'

const lookMs = 1_000
const compareEvery = 60

/** Looks for jumps every second, and compares clocks once a minute; what is found goes into the record. */
export function startTimeWatch(services: Services, log: Log): Worker {
  const { timeWatch } = services
  let rounds = 0
  /** What could not be written while the database was away. */
  let unwritten: readonly TimeEvent[] = []
  return startWorker(async () => {
    const compared = rounds++ % compareEvery === 0 ? await timeWatch.compare() : []
    const fresh = [...timeWatch.look(), ...compared]
    for (const { type, data } of fresh) log(type, data as Readonly<Record<string, string | number>>)
    unwritten = [...unwritten, ...fresh]
    if (await recordOfDeployment(services, unwritten).catch(() => false)) unwritten = []
    return lookMs
  })
}
