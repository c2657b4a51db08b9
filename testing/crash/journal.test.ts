import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findPostgres, type PostgresServer, startPostgres } from '../postgres.ts'
import { lacks } from '../require.ts'
import { type ServerProcess, startServer } from '../server-process.ts'
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts'
import { auditStore } from './audit.ts'
import { openOrThrow } from './embedded.ts'
import { aReport } from './reports.ts'

interface Received {
  readonly number: string
  readonly receivedAt: string
  readonly digest: string
  readonly followUp: string
  readonly journalled?: true
  readonly grades?: readonly unknown[]
}

describe.skipIf(lacks('PostgreSQL', findPostgres()))('while PostgreSQL is away', () => {
  let folder: TemporaryFolder
  let postgres: PostgresServer
  let server: ServerProcess
  let databaseUrl: string
  beforeEach(async () => {
    folder = temporaryFolder()
    postgres = await startPostgres()
    databaseUrl = await postgres.createDatabase()
    server = await startServer({
      data: folder.path,
      args: ['--empty'],
      env: { DATABASE_URL: databaseUrl },
    })
  })
  afterEach(async () => {
    await server.kill()
    await postgres.remove()
    folder.remove()
  })

  const post = async (key: string, change: object = {}): Promise<{ status: number; body: Received }> => {
    const body = JSON.stringify({ ...JSON.parse(aReport(key).body), ...change })
    const headers = { 'content-type': 'application/json', 'idempotency-key': key }
    const response = await fetch(`${server.url}/api/v1/reports`, { method: 'POST', headers, body })
    return { status: response.status, body: (await response.json()) as Received }
  }
  const get = async (path: string): Promise<{ status: number; body: Record<string, unknown> }> => {
    const response = await fetch(`${server.url}${path}`)
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  const drained = (): Promise<void> =>
    expect
      .poll(async () => (await get('/readyz')).body['journal'], { timeout: 20_000 })
      .toEqual({ waiting: 0, refused: 0 })

  it('reports are received under their final number, survive a kill, and are graded when it is back', async () => {
    await postgres.kill()
    const first = await post('k1')
    expect(first.status).toBe(202)
    expect(first.body).toMatchObject({ journalled: true, warnings: ['journalled'] })
    expect(await post('k1')).toEqual(first)
    expect((await post('k1', { unit: { name: '另一个' } })).status).toBe(422)
    const many = await Promise.all(Array.from({ length: 20 }, (_, n) => post(`many-${n}`)))
    expect(new Set(many.map(({ status }) => status))).toEqual(new Set([202]))
    const { number, receivedAt, digest, followUp } = first.body
    const receipt = { number, receivedAt, digest }
    expect((await get(`/api/v1/receipts/${number}`)).body).toEqual({ ...receipt, state: 'journalled' })
    await server.kill()
    await postgres.start()
    server = await server.restart()
    await drained()
    expect((await get(`/api/v1/receipts/${number}`)).body).toEqual({ ...receipt, state: 'received' })
    const repeat = await post('k1')
    expect(repeat.status).toBe(201)
    expect(repeat.body).toMatchObject({ ...receipt, followUp })
    expect(repeat.body.grades).toHaveLength(1)
    await server.stop()
    const store = await openOrThrow({ folder: folder.path, databaseUrl })
    const { numbers, faults } = await auditStore(store)
    await store.close()
    expect(faults).toEqual([])
    expect([...numbers].sort()).toEqual([first, ...many].map(({ body }) => body.number).sort())
  })

  it('a supplement is taken with the right follow-up code, and joins its case', async () => {
    const known = await post('k1')
    expect(known.status).toBe(201)
    await postgres.kill()
    const waiting = await post('k2')
    const supplement = (about: Received, followUp = about.followUp): object => ({
      kind: 'supplement',
      about: about.number,
      followUp,
      unit: undefined,
    })
    expect((await post('s1', supplement(known.body))).status).toBe(202)
    expect((await post('s2', supplement(waiting.body))).status).toBe(202)
    expect((await post('s3', supplement(known.body, waiting.body.followUp))).status).toBe(422)
    await postgres.start()
    await drained()
    await server.stop()
    const store = await openOrThrow({ folder: folder.path, databaseUrl })
    const { numbers, cases } = await auditStore(store)
    await store.close()
    expect([numbers.length, cases]).toEqual([4, 2])
  })

  it('the server says so: ready to receive, not to serve desks', async () => {
    await postgres.kill()
    expect((await get('/healthz')).status).toBe(200)
    expect((await get('/readyz')).status).toBe(503)
    expect((await get('/readyz?for=intake')).status).toBe(200)
    expect((await get('/api/v1/receipts/2600000000000078')).status).toBe(503)
  })
})
