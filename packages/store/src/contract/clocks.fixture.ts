import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ClockEffect, ClockSpec, DueClock, Store } from '../store.ts'
import { aClock, anEvent, aWrite, desk, notesOf, storeCase } from './builders.fixture.ts'
import type { MakeRig, StoreRig } from './rig.fixture.ts'

const minuteMs = 60_000
const ago = (minutes: number): number => Date.now() - minutes * minuteMs

/** A clock's effect: a note in its case, which from then on wants those of `clocks` that were not missed. */
const noteMissed =
  (clocks: readonly ClockSpec[] = []): ClockEffect =>
  ({ case: id, organisation, duty }, records) => {
    const missed = [...records.map(({ data }) => (data as { text: string }).text), `missed ${duty}`]
    const left = clocks.filter((clock) => !missed.includes(`missed ${clock.duty}`))
    const events = [anEvent(`missed ${duty}`)]
    return aWrite({ case: id, organisation, expectedSeq: records.length, events, clocks: left })
  }

/** What every store promises of clocks. */
export function clockContract(makeRig: MakeRig): void {
  describe('a clock', () => {
    let rig: StoreRig
    let store: Store
    beforeEach(async () => {
      rig = await makeRig()
      store = await rig.open()
    })
    afterEach(() => rig.remove())

    const fire = (effect: ClockEffect = noteMissed()): Promise<{ readonly fired: number }> =>
      store.fireDueClocks(200, effect)
    const change = async (id: string, expectedSeq: number, clocks: readonly ClockSpec[]): Promise<void> => {
      expect(await store.commit({ cases: [aWrite({ case: id, expectedSeq, clocks })] })).toMatchObject({
        state: 'committed',
      })
    }

    it('fires once when it is due, and its effect is in the log', async () => {
      const id = await storeCase(store, [aClock({ dueMs: ago(1) })])
      expect(await fire()).toEqual({ fired: 1, failed: [] })
      expect(await fire()).toEqual({ fired: 0, failed: [] })
      expect(await notesOf(store, id)).toEqual(['note', 'missed cn.C.2a'])
      expect(await store.verifyCase(desk, id)).toEqual([])
    })

    it('waits while it is not due', async () => {
      await storeCase(store, [aClock({ dueMs: Date.now() + minuteMs })])
      expect(await fire()).toEqual({ fired: 0, failed: [] })
    })

    it('fires once after nothing ran for a while, with how late it is', async () => {
      const dueMs = ago(90)
      await storeCase(store, [aClock({ dueMs })])
      await store.close()
      store = await rig.open()
      const seen: DueClock[] = []
      const before = Date.now()
      const effect: ClockEffect = (clock, records) => {
        seen.push(clock)
        return noteMissed()(clock, records)
      }
      expect(await fire(effect)).toMatchObject({ fired: 1 })
      expect(seen).toMatchObject([{ duty: 'cn.C.2a', recipient: 'cn-cac', dueMs, rule: 'cn-cac-2025' }])
      expect(seen[0]?.lateMs).toBeGreaterThanOrEqual(before - dueMs - 1_000)
      expect(seen[0]?.lateMs).toBeLessThanOrEqual(Date.now() - dueMs + 1_000)
      await store.close()
      store = await rig.open()
      expect(await fire()).toMatchObject({ fired: 0 })
    })

    it('fires for one of two workers', async () => {
      const beside = await rig.openBeside(store)
      const clocks = [aClock({ dueMs: ago(2) }), aClock({ dueMs: ago(1), duty: 'cn.C.2b' })]
      const cases = await Promise.all(Array.from({ length: 60 }, () => storeCase(store, clocks)))
      let fired = 0
      for (let round = 0; round < 120 && fired < 120; round++) {
        const rounds = await Promise.all(
          [store, beside, store, beside].map((one) => one.fireDueClocks(7, noteMissed(clocks))),
        )
        fired += rounds.reduce((sum, one) => sum + one.fired, 0)
      }
      expect(fired).toBe(120)
      for (const id of cases) {
        expect(await notesOf(store, id)).toEqual(['note', 'missed cn.C.2a', 'missed cn.C.2b'])
        expect(await store.verifyCase(desk, id)).toEqual([])
      }
    })

    it('that is moved fires at its new time only', async () => {
      const id = await storeCase(store, [aClock({ dueMs: ago(1) })])
      await change(id, 1, [aClock({ dueMs: Date.now() + minuteMs })])
      expect(await fire()).toMatchObject({ fired: 0 })
      await change(id, 2, [aClock({ dueMs: ago(3) })])
      expect(await fire()).toMatchObject({ fired: 1 })
    })

    it('that nobody wants any more never fires', async () => {
      const id = await storeCase(store, [
        aClock({ dueMs: ago(1) }),
        aClock({ dueMs: ago(1), duty: 'cn.C.2b' }),
      ])
      await change(id, 1, [aClock({ dueMs: ago(1), duty: 'cn.C.2b' })])
      expect(await fire()).toMatchObject({ fired: 1 })
      expect(await notesOf(store, id)).toEqual(['note', 'note', 'missed cn.C.2b'])
    })

    it('may run again for the same duty after it was closed', async () => {
      const id = await storeCase(store, [aClock({ dueMs: ago(1) })])
      await change(id, 1, [])
      await change(id, 2, [aClock({ dueMs: ago(1) })])
      expect(await fire()).toMatchObject({ fired: 1 })
    })

    it('runs once for each recipient of a duty', async () => {
      await storeCase(store, [aClock({ dueMs: ago(1) }), aClock({ dueMs: ago(1), recipient: 'police' })])
      expect(await fire()).toMatchObject({ fired: 2 })
    })

    it('fires the longest overdue first', async () => {
      for (const minutes of [1, 9, 5])
        await storeCase(store, [aClock({ dueMs: ago(minutes), duty: `${minutes}` })])
      const order: string[] = []
      const effect: ClockEffect = (clock, records) => {
        order.push(clock.duty)
        return noteMissed()(clock, records)
      }
      for (let round = 0; round < 3; round++) await store.fireDueClocks(1, effect)
      expect(order).toEqual(['9', '5', '1'])
    })

    it('whose effect cannot be decided stays open, and does not stop the others', async () => {
      const broken = await storeCase(store, [aClock({ dueMs: ago(9), duty: 'broken' })])
      const sound = await storeCase(store, [aClock({ dueMs: ago(1) })])
      const effect: ClockEffect = (clock, records) => {
        if (clock.duty === 'broken') throw new Error('cannot be read')
        return noteMissed()(clock, records)
      }
      expect(await store.fireDueClocks(1, effect)).toMatchObject({
        fired: 0,
        failed: [{ clock: { case: broken } }],
      })
      expect(await store.fireDueClocks(1, effect)).toMatchObject({ fired: 1, failed: [] })
      expect(await notesOf(store, sound)).toEqual(['note', 'missed cn.C.2a'])
      expect((await store.health()).oldestDueMs).toBeLessThan(ago(8))
    })

    it('that is due first is what health shows', async () => {
      const dueMs = Date.now() + minuteMs
      expect(await store.health()).toEqual({ ok: true, oldestDueMs: null })
      await storeCase(store, [aClock({ dueMs: dueMs + 1 })])
      await storeCase(store, [aClock({ dueMs })])
      expect(await store.health()).toEqual({ ok: true, oldestDueMs: dueMs })
    })
  })
}
