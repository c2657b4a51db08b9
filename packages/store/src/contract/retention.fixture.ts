import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { NewDelivery } from '../deliveries.ts'
import type { Over } from '../retention.ts'
import type { CaseRow, Store } from '../store.ts'
import { uuidv7 } from '../uuidv7.ts'
import { aRow, aSubmission, aWrite, desk } from './builders.fixture.ts'
import type { MakeRig, StoreRig } from './rig.fixture.ts'

/** What every store promises of what is old, and of what is under a hold. */
export function retentionContract(makeRig: MakeRig): void {
  describe('what has been kept long enough', () => {
    let rig: StoreRig
    let store: Store
    beforeEach(async () => {
      rig = await makeRig()
      store = await rig.open()
    })
    afterEach(() => rig.remove())

    const later = (limit = 100): Over => ({ beforeMs: Date.now() + 60_000, limit })
    const put = async (row: Partial<CaseRow>, deliveries: readonly NewDelivery[] = []): Promise<string> => {
      const id = uuidv7()
      const made = aRow({ case: id, status: 'closed', updatedMs: 1_000, ...row })
      const write = aWrite({ case: id, row: made, wrappedKey: `key of ${id}`, deliveries })
      expect(await store.commit({ cases: [write] })).toMatchObject({ state: 'committed' })
      return id
    }
    const aDelivery = (id?: string): NewDelivery => ({
      ...{
        id: uuidv7(),
        organisation: desk,
        kind: 'email',
        key: uuidv7(),
        recipient: 'a@unit.example',
        body: '',
      },
      ...(id === undefined ? {} : { case: id }),
    })
    const overNow = async (over: Over): Promise<readonly string[]> =>
      (await store.retention.casesOver(over)).map((one) => one.case)

    it('is a case that is closed, older, under no hold, and still readable', async () => {
      const over = await put({})
      await put({ status: 'open' })
      await put({ held: true })
      await put({ updatedMs: 5_000 })
      const erased = await put({})
      const write = aWrite({ case: erased, expectedSeq: 1, erasesPersonal: true })
      await store.commit({ cases: [{ ...write, row: aRow({ case: erased, status: 'closed' }) }] })
      expect(await overNow({ beforeMs: 5_000, limit: 100 })).toEqual([over])
      expect(await overNow({ beforeMs: 1_000, limit: 100 })).toEqual([])
    })

    it('is given longest over first, a few at a time', async () => {
      const [second, first] = [await put({ updatedMs: 2_000 }), await put({ updatedMs: 1_000 })]
      expect(await overNow({ beforeMs: 9_000, limit: 1 })).toEqual([first])
      expect(await overNow({ beforeMs: 9_000, limit: 9 })).toEqual([first, second])
    })

    it('is a delivery nobody waits for, unless its case is under a hold', async () => {
      const [held, free] = [await put({ held: true }), await put({})]
      const all = [aDelivery(held), aDelivery(free), aDelivery(), aDelivery()] as const
      await store.deliveries.put(all)
      const waiting = await store.deliveries.claim({ kind: 'email', limit: 3, leaseMs: 1_000 })
      for (const one of waiting) await store.deliveries.tried(one, { state: 'delivered' })
      expect(await store.retention.removeDeliveries({ beforeMs: 1_000, limit: 9 })).toBe(0)
      expect(await store.retention.removeDeliveries(later(1))).toBe(1)
      await store.retention.removeDeliveries(later())
      expect(
        (await store.deliveries.list([desk], { state: 'delivered', limit: 9 })).map(({ id }) => id),
      ).toEqual([all[0].id])
      expect(await store.deliveries.count([desk], 'waiting')).toBe(1)
      expect(await store.deliveries.history(all[0].id)).toHaveLength(1)
      expect(await store.deliveries.history(all[1].id)).toEqual([])
    })

    it('is an answer remembered by its key', async () => {
      await store.commit(aSubmission('k'))
      expect(await store.retention.removeAnswers({ beforeMs: 1_000, limit: 9 })).toBe(0)
      expect(await store.answerTo({ caller: 'public', key: 'k' })).toBeDefined()
      expect(await store.retention.removeAnswers(later())).toBe(1)
      expect(await store.answerTo({ caller: 'public', key: 'k' })).toBeUndefined()
    })

    it('lists the cases an organisation has under a hold', async () => {
      const id = await put({ held: true, title: '保全的案件' })
      await put({})
      expect(await store.retention.held(desk, 9)).toMatchObject([
        { case: id, title: '保全的案件', held: true },
      ])
      expect(await store.retention.held('cn-other', 9)).toEqual([])
    })
  })
}
