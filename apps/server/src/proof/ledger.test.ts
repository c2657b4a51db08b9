import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { tamperSqlite } from '../../../../packages/store/src/sqlite/tamper.fixture.ts'
import { runNode } from '../../../../testing/child.ts'
import { launcher } from '../../../../testing/launcher.ts'
import { startServer } from '../../../../testing/server-process.ts'
import { type TemporaryFolder, temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { clientOf, leakReport } from '../api/client.fixture.ts'

let folder: TemporaryFolder
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const entries = (): readonly string[] =>
  readFileSync(join(folder.path, 'ledger/entries'), 'utf8').split('\n').slice(0, -1)
const verify = async () =>
  JSON.parse((await runNode([launcher, 'verify', folder.path], { input: '' })).stdout)

describe('the ledger of a server', () => {
  it('goes on where it ended after the server was killed, and leaves nothing out', async () => {
    let server = await startServer({ data: folder.path, args: ['--empty'] })
    const receipts: string[] = []
    for (let round = 0; round < 4; round++) {
      const { body } = await clientOf(server.url).report(leakReport())
      receipts.push(body.number)
      // Now while it writes, now before it has begun.
      if (round % 2 === 0) await vi.waitUntil(() => entries().length > 0, 10_000)
      await server.kill()
      server = await startServer({ data: folder.path, args: ['--empty'] })
    }
    await server.stop()
    const found = await verify()
    expect(found).toMatchObject({ verdict: 'whole', unwitnessed: 0, receipts: receipts.length, faults: [] })
    expect(found.checkpoint.size).toBe(entries().length)
    expect(new Set(entries()).size).toBe(found.events)
  })

  it('stops, and says so, when an older database was put in its place; reports are still received', async () => {
    const server = await startServer({ data: folder.path, args: ['--empty'] })
    await clientOf(server.url).report(leakReport())
    await server.stop()
    const before = entries()
    tamperSqlite(
      folder.path,
      'delete from ledger; delete from event; delete from case_head; delete from receipt',
    )
    const again = await startServer({ data: folder.path, args: ['--empty'] })
    await vi.waitUntil(() => again.output().includes('ledger.failed'), 10_000)
    expect((await clientOf(again.url).report(leakReport())).status).toBe(201)
    await again.stop()
    expect(entries()).toEqual(before)
    expect((await verify()).faults).toContainEqual(expect.objectContaining({ fault: 'event-removed' }))
  })

  it('is left alone while a server on another machine keeps it; reports are still received', async () => {
    const server = await startServer({ data: folder.path, args: ['--empty'] })
    await vi.waitUntil(
      () => readFileSync(join(folder.path, 'ledger/owner'), 'utf8').endsWith(` ${server.pid}`),
      10_000,
    )
    await server.kill()
    expect(readFileSync(join(folder.path, 'ledger/owner'), 'utf8')).toContain(String(server.pid))
    writeFileSync(join(folder.path, 'ledger/owner'), 'another-machine 1')
    const other = await startServer({ data: folder.path, args: ['--empty'] })
    const { body } = await clientOf(other.url).report(leakReport())
    expect(body.number).toBeDefined()
    expect((await clientOf(other.url).get('/api/v1/ledger/checkpoint')).status).toBe(404)
    await other.stop()
    expect(entries()).toEqual([])
    expect(readFileSync(join(folder.path, 'ledger/owner'), 'utf8')).toBe('another-machine 1')
  })
})
