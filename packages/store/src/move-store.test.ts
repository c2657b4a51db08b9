import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findPostgres, type PostgresServer, startPostgres } from '../../../testing/postgres.ts'
import { lacks } from '../../../testing/require.ts'
import { type TemporaryFolder, temporaryFolder } from '../../../testing/temporary-folder.ts'
import { aClock, aSubmission, aWrite, desk } from './contract/builders.fixture.ts'
import { moveStore, readContent } from './move-store.ts'
import { openStore, type StoreOptions } from './open-store.ts'
import { runSql } from './postgres/run-sql.fixture.ts'
import type { Store } from './store.ts'
import { verifyStore } from './verify-store.ts'

describe.skipIf(lacks('PostgreSQL', findPostgres()))('data that moves from one engine to the other', () => {
  let server: PostgresServer
  let folder: TemporaryFolder
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server.remove())
  beforeEach(() => {
    folder = temporaryFolder()
  })
  afterEach(() => folder.remove())

  const embedded = (name: string): StoreOptions => ({ folder: join(folder.path, name) })
  const shared = async (): Promise<StoreOptions> => ({
    ...embedded('shared'),
    // Made for Chinese: words sort by pinyin there, and keys must not.
    databaseUrl: await server.createDatabase("template template0 locale_provider icu icu_locale 'zh'"),
  })
  async function withStore<Result>(
    options: StoreOptions,
    use: (store: Store) => Promise<Result>,
  ): Promise<Result> {
    const opened = await openStore(options)
    if (!opened.ok) throw new Error(opened.failure.text.en)
    const result = await use(opened.value)
    await opened.value.close()
    return result
  }
  const fill = (options: StoreOptions, cases: number): Promise<void> =>
    withStore(options, async (store) => {
      await store.addOrganisation({
        id: desk,
        kind: 'authority',
        party: 'p',
        nameZh: '辽宁',
        nameEn: 'Liaoning',
      })
      await store.addUser({
        id: 'p1',
        organisation: desk,
        login: 'z',
        name: '周敏',
        roles: ['a'],
        passwordHash: 'h',
      })
      await store.addSession({ tokenHash: 't', user: 'p1', createdMs: 1, seenMs: 1, expiresMs: 9, csrf: 'c' })
      await store.agree('key', '甲')
      await store.evidence.begin('object', 1)
      // More pieces than are copied at a time, with every byte there is.
      for (let seq = 0; seq < 20; seq++)
        await store.evidence.append('object', { seq, bytes: Uint8Array.from({ length: 256 }, (_, n) => n) })
      await store.commit({
        cases: [aWrite({ evidence: [{ digest: 'd', object: 'object' }] })],
      })
      await store.commit({
        cases: [aWrite({ clocks: [aClock({ dueMs: 1 }), aClock({ dueMs: 2, duty: 'd' })] })],
      })
      await Promise.all(Array.from({ length: cases }, (_, n) => store.commit(aSubmission(`k${n}-é中`))))
    })

  it('is the same there, and the same when it comes back', async () => {
    const [first, there, back] = [embedded('first'), await shared(), embedded('back')]
    await fill(first, 2_300)
    const before = await readContent(first)
    expect(before).toMatchObject({
      ok: true,
      value: {
        rows: { event: 2_302, case_key: 2_300, clock: 2, session: 1, evidence_chunk: 20, evidence_item: 1 },
      },
    })
    expect(await moveStore(first, there)).toEqual(before)
    expect(await moveStore(there, back)).toEqual(before)
    expect(await withStore(back, verifyStore)).toEqual({ cases: 2_302, faults: [] })
    expect(await withStore(there, verifyStore)).toEqual({ cases: 2_302, faults: [] })
  })

  it('has no table that is left behind', async () => {
    const there = await shared()
    await withStore(there, async () => undefined)
    const { rows } = await runSql(
      there.databaseUrl ?? '',
      "select table_name as name from information_schema.tables where table_schema = 'public' and table_name <> 'migration'",
    )
    const content = await readContent(there)
    const moved = content.ok ? Object.keys(content.value.rows) : []
    expect(moved.sort()).toEqual(rows.map(({ name }) => name as string).sort())
  })

  it('never goes where data is already', async () => {
    const [first, there] = [embedded('first'), await shared()]
    await fill(first, 3)
    await fill(there, 1)
    expect(await moveStore(first, there)).toMatchObject({ ok: false, failure: { code: 'not-empty' } })
  })

  it('leaves nothing behind when it fails on the way', async () => {
    const [first, there] = [embedded('first'), await shared()]
    await fill(first, 3)
    await withStore(there, async () => undefined)
    await runSql(there.databaseUrl ?? '', "alter table case_key add check (wrapped <> 'key of k2-é中')")
    await expect(moveStore(first, there)).rejects.toThrow()
    expect(await readContent(there)).toMatchObject({ value: { rows: { event: 0, case_key: 0 } } })
  })

  it('can be copied while reports come in: what the copy has is whole', async () => {
    const there = await shared()
    await fill(there, 20)
    await withStore(there, async (store) => {
      const more = Array.from({ length: 200 }, (_, n) => store.commit(aSubmission(`more${n}`)))
      await store.backup(join(folder.path, 'copy'))
      await Promise.all(more)
    })
    const { cases, faults } = await withStore(embedded('copy'), verifyStore)
    expect(faults).toEqual([])
    expect(cases).toBeGreaterThanOrEqual(22)
  })
})
