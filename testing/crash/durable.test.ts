import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findProgram, lacks } from '../require.ts'
import { type ServerProcess, startServer } from '../server-process.ts'
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts'
import { auditStore } from './audit.ts'
import { embeddedDeployment } from './embedded.ts'
import { countingFsyncs, fsyncsIn } from './fsyncs.ts'
import { aReport, send } from './reports.ts'

const strace = findProgram('strace')
const faketime = findProgram('faketime')

describe('an embedded server', () => {
  let folder: TemporaryFolder
  let server: ServerProcess | undefined
  beforeEach(() => {
    folder = temporaryFolder()
  })
  afterEach(async () => {
    await server?.kill()
    folder.remove()
  })

  const received = async (key: string): Promise<void> => {
    expect(await send(server?.url ?? '', aReport(key))).toMatchObject({ state: 'acknowledged' })
  }

  it.skipIf(lacks('strace', strace))('waits for the disk before it acknowledges, each time', async () => {
    const trace = join(folder.path, 'trace')
    const inside = countingFsyncs(strace ?? '', trace)
    server = await startServer({ data: join(folder.path, 'data'), args: ['--empty'], inside })
    const counts = [fsyncsIn(trace)]
    for (let n = 0; n < 20; n++) {
      await received(`alone-${n}`)
      counts.push(fsyncsIn(trace))
    }
    expect(counts.filter((count, n) => n > 0 && count <= (counts[n - 1] ?? 0))).toEqual([])
    const before = fsyncsIn(trace)
    const sender = async (name: number): Promise<void> => {
      for (let n = 0; n < 10; n++) await received(`together-${name}-${n}`)
    }
    await Promise.all(Array.from({ length: 32 }, (_, name) => sender(name)))
    const alone = (before - (counts[0] ?? 0)) / 20
    const together = (fsyncsIn(trace) - before) / 320
    console.log(`fsyncs per acknowledged report: ${alone} one at a time, ${together} from 32 senders at once`)
    expect(together).toBeLessThan(alone)
  })

  it.skipIf(lacks('faketime', faketime))(
    'fires a clock that fell due while it was off: once, and says how late',
    async () => {
      const data = join(folder.path, 'data')
      server = await startServer({ data, args: ['--empty'], env: twoHoursAgo(faketime ?? '') })
      await received('two-hours-ago')
      await server.kill()
      const deployment = embeddedDeployment(data)
      for (let starts = 0; starts < 2; starts++) {
        const [url = ''] = await deployment.start()
        await clocksToFire(url)
        await deployment.stop()
      }
      const store = await deployment.openStore()
      const { missed } = await auditStore(store)
      const [head] = await store.chainHeads('', 1)
      const records = await store.readCase(head?.organisation ?? '', head?.case ?? '')
      await store.close()
      expect(missed.map((name) => name.split(' ')[1]).sort()).toEqual(['cn.C.2a', 'cn.C.2b'])
      const late = records
        .filter(({ type }) => type === 'clock.missed')
        .map(({ data }) => (data as { lateMs: number }).lateMs)
      // Due an hour after receipt, which was two hours ago.
      for (const ms of late) expect(Math.abs(ms - 60 * 60_000)).toBeLessThan(5 * 60_000)
    },
  )
})

/** Waits until the server has no clock that is due. */
async function clocksToFire(url: string): Promise<void> {
  await expect
    .poll(
      async () => {
        const { oldestDueMs } = (await (await fetch(`${url}/readyz`)).json()) as {
          oldestDueMs: number | null
        }
        return oldestDueMs === null || oldestDueMs > Date.now()
      },
      { timeout: 20_000 },
    )
    .toBe(true)
}

/** What faketime would set: run by it, the server would be its child and outlive a kill. */
function twoHoursAgo(program: string): Record<string, string> {
  const { stdout } = spawnSync(program, ['-m', '-f', '-2h', 'printenv', 'LD_PRELOAD'], { encoding: 'utf8' })
  return { LD_PRELOAD: stdout.trim(), FAKETIME: '-2h' }
}
