import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runSql } from '../../packages/store/src/postgres/run-sql.fixture.ts'
import { findPostgres, startPostgres } from '../postgres.ts'
import { lacks } from '../require.ts'
import { type ServerProcess, startServer } from '../server-process.ts'
import { cannotMount, type SmallDisk, smallDisk } from '../small-disk.ts'
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts'
import { auditStore } from './audit.ts'
import { openOrThrow } from './embedded.ts'
import { aReport } from './reports.ts'

describe.skipIf(cannotMount())('when the disk is full', () => {
  let folder: TemporaryFolder
  let disk: SmallDisk
  let server: ServerProcess
  beforeEach(() => {
    folder = temporaryFolder()
    disk = smallDisk(24) as SmallDisk
  })
  afterEach(async () => {
    await server.kill()
    disk.remove()
    folder.remove()
  })

  const post = async (key: string): Promise<{ status: number; number: string }> => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': key }
    const response = await fetch(`${server.url}/api/v1/reports`, {
      method: 'POST',
      headers,
      body: aReport(key).body,
    })
    const { number } = (await response.json()) as { number: string }
    return { status: response.status, number }
  }
  /** Sends reports until one is answered otherwise than at first; gives the numbers received, and that answer. */
  const postUntil = async (name: string, status: number): Promise<readonly string[]> => {
    const numbers: string[] = []
    for (let n = 0; n < 3_000; n++) {
      const answer = await post(`${name}-${n}`)
      if (answer.status !== 503) numbers.push(answer.number)
      if (answer.status === status) return numbers
    }
    throw new Error(`never answered with ${status}`)
  }

  it('an embedded server says that it did not receive, loses nothing it has, and goes on when there is room', async () => {
    const data = join(disk.path, 'data')
    server = await startServer({ data, args: ['--empty'] })
    const before = await post('before')
    expect(before.status).toBe(201)
    disk.fillUpTo(200_000)
    const received = await postUntil('full', 503)
    expect((await fetch(`${server.url}/api/v1/receipts/${before.number}`)).status).toBe(200)
    disk.empty()
    const after = await post('after')
    expect(after.status).toBe(201)
    await server.stop()
    const store = await openOrThrow({ folder: data })
    const { numbers, faults } = await auditStore(store)
    await store.close()
    expect(faults).toEqual([])
    expect([...numbers].sort()).toEqual([before.number, ...received, after.number].sort())
  })

  it.skipIf(lacks('PostgreSQL', findPostgres()))(
    'PostgreSQL sends reports into the journal, and they are in it when there is room',
    async () => {
      const postgres = await startPostgres()
      try {
        const databaseUrl = await onDisk(postgres, disk)
        const env = { DATABASE_URL: databaseUrl }
        server = await startServer({ data: folder.path, args: ['--empty'], env })
        const before = await post('before')
        disk.fillUpTo(0)
        const received = await postUntil('full', 202)
        disk.empty()
        await expect
          .poll(async () => (await (await fetch(`${server.url}/readyz`)).json()).journal, { timeout: 30_000 })
          .toEqual({ waiting: 0, refused: 0 })
        await server.stop()
        const store = await openOrThrow({ folder: folder.path, databaseUrl })
        const { numbers } = await auditStore(store)
        await store.close()
        expect([...numbers].sort()).toEqual([before.number, ...received].sort())
      } finally {
        await postgres.remove()
      }
    },
  )
})

/** A database whose tables are on the small disk; its write-ahead log is elsewhere. */
async function onDisk(postgres: Awaited<ReturnType<typeof startPostgres>>, disk: SmallDisk): Promise<string> {
  const place = join(disk.path, 'tables')
  chmodSync(disk.path, 0o755)
  mkdirSync(place)
  postgres.giveTo(place)
  const url = await postgres.createDatabase()
  const admin = url.replace(/\/[^/]*$/, '/postgres')
  await runSql(admin, `create tablespace small location '${place}'`)
  await runSql(admin, `alter database ${new URL(url).pathname.slice(1)} set tablespace small`)
  return url
}
