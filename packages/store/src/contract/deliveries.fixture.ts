import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Delivery, type NewDelivery, ofDeployment } from '../deliveries.ts'
import type { Store } from '../store.ts'
import { uuidv7 } from '../uuidv7.ts'
import { aClock, anEvent, aWrite, desk, storeCase } from './builders.fixture.ts'
import type { MakeRig, StoreRig } from './rig.fixture.ts'

const aDelivery = (delivery: Partial<NewDelivery> = {}): NewDelivery => ({
  id: uuidv7(),
  organisation: desk,
  kind: 'email',
  key: uuidv7(),
  recipient: 'it@unit.example',
  body: 'bytes',
  ...delivery,
})

const leaseMs = 60_000

/** What every store promises of the outbox. */
export function deliveryContract(makeRig: MakeRig): void {
  describe('a delivery', () => {
    let rig: StoreRig
    let store: Store
    beforeEach(async () => {
      rig = await makeRig()
      store = await rig.open()
    })
    afterEach(() => rig.remove())

    const claim = (limit = 10, kind = 'email'): Promise<readonly Delivery[]> =>
      store.deliveries.claim({ kind, limit, leaseMs })
    const put = async (delivery: Partial<NewDelivery> = {}): Promise<NewDelivery> => {
      const one = aDelivery(delivery)
      await store.deliveries.put([one])
      return one
    }
    const die = async (): Promise<NewDelivery> => {
      const one = await put()
      const [claimed] = await claim()
      if (claimed === undefined) throw new Error('nothing to claim')
      expect(await store.deliveries.tried(claimed, { state: 'dead', fault: 'no such mailbox' })).toBe(true)
      return one
    }

    it('is durable with the events it follows from, or not at all', async () => {
      const kept = aDelivery()
      const lost = aDelivery()
      const write = aWrite({ deliveries: [kept] })
      expect(await store.commit({ cases: [write] })).toMatchObject({ state: 'committed' })
      expect(await store.commit({ cases: [{ ...write, deliveries: [lost] }] })).toMatchObject({
        state: 'conflict',
      })
      await store.close()
      store = await rig.open()
      expect(await store.deliveries.find('email', kept.key)).toMatchObject({
        ...kept,
        state: 'waiting',
        tries: 0,
      })
      expect(await store.deliveries.find('email', lost.key)).toBeUndefined()
    })

    it('is put in by a clock in the transaction that fires it', async () => {
      const id = await storeCase(store, [aClock({ dueMs: Date.now() - 60_000 })])
      const reminder = aDelivery({ case: id })
      const effect = { case: id, expectedSeq: 1, events: [anEvent('missed')], deliveries: [reminder] }
      await store.fireDueClocks(10, () => {
        throw new Error('the effect cannot be decided')
      })
      expect(await claim()).toEqual([])
      const other = await storeCase(store, [aClock({ dueMs: Date.now() - 60_000 })])
      expect(await store.fireDueClocks(10, () => aWrite({ ...effect, case: other }))).toMatchObject({
        fired: 1,
      })
      expect(await claim()).toMatchObject([{ id: reminder.id, case: id }])
    })

    it('put in twice under one key is one delivery', async () => {
      const first = await put({ key: 'report 1' })
      await put({ key: 'report 1', body: 'other bytes' })
      expect(await claim()).toMatchObject([{ id: first.id, body: 'bytes', tries: 1 }])
      await put({ key: 'report 1', kind: 'time-stamp' })
      expect(await claim(10, 'time-stamp')).toHaveLength(1)
    })

    it('is claimed by one of many workers', async () => {
      const beside = await rig.openBeside(store)
      const keys = (await Promise.all(Array.from({ length: 40 }, () => put()))).map(({ id }) => id)
      const claimed: string[] = []
      for (let round = 0; round < 20 && claimed.length < 40; round++) {
        const rounds = await Promise.all(
          [store, beside, store, beside].map((one) =>
            one.deliveries.claim({ kind: 'email', limit: 3, leaseMs }),
          ),
        )
        claimed.push(...rounds.flat().map(({ id }) => id))
      }
      if (beside !== store) await beside.close()
      expect(claimed.sort()).toEqual(keys.sort())
    })

    it('whose worker died is claimed again when the lease has ended, and the late answer of the first still counts', async () => {
      const { id } = await put()
      const [first] = await store.deliveries.claim({ kind: 'email', limit: 1, leaseMs: -1 })
      const [second] = await claim()
      expect([first, second]).toMatchObject([
        { id, tries: 1 },
        { id, tries: 2 },
      ])
      if (first === undefined || second === undefined) throw new Error('not claimed')
      expect(await store.deliveries.tried(first, { state: 'dead', fault: 'too late' })).toBe(false)
      expect(await store.deliveries.tried(first, { state: 'delivered', answer: '250 OK' })).toBe(true)
      expect(await store.deliveries.tried(second, { state: 'dead', fault: 'refused' })).toBe(false)
      expect(await store.deliveries.one([desk], id)).toMatchObject({ state: 'delivered', answer: '250 OK' })
    })

    it('that failed waits for its pause, and is tried again', async () => {
      const { id } = await put()
      for (const [pauseMs, left] of [
        [-1, 1],
        [60_000, 0],
      ] as const) {
        const [claimed] = await claim()
        if (claimed === undefined) throw new Error('not claimed')
        await store.deliveries.tried(claimed, { state: 'waiting', fault: 'busy', pauseMs })
        expect((await store.deliveries.list([desk], { state: 'waiting', limit: 9 }))[0]?.fault).toBe('busy')
        if (left === 0) expect(await claim()).toEqual([])
      }
      expect(await store.deliveries.history(id)).toMatchObject([
        { outcome: 'waiting', detail: 'busy' },
        { outcome: 'waiting', detail: 'busy' },
      ])
    })

    it('that is dead is seen by its own people, who send it again or put it away', async () => {
      const { id } = await die()
      expect(await store.deliveries.health()).toMatchObject({ dead: 1, waiting: 0, oldestMs: null })
      expect(await store.deliveries.count(['cn-other', ofDeployment], 'dead')).toBe(0)
      expect(await store.deliveries.list([desk, ofDeployment], { state: 'dead', limit: 9 })).toMatchObject([
        { id, fault: 'no such mailbox' },
      ])
      const again = { id, decision: 'sent-again', by: 'p1' } as const
      expect(await store.deliveries.decide({ ...again, organisations: ['cn-other'] })).toBe(false)
      expect(await store.deliveries.decide({ ...again, organisations: [desk] })).toBe(true)
      expect(await store.deliveries.decide({ ...again, organisations: [desk] })).toBe(false)
      const [claimed] = await claim()
      expect(claimed).toMatchObject({ id, tries: 1 })
      if (claimed !== undefined)
        await store.deliveries.tried(claimed, { state: 'dead', fault: 'no such mailbox' })
      expect(
        await store.deliveries.decide({ id, organisations: [desk], decision: 'put-away', by: 'p1' }),
      ).toBe(true)
      expect((await store.deliveries.history(id)).map(({ outcome }) => outcome)).toEqual([
        'dead',
        'sent-again',
        'dead',
        'put-away',
      ])
      expect(await store.deliveries.count([desk], 'put-away')).toBe(1)
    })

    it('of an exercise is written down and never claimed', async () => {
      const { id } = await put({ exercise: true })
      expect(await claim()).toEqual([])
      expect(await store.deliveries.one([desk], id)).toMatchObject({ state: 'withheld' })
    })
  })
}
