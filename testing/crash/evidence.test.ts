import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Json } from '@fengsui/core'
import type { Store } from '@fengsui/store'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findPostgres, startPostgres } from '../postgres.ts'
import { lacks } from '../require.ts'
import { startServer } from '../server-process.ts'
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts'
import { openOrThrow } from './embedded.ts'
import { aReport } from './reports.ts'
import { seeded } from './seeded.ts'

const rounds = Math.min(Number(process.env['FENGSUI_CRASH_ROUNDS'] ?? 4), 20)
const seed = Number(process.env['FENGSUI_CRASH_SEED'] ?? 20_261_124)
const senders = 4

/** What a server acknowledged: the number of the report, and the digest of the file that came with it. */
interface Acknowledged {
  readonly number: string
  readonly digest: string
}

describe('struck down while reports come in with files', () => {
  let folder: TemporaryFolder
  beforeEach(() => {
    folder = temporaryFolder()
  })
  afterEach(() => folder.remove())

  /** Kills a server in the middle of uploads, again and again; what it acknowledged until then. */
  async function strike(env: Readonly<Record<string, string>>): Promise<readonly Acknowledged[]> {
    const random = seeded(seed)
    const acknowledged: Acknowledged[] = []
    for (let round = 0; round < rounds; round++) {
      const server = await startServer({ data: folder.path, args: ['--empty'], env })
      let isUp = true
      const sending = Array.from({ length: senders }, async () => {
        while (isUp) acknowledged.push(...(await sendOne(server.url)))
      })
      const before = acknowledged.length
      // Something is acknowledged, and more is on its way, whatever else the machine does.
      while (acknowledged.length < before + 2) await pause(20)
      await pause(random.between(5, 200))
      await server.kill()
      isUp = false
      await Promise.all(sending)
    }
    return acknowledged
  }

  async function expectWhole(store: Store, acknowledged: readonly Acknowledged[]): Promise<void> {
    // What was cut off in the middle is there, and goes; nothing that was acknowledged goes with it.
    const swept = await store.evidence.sweep(Date.now() + 60_000, 10_000)
    expect(await store.evidence.sweep(Date.now() + 60_000, 10_000)).toBe(0)
    const broken: string[] = []
    for (const { number, digest } of acknowledged)
      if (!(await holdsItem(store, number, digest))) broken.push(number)
    await store.close()
    console.log(`${rounds} kills: ${acknowledged.length} reports with files, ${swept} uploads swept`)
    expect(broken).toEqual([])
    expect(swept).toBeGreaterThan(0)
  }

  it('the embedded database keeps every acknowledged file whole, and no other', {
    timeout: 240_000,
  }, async () => {
    const acknowledged = await strike({})
    await expectWhole(await openOrThrow({ folder: folder.path }), acknowledged)
  })

  it.skipIf(lacks('PostgreSQL', findPostgres()))('so does PostgreSQL', { timeout: 240_000 }, async () => {
    const postgres = await startPostgres()
    try {
      const databaseUrl = await postgres.createDatabase()
      const acknowledged = await strike({ DATABASE_URL: databaseUrl })
      await expectWhole(await openOrThrow({ folder: folder.path, databaseUrl }), acknowledged)
    } finally {
      await postgres.remove()
    }
  })
})

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Sends a report with a file of several pieces; nothing when there was no answer. */
async function sendOne(url: string): Promise<readonly Acknowledged[]> {
  const bytes = randomBytes(600_000)
  const form = new FormData()
  form.append('report', aReport(randomUUID()).body)
  form.append('evidence', new Blob([bytes]), 'dump.bin')
  try {
    const headers = { 'idempotency-key': randomUUID() }
    const answer = await fetch(`${url}/api/v1/reports`, { method: 'POST', headers, body: form })
    if (answer.status === 429) return []
    if (answer.status !== 201) throw new Error(`refused with ${answer.status}: ${await answer.text()}`)
    const { number } = (await answer.json()) as { readonly number: string }
    return [{ number, digest: `sha-256:${createHash('sha256').update(bytes).digest('hex')}` }]
  } catch (error) {
    if (error instanceof TypeError) return []
    throw error
  }
}

async function holdsItem(store: Store, number: string, digest: string): Promise<boolean> {
  const receipt = await store.findReceipt(number)
  const events = receipt === undefined ? [] : await store.readCase(receipt.organisation, receipt.case)
  const item = events
    .map(({ data }) => data as Readonly<Record<string, Json>>)
    .find((data) => data['digest'] === digest)
  const object = item?.['object']
  if (typeof object !== 'string') return false
  const pieces = await Promise.all([0, 1, 2].map((seq) => store.evidence.piece(object, seq)))
  return pieces.every((piece) => piece !== undefined)
}
