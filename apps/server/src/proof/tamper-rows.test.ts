import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runNode } from '../../../../testing/child.ts'
import { type Deployment, type Deployments, engines } from '../../../../testing/deployments.ts'
import { launcher } from '../../../../testing/launcher.ts'
import { startServer } from '../../../../testing/server-process.ts'
import { clientOf, leakReport } from '../api/client.fixture.ts'

interface Entry {
  readonly case: string
  readonly seq: number
  readonly id: string
  readonly recordedAt: string
}

/** What somebody with full access to the database does to a row, and what it is called. `$case` and `$event` are real ones. */
const tampering: readonly (readonly [what: string, statement: string, fault: object])[] = [
  [
    'alters what an event says',
    `update event set data = '{"kind":"x"}' where id = '$event'`,
    { fault: 'event-altered', case: '$case', event: '$event' },
  ],
  [
    'alters who did it',
    `update event set actor = '{"kind":"desk","id":"x"}' where id = '$event'`,
    { fault: 'event-altered', case: '$case' },
  ],
  [
    'alters when it happened',
    `update event set at = '2020-01-01T00:00:00Z' where id = '$event'`,
    { fault: 'event-altered', case: '$case' },
  ],
  [
    'gives it to another organisation',
    `update event set organisation = 'cn-110000' where id = '$event'`,
    { fault: 'event-altered', case: '$case' },
  ],
  [
    'alters its mark',
    `update event set mark = 'hmac-sha-256:00' where id = '$event'`,
    { fault: 'event-altered', case: '$case' },
  ],
  [
    'removes an event',
    `delete from event where id = '$event'`,
    { fault: 'event-removed', case: '$case', event: '$event' },
  ],
  [
    'removes all events of a case',
    `delete from event where case_id = '$case'`,
    { fault: 'event-removed', case: '$case' },
  ],
  [
    'moves the head of a case back',
    `update case_head set seq = seq + 1 where case_id = '$case'`,
    { fault: 'case-cut-short', case: '$case' },
  ],
  [
    'exchanges places in the ledger',
    `update ledger set place = place + 1000000; update ledger set place = case place when 1000000 then 1 when 1000001 then 0 else place - 1000000 end`,
    { fault: 'place-altered' },
  ],
  [
    'alters the time of a receipt',
    `update receipt set received_at = '2020-01-01T00:00:00Z' where case_id = '$case'`,
    { fault: 'receipt-altered' },
  ],
  [
    'alters the digest of a receipt',
    `update receipt set digest = 'sha-256:00' where case_id = '$case'`,
    { fault: 'receipt-altered' },
  ],
  ['removes a receipt', `delete from receipt where case_id = '$case'`, { fault: 'receipt-removed' }],
  [
    'makes a case look less grave',
    `update case_row set level = 'general' where case_id = '$case'`,
    { fault: 'queue-line-altered', case: '$case', part: 'level' },
  ],
  [
    'closes a case in the queue',
    `update case_row set status = 'closed' where case_id = '$case'`,
    { fault: 'queue-line-altered', case: '$case', part: 'status' },
  ],
  [
    'renames the unit of a case',
    `update case_row set unit = 'x' where case_id = '$case'`,
    { fault: 'queue-line-altered', case: '$case', part: 'unit' },
  ],
  [
    'removes a case from the queue',
    `delete from case_row where case_id = '$case'`,
    { fault: 'queue-line-altered', case: '$case', part: 'all' },
  ],
  [
    'moves a deadline',
    `update clock set due_ms = due_ms + 3600000 where case_id = '$case'`,
    { fault: 'clock-altered', case: '$case' },
  ],
  [
    'closes a deadline',
    `update clock set state = 'closed' where case_id = '$case'`,
    { fault: 'clock-altered', case: '$case' },
  ],
  [
    'removes a deadline',
    `delete from clock where case_id = '$case'`,
    { fault: 'clock-altered', case: '$case' },
  ],
  [
    'destroys a key without a word',
    `delete from case_key where case_id = '$case'`,
    { fault: 'key-removed', case: '$case' },
  ],
  [
    'inserts a key of no case',
    `insert into case_key (case_id, wrapped) values ('ffffffff-ffff-7fff-bfff-ffffffffffff', 'x')`,
    { fault: 'projection-inserted', case: 'ffffffff-ffff-7fff-bfff-ffffffffffff' },
  ],
]

describe.each(engines)('fengsui verify on %s', (_, open) => {
  let deployments: Deployments
  let whole: Deployment
  let target: Entry
  beforeAll(async () => {
    deployments = await open()
    whole = await deployments.create()
    const server = await startServer({ data: whole.data, args: ['--empty'], env: whole.env })
    // So many that a deadline runs at the desk.
    const incident = { 'cn.affected': ['personal-information'], 'cn.leakedPersons': 12_000_000 }
    await clientOf(server.url).report(leakReport({ incident }))
    await clientOf(server.url).report(leakReport({ unit: { name: '另一单位', place: '浙江省杭州市' } }))
    await server.stop()
    target = firstOf(whole)
  })
  afterAll(() => deployments.remove())

  /** The first event of a case: chains of the audit log and of the deployment stand in the ledger too. */
  const firstOf = ({ data }: Deployment): Entry => {
    const lines = readFileSync(join(data, 'ledger/entries'), 'utf8').trimEnd().split('\n')
    const found = lines
      .map((line): Entry => JSON.parse(line))
      .find((entry) => /^[0-9a-f-]{36}$/.test(entry.case))
    if (found === undefined) throw new Error('the ledger holds no case')
    return found
  }
  const named = (text: string): string =>
    text.replaceAll('$case', target.case).replaceAll('$event', target.id)
  const verify = async ({ data, env }: Deployment) =>
    JSON.parse((await runNode([launcher, 'verify', data], { env })).stdout)

  it('finds a deployment whole that nobody touched', async () => {
    expect(await verify(whole)).toMatchObject({ verdict: 'whole', unwitnessed: 0, faults: [] })
  })

  it.each(tampering)('names it when somebody %s', async (_what, statement, fault) => {
    const spoilt = await whole.copy()
    await spoilt.tamper(named(statement))
    const { verdict, faults } = await verify(spoilt)
    expect(verdict).toBe('not-whole')
    expect(faults).toContainEqual(expect.objectContaining(JSON.parse(named(JSON.stringify(fault)))))
  })
})
