import { createHash } from 'node:crypto'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { canonicalJson } from '@fengsui/core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { tamperSqlite } from '../../../../packages/store/src/sqlite/tamper.fixture.ts'
import { runNode } from '../../../../testing/child.ts'
import { launcher } from '../../../../testing/launcher.ts'
import { startServer } from '../../../../testing/server-process.ts'
import { type TemporaryFolder, temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { clientOf, leakReport } from '../api/client.fixture.ts'

interface Fault {
  readonly fault: string
  readonly case?: string
  readonly seq?: number
  readonly event?: string
  readonly recordedAt?: string
  readonly number?: string
}

const original = temporaryFolder()
let folder: TemporaryFolder
const data = (): string => join(folder.path, 'data')
const verify = async (...args: readonly string[]) => {
  const { code, stdout, stderr } = await runNode([launcher, 'verify', data(), ...args], { input: '' })
  return { code, stderr, ...(stdout === '' ? {} : JSON.parse(stdout)) } as {
    readonly code: number
    readonly stderr: string
    readonly faults: readonly Fault[]
    readonly [name: string]: unknown
  }
}
/** The entries of the ledger outside, as it was before anybody touched the database. */
const entries = (): readonly { case: string; seq: number; id: string; recordedAt: string; hash: string }[] =>
  readFileSync(join(original.path, 'data/ledger/entries'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
/** Those of cases: chains of the audit log and of the deployment stand in the ledger too. */
const ofCases = (): ReturnType<typeof entries> => entries().filter((one) => /^[0-9a-f-]{36}$/.test(one.case))
const lastOf = (caseId: string): number =>
  Math.max(
    ...entries()
      .filter((one) => one.case === caseId)
      .map(({ seq }) => seq),
  )
const named = ({
  case: of,
  seq,
  id,
  recordedAt,
}: {
  case: string
  seq: number
  id: string
  recordedAt: string
}) => ({
  case: of,
  seq,
  event: id,
  recordedAt,
})

beforeAll(async () => {
  const server = await startServer({ data: join(original.path, 'data'), args: ['--empty'] })
  const client = clientOf(server.url)
  for (const name of ['first', 'second']) {
    const { body } = await client.report(leakReport())
    writeFileSync(join(original.path, `${name}.json`), JSON.stringify(body.signedReceipt))
  }
  await server.stop()
})
afterAll(() => original.remove())
beforeEach(() => {
  folder = temporaryFolder()
  cpSync(original.path, folder.path, { recursive: true })
  return () => folder.remove()
})

describe('fengsui verify on the data of a deployment', () => {
  it('finds everything whole, up to the last event', async () => {
    const found = await verify('--receipt', join(folder.path, 'first.json'))
    expect(found).toMatchObject({ code: 0, verdict: 'whole', unwitnessed: 0, receipts: 2, faultCount: 0 })
    expect(found['checkpoint']).toMatchObject({ size: entries().length })
    expect(found['events']).toBe(entries().length)
  })

  it('names an event in which anything was altered', async () => {
    const [, , event] = ofCases()
    for (const column of ['data', 'at', 'actor', 'recorded_at', 'organisation', 'type']) {
      const value = column === 'data' || column === 'actor' ? `'{"kind":"x"}'` : `'2020-01-01T00:00:00Z'`
      tamperSqlite(data(), `update event set ${column} = ${value} where id = '${event!.id}'`)
      const { code, faults } = await verify()
      expect(code).toBe(1)
      expect(faults).toContainEqual(
        expect.objectContaining({ fault: 'event-altered', event: event!.id, case: event!.case }),
      )
      cpSync(join(original.path, 'data/fengsui.db'), join(data(), 'fengsui.db'))
    }
  })

  it('names an event that was removed: which case, which event, when', async () => {
    for (const event of [ofCases()[0]!, ofCases().findLast(({ seq, case: of }) => seq === lastOf(of))!]) {
      tamperSqlite(data(), `delete from event where id = '${event.id}'`)
      expect((await verify()).faults).toContainEqual({
        fault: 'event-removed',
        ...named(event),
        text: expect.anything(),
      })
      cpSync(join(original.path, 'data/fengsui.db'), join(data(), 'fengsui.db'))
    }
  })

  it('names every event of a case that was removed without a trace in the database', async () => {
    const gone = ofCases()[0]!.case
    const tables = ['event', 'case_head', 'case_row', 'clock', 'receipt', 'case_key']
    tamperSqlite(
      data(),
      [
        `delete from ledger where event in (select id from event where case_id = '${gone}')`,
        ...tables.map((table) => `delete from ${table} where case_id = '${gone}'`),
      ].join(';'),
    )
    const { faults } = await verify(
      '--receipt',
      join(folder.path, 'first.json'),
      '--receipt',
      join(folder.path, 'second.json'),
    )
    const expected = entries().filter((one) => one.case === gone)
    expect(faults.filter(({ fault }) => fault === 'event-removed').map(({ event }) => event)).toEqual(
      expected.map(({ id }) => id),
    )
    expect(faults.filter(({ fault }) => fault === 'receipt-removed')).toHaveLength(1)
  })

  it('names an event that was inserted, however well it was chained', async () => {
    const { case: of } = entries()[0]!
    const seq = lastOf(of) + 1
    const id = 'ffffffff-ffff-7fff-bfff-ffffffffffff'
    tamperSqlite(
      data(),
      insertChained({
        of,
        id,
        seq,
        prev: entries().find((one) => one.case === of && one.seq === seq - 1)!.hash,
      }),
    )
    const { code, faults } = await verify()
    expect(code).toBe(1)
    expect(faults).toEqual([expect.objectContaining({ fault: 'event-inserted', case: of, seq, event: id })])
  })

  it('names a receipt that was altered, removed or inserted', async () => {
    const { number } = JSON.parse(readFileSync(join(folder.path, 'first.json'), 'utf8'))
    for (const [statement, fault] of [
      [
        `update receipt set received_at = '2020-01-01T00:00:00+08:00' where number = '${number}'`,
        'receipt-altered',
      ],
      [
        `update receipt set signed = replace(signed, '"channel":"api"', '"channel":"fax"')`,
        'receipt-altered',
      ],
      [`delete from receipt where number = '${number}'`, 'receipt-removed'],
      [
        `insert into receipt select '2600000000000000', organisation, case_id, event, kind, received_at, digest, follow_up_hash, state, signed from receipt limit 1`,
        'receipt-inserted',
      ],
    ] as const) {
      tamperSqlite(data(), statement)
      expect((await verify()).faults).toContainEqual(expect.objectContaining({ fault }))
      cpSync(join(original.path, 'data/fengsui.db'), join(data(), 'fengsui.db'))
    }
  })

  it('finds that the ledger beside the database was rewritten too, by a checkpoint that was kept elsewhere', async () => {
    const kept = join(folder.path, 'kept')
    cpSync(join(data(), 'ledger/checkpoints'), kept)
    const [first] = ofCases()
    tamperSqlite(
      data(),
      `delete from event where case_id = '${first!.case}'; delete from case_head where case_id = '${first!.case}'; delete from receipt where case_id = '${first!.case}';
        delete from case_row where case_id = '${first!.case}'; delete from clock where case_id = '${first!.case}';
        delete from case_key where case_id = '${first!.case}'`,
    )
    const rest = entries().filter((one) => one.case !== first!.case)
    writeFileSync(join(data(), 'ledger/entries'), rest.map((one) => `${JSON.stringify(one)}\n`).join(''))
    writeFileSync(join(data(), 'ledger/checkpoints'), '')
    expect(await verify()).toMatchObject({ code: 0 })
    const { code, faults } = await verify('--checkpoint', kept)
    expect(code).toBe(1)
    expect(faults).toContainEqual(
      expect.objectContaining({ fault: 'ledger-altered', size: entries().length }),
    )
  })

  it('finds events, chains and receipts whole after the key of a case was destroyed', async () => {
    tamperSqlite(data(), `delete from case_key where case_id = '${ofCases()[0]!.case}'`)
    // No event says so here, and that alone is told; with its event it is whole (personal/erasure.test.ts).
    const { faults } = await verify()
    expect(faults.map(({ fault }) => fault)).toEqual(['key-removed'])
  })

  it('does not take a checkpoint that somebody else signed', async () => {
    const path = join(data(), 'ledger/checkpoints')
    writeFileSync(path, readFileSync(path, 'utf8').replace(/\n\d+\n/, '\n1\n'))
    expect((await verify()).faults).toContainEqual(
      expect.objectContaining({ fault: 'checkpoint-not-signed' }),
    )
  })

  it('says why it cannot look: a folder without data, or a server that is running on it', async () => {
    expect((await runNode([launcher, 'verify', folder.path], { input: '' })).stderr).toContain('server.key')
    const server = await startServer({ data: data(), args: ['--empty'] })
    const { code, stderr } = await verify()
    await server.stop()
    expect(code).toBe(1)
    expect(JSON.parse(stderr).type).toBe('/problems/refused')
  })
})

/** What a patient forger does: a true hash, the right chain, the head moved along. */
function insertChained({ of, id, seq, prev }: { of: string; id: string; seq: number; prev: string }): string {
  const record = {
    id,
    type: 'note.added',
    v: 1,
    at: '2026-03-02T09:00:00+08:00',
    actor: { kind: 'system' },
    data: { text: 'forged' },
    organisation: 'cn-330000',
    case: of,
    seq,
    recordedAt: new Date().toISOString(),
    prev,
    alg: 'sha-256',
  }
  const hash = createHash('sha256').update(canonicalJson(record)).digest('hex')
  const columns =
    'id, organisation, case_id, seq, type, v, at, recorded_at, actor, data, prev, hash, alg, mark'
  const values = [
    id,
    record.organisation,
    of,
    seq,
    record.type,
    1,
    record.at,
    record.recordedAt,
    JSON.stringify(record.actor),
    JSON.stringify(record.data),
    prev,
    hash,
    record.alg,
    `hmac-sha-256:${'0'.repeat(64)}`,
  ].map((value) => (typeof value === 'number' ? value : `'${value}'`))
  return `insert into event (${columns}) values (${values.join(',')});
    update case_head set seq = ${seq}, hash = '${hash}' where case_id = '${of}'`
}
