import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../store.ts'
import { anEvent, aWrite, desk, storeCase } from './builders.fixture.ts'
import type { MakeRig, StoreRig } from './rig.fixture.ts'

/** What every store promises of the places of events in the ledger. */
export function ledgerContract(makeRig: MakeRig): void {
  describe('the ledger', () => {
    let rig: StoreRig
    let store: Store
    beforeEach(async () => {
      rig = await makeRig()
      store = await rig.open()
    })
    afterEach(() => rig.remove())

    const placed = async (): Promise<readonly [number, string][]> =>
      (await store.placedEvents(0, 1_000)).map(({ place, id }) => [place, id])

    it('gives every committed event one place, without gaps, and keeps it for good', async () => {
      const write = aWrite({ events: [anEvent('one'), anEvent('two'), anEvent('three')] })
      await store.commit({ cases: [write] })
      expect([await store.placeEvents(2), await store.placeEvents(2), await store.placeEvents(2)]).toEqual([
        2, 1, 0,
      ])
      const before = await placed()
      expect(before.map(([place]) => place)).toEqual([0, 1, 2])
      expect(before.map(([, id]) => id).sort()).toEqual(write.events.map(({ id }) => id).sort())
      await storeCase(store)
      await store.placeEvents(10)
      const after = await placed()
      expect(after.slice(0, 3)).toEqual(before)
      expect(after.map(([place]) => place)).toEqual([0, 1, 2, 3])
      expect(await store.placesOf(write.case)).toEqual(new Map(before.map(([place, id]) => [id, place])))
    })

    it('gives no place twice and leaves none out, however many servers give places at once', async () => {
      const beside = await rig.openBeside(store)
      await Promise.all(Array.from({ length: 30 }, () => storeCase(store)))
      const counts = await Promise.all([store, beside, store, beside].map((one) => one.placeEvents(9)))
      for (let more = 1; more > 0; ) more = await beside.placeEvents(9)
      expect(counts.every((count) => count <= 9)).toBe(true)
      expect((await placed()).map(([place]) => place)).toEqual(
        Array.from({ length: 30 }, (_, place) => place),
      )
      if (beside !== store) await beside.close()
    })

    it('reads on from a place, with what the ledger says of an event', async () => {
      await storeCase(store)
      await storeCase(store)
      await store.placeEvents(10)
      const [first] = await store.placedEvents(0, 1)
      const [{ alg, hash, recordedAt, ...record } = { alg: '', hash: '', recordedAt: '', id: '' }] =
        await store.readCase(desk, first?.case ?? '')
      expect(first).toEqual({ place: 0, case: first?.case, seq: 1, id: record.id, alg, hash, recordedAt })
      expect(await store.placedEvents(1, 10)).toHaveLength(1)
      expect(await store.placedEvents(2, 10)).toEqual([])
    })

    it('walks the whole log a page at a time', async () => {
      const ids = await Promise.all([1, 2, 3].map(() => storeCase(store)))
      const seen: string[] = []
      for (let after = { case: '', seq: 0 }; ; ) {
        const page = await store.eventsAfter(after, 2)
        seen.push(...page.map(({ record }) => record.case))
        const last = page.at(-1)?.record
        if (last === undefined) break
        after = { case: last.case, seq: last.seq }
      }
      expect(seen).toEqual([...ids].sort())
    })
  })
}
