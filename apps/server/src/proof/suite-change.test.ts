import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EventRecord } from '@fengsui/core'
import { openStore } from '@fengsui/store'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runNode } from '../../../../testing/child.ts'
import { launcher } from '../../../../testing/launcher.ts'
import { findPostgres, startPostgres } from '../../../../testing/postgres.ts'
import { lacks } from '../../../../testing/require.ts'
import { startServer } from '../../../../testing/server-process.ts'
import { type TemporaryFolder, temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { clientOf, leakReport } from '../api/client.fixture.ts'

const noPostgres = lacks('PostgreSQL', findPostgres())
const order = ['international', 'sm', 'international'] as const
const made = {
  international: {
    hash: 'sha-256',
    mark: 'hmac-sha-256',
    box: 'aes-256-gcm',
    signature: 'ed25519',
    digest: /^[0-9a-f]{64}$/,
  },
  sm: {
    hash: 'sm3',
    mark: 'hmac-sm3',
    box: 'sm4-ctr-hmac-sm3',
    signature: 'sm2-sm3',
    digest: /^sm3:[0-9a-f]{64}$/,
  },
} as const

describe('a deployment that goes from one set of algorithms to the other, and back', () => {
  let folder: TemporaryFolder
  beforeEach(() => {
    folder = temporaryFolder()
  })
  afterEach(() => folder.remove())

  it('says in everything what it was made with, and stays whole, on the embedded database', async () => {
    await travel({})
  })

  it.skipIf(noPostgres)('the same on PostgreSQL', async () => {
    const postgres = await startPostgres()
    try {
      await travel({ DATABASE_URL: await postgres.createDatabase() })
    } finally {
      await postgres.remove()
    }
  })

  async function travel(env: Record<string, string>): Promise<void> {
    const data = join(folder.path, 'data')
    const receipts: string[] = []
    const report = leakReport()
    for (const [stop, suite] of order.entries()) {
      const server = await startServer({
        data,
        args: ['--empty'],
        env: { ...env, FENGSUI_CRYPTO: suite },
      })
      const client = clientOf(server.url)
      const { body } = await client.report(report, `report-${stop}`)
      expect(body.digest).toMatch(made[suite].digest)
      expect(body.signedReceipt.signed.alg).toBe(made[suite].signature)
      // A repeat is recognised by the digest that was stored, whatever is used now.
      expect((await client.report(report, 'report-0')).body.number).toBe(numberOf(receipts[0]) ?? body.number)
      receipts.push(JSON.stringify(body.signedReceipt))
      writeFileSync(join(folder.path, `receipt-${stop}.json`), receipts.at(-1) ?? '')
      writeFileSync(join(folder.path, 'keys.txt'), (await client.get('/api/v1/keys')).body)
      await server.stop()
    }
    await seesWhatItWasMadeWith(data, env['DATABASE_URL'])
    await isWhole(data, env)
  }

  const numberOf = (receipt: string | undefined): string | undefined =>
    receipt === undefined ? undefined : JSON.parse(receipt).number

  /** One case for each stop: hashes, marks, boxes and wrapped keys name the set of that time. */
  async function seesWhatItWasMadeWith(data: string, databaseUrl: string | undefined): Promise<void> {
    const opened = await openStore({ folder: data, ...(databaseUrl === undefined ? {} : { databaseUrl }) })
    if (!opened.ok) throw new Error(opened.failure.text.en)
    const store = opened.value
    const events = await store.eventsAfter({ case: '', seq: 0 }, 1_000)
    const received = events.filter(({ record }) => record.type === 'report.received')
    const keys = await Promise.all(received.map(({ record }) => store.caseKey(record.case)))
    await store.close()
    const seen = received
      .map(({ record, mark }, index) => ({ record, mark, key: keys[index] }))
      .sort((a, b) => a.record.id.localeCompare(b.record.id))
    expect(seen.map(namesOf)).toEqual(
      order.map((suite) => ({
        hash: made[suite].hash,
        digest: made[suite].hash,
        mark: made[suite].mark,
        box: made[suite].box,
        key: made[suite].box,
      })),
    )
  }

  const before = (text: string | undefined): string | undefined => text?.split(':')[0]
  interface Seen {
    readonly record: EventRecord
    readonly mark: string | undefined
    readonly key: string | undefined
  }
  const namesOf = ({ record, mark, key }: Seen) => ({
    hash: record.alg,
    digest: before((record.data as { digest: string }).digest),
    mark: before(mark),
    box: record.private?.alg,
    key: before(key),
  })

  async function isWhole(data: string, env: Record<string, string>): Promise<void> {
    const given = order.map((_, stop) => join(folder.path, `receipt-${stop}.json`))
    const fengsui = (...args: readonly string[]) => runNode([launcher, 'verify', ...args], { env })
    const whole = await fengsui(data, ...given.flatMap((path) => ['--receipt', path]))
    expect(JSON.parse(whole.stdout)).toMatchObject({ verdict: 'whole', unwitnessed: 0, faults: [] })
    for (const path of given) {
      const { stdout } = await fengsui(path, '--keys', join(folder.path, 'keys.txt'))
      expect(JSON.parse(stdout).verdict).toBe('valid')
    }
  }
})
