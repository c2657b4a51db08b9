import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CaseRow, NewUser, QueueFilter, SessionRow, Store } from '../store.ts'
import { aRow, aWrite, desk } from './builders.fixture.ts'
import type { MakeRig, StoreRig } from './rig.fixture.ts'

const open: QueueFilter = { state: 'open', kind: 'file', offset: 0, limit: 50 }
const person: NewUser = {
  id: 'p1',
  organisation: desk,
  login: 'zhoumin',
  name: '周敏',
  roles: ['duty-officer'],
  passwordHash: 'scrypt$…',
}
const session: SessionRow = {
  tokenHash: 't1',
  user: 'p1',
  createdMs: 100,
  seenMs: 100,
  expiresMs: 900,
  csrf: 'c',
}

/** What every store promises of queues, people and sessions. */
export function deskContract(makeRig: MakeRig): void {
  describe('a desk', () => {
    let rig: StoreRig
    let store: Store
    beforeEach(async () => {
      rig = await makeRig()
      store = await rig.open()
    })
    afterEach(() => rig.remove())

    const put = async (row: Partial<CaseRow> & { readonly case: string }): Promise<void> => {
      const { case: id, organisation = desk } = row
      await store.commit({ cases: [aWrite({ case: id, organisation, row: aRow(row) })] })
    }
    const titles = async (filter: Partial<QueueFilter> = {}): Promise<readonly string[]> =>
      (await store.queue(desk, { ...open, ...filter })).map(({ title }) => title)

    it('sees the nearest legal deadline first, then what has none, oldest receipt first', async () => {
      await put({ case: '1', title: 'no deadline, newer', receivedMs: 20 })
      await put({ case: '2', title: 'no deadline, older', receivedMs: 10 })
      await put({ case: '3', title: 'due later', nextDueMs: 900, nextDuty: 'cn.C.2a', receivedMs: 1 })
      await put({ case: '4', title: 'due soon, newer', nextDueMs: 500, receivedMs: 9 })
      await put({ case: '5', title: 'due soon, older', nextDueMs: 500, receivedMs: 8 })
      const order = [
        'due soon, older',
        'due soon, newer',
        'due later',
        'no deadline, older',
        'no deadline, newer',
      ]
      expect(await titles()).toEqual(order)
      expect(await titles({ offset: 1, limit: 2 })).toEqual(order.slice(1, 3))
    })

    it('sees its own cases only, files apart from incidents, open apart from closed', async () => {
      await put({ case: '1', title: 'mine' })
      await put({ case: '2', title: 'closed', status: 'closed' })
      await put({ case: '3', title: 'incident', kind: 'incident' })
      await put({ case: '4', title: 'theirs', organisation: 'cn-110000' })
      expect(await titles()).toEqual(['mine'])
      expect(await titles({ state: 'closed' })).toEqual(['closed'])
      expect(await titles({ kind: 'incident' })).toEqual(['incident'])
      expect(await store.countCases(desk, { state: 'open', kind: 'file' })).toBe(1)
      expect(await store.openCases()).toEqual(
        new Map([
          [desk, 2],
          ['cn-110000', 1],
        ]),
      )
    })

    it('sees a case where it stands now, with every member of its line', async () => {
      const row = aRow({
        case: '1',
        assignee: '周敏',
        number: '2600000000000001',
        nextDueMs: 5,
        nextDuty: 'cn.C.2a',
        exercise: true,
        provisional: false,
      })
      await put({ case: '1', nextDueMs: 900, nextDuty: 'cn.C.1' })
      await store.commit({ cases: [aWrite({ case: '1', expectedSeq: 1, row })] })
      expect(await store.queue(desk, open)).toEqual([row])
      await store.commit({
        cases: [aWrite({ case: '1', expectedSeq: 2, row: aRow({ case: '1', status: 'closed' }) })],
      })
      expect(await store.queue(desk, open)).toEqual([])
      expect(await store.queue(desk, { ...open, state: 'closed' })).toEqual([
        aRow({ case: '1', status: 'closed' }),
      ])
    })

    it('is an organisation that can be added, renamed and found', async () => {
      const ours = { id: desk, kind: 'authority', party: 'provincial-cyberspace-administration' } as const
      await store.addOrganisation({ ...ours, nameZh: '旧名', nameEn: 'old' })
      await store.addOrganisation({ ...ours, nameZh: '辽宁省互联网信息办公室', nameEn: 'Liaoning' })
      await store.addOrganisation({
        id: 'news',
        kind: 'operator',
        party: 'operator',
        nameZh: '新闻',
        nameEn: 'News',
        place: '沈阳市',
      })
      await store.addUser(person)
      const found = { ...ours, nameZh: '辽宁省互联网信息办公室', nameEn: 'Liaoning', people: 1 }
      expect(await store.organisation(desk)).toEqual(found)
      expect(await store.organisations('authority')).toEqual([found])
      expect((await store.organisations()).map(({ id, place }) => [id, place])).toEqual([
        [desk, undefined],
        ['news', '沈阳市'],
      ])
      expect(await store.organisation('nobody')).toBeUndefined()
    })

    it('has people, each with a login of their own', async () => {
      expect(await store.addUser(person)).toBe(true)
      expect(await store.addUser({ ...person, id: 'p2' })).toBe(false)
      expect(await store.userByLogin('zhoumin')).toEqual(person)
      expect(await store.user('p1')).toMatchObject({ name: '周敏', roles: ['duty-officer'] })
      expect(await store.users(desk)).toHaveLength(1)
      expect(await store.user('p2')).toBeUndefined()
    })

    it('lets one of two people have a login they ask for at once', async () => {
      const beside = await rig.openBeside(store)
      const added = await Promise.all([store.addUser(person), beside.addUser({ ...person, id: 'p2' })])
      expect(added.sort()).toEqual([false, true])
    })

    it('keeps sessions across a restart and in every process, until they end', async () => {
      await store.addSession(session)
      await store.close()
      store = await rig.open()
      const beside = await rig.openBeside(store)
      expect(await beside.session('t1')).toEqual(session)
      await beside.removeSession('t1')
      expect(await store.session('t1')).toBeUndefined()
    })

    it('ends the sessions of one person, all but the one that is named', async () => {
      const mine = ['t1', 't2', 't3'].map((tokenHash, index) => ({
        ...session,
        tokenHash,
        createdMs: 100 + index,
      }))
      const theirs = { ...session, tokenHash: 't4', user: 'p2' }
      for (const one of [...mine, theirs]) await store.addSession(one)
      expect((await store.sessionsOf('p1')).map(({ tokenHash }) => tokenHash)).toEqual(['t3', 't2', 't1'])
      await store.removeSessionsOf('p1', 't2')
      expect(await store.sessionsOf('p1')).toEqual([mine[1]])
      await store.removeSessionsOf('p1')
      expect(await store.sessionsOf('p1')).toEqual([])
      expect(await store.sessionsOf('p2')).toEqual([theirs])
    })

    it('gives one person another password', async () => {
      await store.addUser(person)
      await store.addUser({ ...person, id: 'p2', login: 'other' })
      await store.changePassword('p1', 'new')
      expect((await store.userByLogin('zhoumin'))?.passwordHash).toBe('new')
      expect((await store.userByLogin('other'))?.passwordHash).toBe(person.passwordHash)
    })

    it('agrees with every process on what was proposed first', async () => {
      const beside = await rig.openBeside(store)
      const agreed = await Promise.all([store.agree('key', 'a'), beside.agree('key', 'b')])
      expect(new Set(agreed).size).toBe(1)
      expect(await store.agree('key', 'c')).toBe(agreed[0])
      expect(await store.agree('other', 'c')).toBe('c')
    })

    it('forgets sessions that ended when a new one starts', async () => {
      await store.addSession(session)
      await store.addSession({ ...session, tokenHash: 't2', createdMs: 901, expiresMs: 999 })
      expect(await store.session('t1')).toBeUndefined()
      expect(await store.session('t2')).toBeDefined()
    })
  })
}
