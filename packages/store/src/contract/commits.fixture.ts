import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../store.ts'
import { anEvent, aSubmission, aWrite, desk, notesOf, storeCase } from './builders.fixture.ts'
import type { MakeRig, StoreRig } from './rig.fixture.ts'

/** What every store promises of a commit. */
export function commitContract(makeRig: MakeRig): void {
  describe('a commit', () => {
    let rig: StoreRig
    let store: Store
    beforeEach(async () => {
      rig = await makeRig()
      store = await rig.open()
    })
    afterEach(() => rig.remove())

    const reopen = async (): Promise<void> => {
      await store.close()
      store = await rig.open()
    }

    it('is there after a restart: events, queue line, receipt, key and answer', async () => {
      const work = aSubmission('k')
      const [write] = work.cases
      expect(await store.commit(work)).toMatchObject({ state: 'committed' })
      await reopen()
      const [record] = await store.readCase(desk, write.case)
      expect(record).toMatchObject({ ...write.events[0], case: write.case, seq: 1, prev: '' })
      expect(await store.queue(desk, { state: 'open', kind: 'file', offset: 0, limit: 9 })).toEqual([
        write.row,
      ])
      const [receipt] = work.receipts ?? []
      expect(await store.findReceipt(receipt?.number ?? '')).toEqual(receipt)
      expect(await store.caseKey(write.case)).toBe('key of k')
      expect(await store.answerTo({ caller: 'public', key: 'k' })).toEqual({
        bodyDigest: 'body',
        response: work.idempotency?.response,
      })
    })

    it('keeps every member of an event, also those that are seldom there', async () => {
      const event = {
        ...anEvent('一'),
        rules: { instrument: 'cn-cac-2025', version: '1' },
        private: { alg: 'aes-256-gcm', box: 'AAAA' },
        actor: { kind: 'person', id: 'p1', party: 'operator' } as const,
        data: { nested: [1, null, { text: '"\u0000"' }], big: 9_007_199_254_740_991 },
      }
      const write = aWrite({ events: [event] })
      await store.commit({ cases: [write] })
      expect(await store.readCase(desk, write.case)).toMatchObject([event])
      expect(await store.verifyCase(desk, write.case)).toEqual([])
    })

    it('is all or nothing: one case of two moved on, and neither is written', async () => {
      const old = await storeCase(store)
      const fresh = aWrite()
      const stale = aWrite({ case: old, expectedSeq: 0 })
      const work = { ...aSubmission('k'), cases: [fresh, stale] }
      expect(await store.commit(work)).toEqual({ state: 'conflict', case: old })
      expect(await store.readCase(desk, fresh.case)).toEqual([])
      expect(await store.answerTo({ caller: 'public', key: 'k' })).toBeUndefined()
      expect(await store.countCases(desk, { state: 'open', kind: 'file' })).toBe(1)
    })

    it('refuses a write that was decided on another state of the case', async () => {
      const id = await storeCase(store)
      const decided = (text: string): ReturnType<typeof aWrite> =>
        aWrite({ case: id, expectedSeq: 1, events: [anEvent(text)] })
      const results = await Promise.all(
        ['a', 'b', 'c'].map((text) => store.commit({ cases: [decided(text)] })),
      )
      expect(results.map(({ state }) => state).sort()).toEqual(['committed', 'conflict', 'conflict'])
      expect(await store.readCase(desk, id)).toHaveLength(2)
      expect(await store.verifyCase(desk, id)).toEqual([])
    })

    it('never writes into a case of another organisation', async () => {
      const id = await storeCase(store)
      const intruder = aWrite({ case: id, organisation: 'cn-110000', expectedSeq: 1 })
      expect(await store.commit({ cases: [intruder] })).toEqual({ state: 'conflict', case: id })
      expect(await store.readCase('cn-110000', id)).toEqual([])
    })

    it('answers the same key and body with the first answer, also after a restart', async () => {
      const first = aSubmission('k')
      await store.commit(first)
      const repeat = { state: 'repeated', response: first.idempotency?.response }
      expect(await store.commit(aSubmission('k', { number: '2' }))).toEqual(repeat)
      await reopen()
      expect(await store.commit(aSubmission('k', { number: '3' }))).toEqual(repeat)
      expect(await store.countCases(desk, { state: 'open', kind: 'file' })).toBe(1)
    })

    it('refuses the same key with another body', async () => {
      await store.commit(aSubmission('k'))
      expect(await store.commit(aSubmission('k', { body: 'other' }))).toEqual({ state: 'key-reused' })
    })

    it('keeps the keys of different callers apart', async () => {
      await store.commit(aSubmission('k'))
      const { idempotency, ...rest } = aSubmission('k', { number: '2' })
      const signedIn = { ...rest, idempotency: { ...idempotency!, caller: 'p1' } }
      expect(await store.commit(signedIn)).toMatchObject({ state: 'committed' })
    })

    it('takes one of many that arrive at once under the same key', async () => {
      const beside = await rig.openBeside(store)
      const stores = [store, beside]
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, n) => stores[n % 2]!.commit(aSubmission('k'))),
      )
      const states = results.map(({ state }) => state)
      expect(states.filter((state) => state === 'committed')).toHaveLength(1)
      expect(states.filter((state) => state === 'repeated')).toHaveLength(19)
      expect(await store.countCases(desk, { state: 'open', kind: 'file' })).toBe(1)
    })

    it('says when a number is taken, and writes nothing', async () => {
      await store.commit(aSubmission('a', { number: '1' }))
      const second = aSubmission('b', { number: '1' })
      expect(await store.commit(second)).toEqual({ state: 'number-taken', number: '1' })
      expect(await store.readCase(desk, second.cases[0].case)).toEqual([])
    })

    it('keeps apart what fails and what succeeds, however many arrive together', async () => {
      const id = await storeCase(store)
      await store.commit(aSubmission('known', { number: '7' }))
      const results = await Promise.all([
        ...Array.from({ length: 100 }, (_, n) => store.commit(aSubmission(`new ${n}`))),
        store.commit({ cases: [aWrite({ case: id, expectedSeq: 5 })] }),
        store.commit(aSubmission('other', { number: '7' })),
        store.commit(aSubmission('known', { body: 'other' })),
      ])
      const states = results.map(({ state }) => state)
      expect(states.slice(0, 100)).toEqual(Array(100).fill('committed'))
      expect(states.slice(100)).toEqual(['conflict', 'number-taken', 'key-reused'])
      expect(await store.countCases(desk, { state: 'open', kind: 'file' })).toBe(102)
    })

    it('that the database refuses takes none of its neighbours down', async () => {
      const good = await storeCase(store)
      // No number: the columns hold numbers only, so the statement itself fails.
      const bad = aWrite({ clocks: [{ ...badClock, dueMs: 'soon' as unknown as number }] })
      const results = await Promise.all([
        store.commit(aSubmission('before')),
        store.commit({ cases: [bad] }),
        store.commit({ cases: [aWrite({ case: good, expectedSeq: 1, events: [anEvent('after')] })] }),
      ])
      expect(results.map(({ state }) => state)).toEqual(['committed', 'refused', 'committed'])
      expect(await notesOf(store, good)).toEqual(['note', 'after'])
      expect(await store.readCase(desk, bad.case)).toEqual([])
    })
  })
}

const badClock = { duty: 'd', recipient: 'r', rule: 'cn-cac-2025', ruleVersion: '1' }
