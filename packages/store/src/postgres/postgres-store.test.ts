import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findPostgres, type PostgresServer, startPostgres } from '../../../../testing/postgres.ts'
import { lacks } from '../../../../testing/require.ts'
import { startRelay } from '../../../../testing/tcp-relay.ts'
import { StoreAway } from '../away.ts'
import { aSubmission, aWrite } from '../contract/builders.fixture.ts'
import type { StoreRig } from '../contract/rig.fixture.ts'
import { storeContract } from '../contract/store-contract.fixture.ts'
import { migrations } from '../migrations/index.ts'
import { openStore } from '../open-store.ts'
import type { Store } from '../store.ts'
import type { StoreProblem } from '../store-problem.ts'
import { runSql } from './run-sql.fixture.ts'

describe.skipIf(lacks('PostgreSQL', findPostgres()))('PostgreSQL', () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres()
    // Limits of connections do not bind a superuser.
    const admin = (await server.createDatabase()).replace(/\/[^/]*$/, '/postgres')
    await runSql(admin, 'create role few login; grant pg_write_all_data, pg_read_all_data to few')
  })
  afterAll(() => server.remove())

  async function postgresRig(): Promise<StoreRig> {
    const url = await server.createDatabase()
    const stores: Store[] = []
    const open = async (): Promise<Store> => {
      const store = await opened(url)
      stores.push(store)
      return store
    }
    return {
      open,
      openBeside: open,
      async tamper(statement) {
        await runSql(url, statement)
      },
      async remove() {
        for (const store of stores) await store.close().catch(() => undefined)
      },
    }
  }

  storeContract(postgresRig)

  it('is shaped once when many processes open it for the first time at once', async () => {
    const url = await server.createDatabase()
    const stores = await Promise.all(Array.from({ length: 6 }, () => opened(url)))
    const { rows } = await runSql(url, 'select count(*)::int as n from migration')
    expect(rows).toEqual([{ n: migrations.length }])
    for (const store of stores) await store.close()
  })

  it('is refused when another version shaped it', async () => {
    const url = await server.createDatabase()
    await (await opened(url)).close()
    await runSql(url, "insert into migration values (999, 'from the future', 'x', 'x')")
    expect(await problem(url)).toBe('newer-version')
    await runSql(url, "delete from migration where number = 999; update migration set checksum = 'x'")
    expect(await problem(url)).toBe('migration-changed')
  })

  it('is refused when it does not wait for the disk', async () => {
    const url = await server.createDatabase()
    await server.set('fsync', 'off')
    expect(await problem(url)).toBe('not-durable')
    await server.set('fsync', 'on')
    await (await opened(url)).close()
  })

  it('is warned about where a commit may be answered early, and asked for the disk all the same', async () => {
    const url = await server.createDatabase()
    await runSql(url, `alter database ${new URL(url).pathname.slice(1)} set synchronous_commit = off`)
    const warnings: StoreProblem['code'][] = []
    const store = await opened(url, ({ code }) => warnings.push(code))
    expect(warnings).toEqual(['commit-overridden'])
    await runSql(url, watchCommits)
    await store.commit(aSubmission('k'))
    expect((await runSql(url, 'select setting from seen')).rows).toEqual([{ setting: 'on' }])
    await store.close()
  })

  it('that is not there is a problem, not an exception', async () => {
    expect(await problem('postgres://nobody@127.0.0.1:1/none')).toBe('not-reachable')
  })

  it.each([
    ['took place', 'after'],
    ['did not take place', 'before'],
  ] as const)('answers a commit whose connection was lost, where it %s', async (_what, when) => {
    const url = await server.createDatabase()
    const relay = await startRelay(Number(new URL(url).port))
    const store = await opened(url.replace(/:\d+\//, `:${relay.port}/`))
    await store.commit(aSubmission('before'))
    relay.cutAt('commit\0', when)
    expect(await store.commit(aSubmission('k'))).toMatchObject({ state: 'committed' })
    expect((await store.answerTo({ caller: 'public', key: 'k' }))?.bodyDigest).toBe('body')
    expect(await store.countCases('cn-210000', { state: 'open', kind: 'file' })).toBe(2)
    await store.close()
    await relay.close()
  })

  it('says that it is away when it stays away, and takes the same work when it is back', async () => {
    const url = await server.createDatabase()
    const relay = await startRelay(Number(new URL(url).port))
    const store = await opened(url.replace(/:\d+\//, `:${relay.port}/`))
    relay.block()
    const work = aSubmission('k')
    expect(await store.commit(work)).toMatchObject({ state: 'unavailable' })
    expect(await store.health()).toEqual({ ok: false, oldestDueMs: null })
    await expect(store.user('p1')).rejects.toThrow(StoreAway)
    await expect(store.removeSession('t1')).rejects.toThrow(StoreAway)
    relay.unblock()
    expect(await store.user('p1')).toBeUndefined()
    expect(await store.commit(work)).toMatchObject({ state: 'committed' })
    await store.close()
    await relay.close()
  })

  it('gets along with fewer connections than it would take', async () => {
    const url = await server.createDatabase('owner few connection limit 2')
    const store = await opened(url.replace('postgres://postgres@', 'postgres://few@'))
    const works = Array.from({ length: 40 }, (_, n) => aSubmission(`k${n}`))
    const [results] = await Promise.all([
      Promise.all(works.map((work) => store.commit(work))),
      ...works.map(() => store.fireDueClocks(10, () => aWrite()).catch(() => undefined)),
    ])
    expect(new Set(results.map(({ state }) => state))).toEqual(new Set(['committed']))
    await store.close()
  })

  it('commits what was under way when its connections were cut, once', async () => {
    const url = await server.createDatabase()
    const store = await opened(url)
    const works = Array.from({ length: 60 }, (_, n) => aSubmission(`k${n}`))
    const cut = `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'fengsui'`
    const results = await Promise.all(
      works.map(async (work, n) => {
        if (n % 20 === 0) await runSql(url, cut)
        return store.commit(work)
      }),
    )
    expect(new Set(results.map(({ state }) => state))).toEqual(new Set(['committed']))
    expect(await store.countCases('cn-210000', { state: 'open', kind: 'file' })).toBe(60)
    await store.close()
  })

  it('acknowledges nothing that its replica has not confirmed, even when somebody cancels the wait', async () => {
    const url = await server.createDatabase()
    const store = await opened(url)
    await server.set('synchronous_standby_names', "'nobody'")
    let isAcknowledged = false
    const committed = store.commit(aSubmission('k')).then((result) => {
      isAcknowledged = true
      return result
    })
    const first = await waitingForReplica(url)
    // On the disk of this server it has taken place now, and whoever asks there finds it.
    await runSql(url, `select pg_cancel_backend(${first})`)
    expect(await waitingForReplica(url, first)).not.toBe(first)
    expect((await runSql(url, 'select 1 from receipt')).rows).toHaveLength(1)
    expect(isAcknowledged).toBe(false)
    await server.set('synchronous_standby_names', "''")
    expect(await committed).toMatchObject({ state: 'committed' })
    expect((await runSql(url, 'select 1 from receipt')).rows).toHaveLength(1)
    await store.close()
  })

  async function opened(databaseUrl: string, warn?: (warning: StoreProblem) => void): Promise<Store> {
    const result = await openStore({
      folder: '/nowhere',
      databaseUrl,
      mark: (hash) => `mark of ${hash}`,
      ...(warn === undefined ? {} : { warn }),
    })
    if (!result.ok) throw new Error(result.failure.text.en)
    return result.value
  }

  async function problem(databaseUrl: string): Promise<string | undefined> {
    const result = await openStore({ folder: '/nowhere', databaseUrl })
    return result.ok ? undefined : result.failure.code
  }
})

/** The process of a commit that waits for a replica, once there is one besides `not`. */
async function waitingForReplica(url: string, not = 0): Promise<number> {
  for (;;) {
    const { rows } = await runSql(
      url,
      `select pid from pg_stat_activity where wait_event = 'SyncRep' and pid <> ${not}`,
    )
    if (rows[0] !== undefined) return Number(rows[0]['pid'])
  }
}

/** Writes down, with each event, what its connection asks of a commit. */
const watchCommits = `
  create table seen (setting text);
  create function see() returns trigger language plpgsql as
    $$ begin insert into seen values (current_setting('synchronous_commit')); return new; end $$;
  create trigger see after insert on event for each row execute function see()`
