import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { NewAuditEntry } from '../audit.ts'
import type { Store } from '../store.ts'
import { verifyStore } from '../verify-store.ts'
import { anEvent, aWrite, desk } from './builders.fixture.ts'
import type { MakeRig, StoreRig } from './rig.fixture.ts'

let made = 0
/** Ids in the order they are made, as a clock gives them that tells any two apart. */
const nextId = (): string => `entry-${String(made++).padStart(6, '0')}`

const anEntry = (kind: string, about: Partial<NewAuditEntry> = {}): NewAuditEntry => ({
  organisation: desk,
  event: { ...anEvent(), id: nextId(), type: `audit.${kind}`, data: {} },
  ...about,
})

/** What every store promises of the audit log. */
export function auditContract(makeRig: MakeRig): void {
  describe('the audit log', () => {
    let rig: StoreRig
    let store: Store
    beforeEach(async () => {
      rig = await makeRig()
      store = await rig.open()
    })
    afterEach(() => rig.remove())

    const add = async (...audit: readonly NewAuditEntry[]): Promise<void> => {
      expect(await store.commit({ cases: [], audit })).toMatchObject({ state: 'committed' })
    }
    const kinds = async (filter: object = {}, organisation = desk): Promise<readonly string[]> =>
      (await store.audit.find(organisation, { limit: 99, ...filter })).map(({ type }) => type.slice(6))

    it('is found newest first, by kind, person, case and time, a page at a time', async () => {
      await add(anEntry('a', { person: 'p1' }), anEntry('b', { case: 'c1' }))
      await add(anEntry('c', { person: 'p1', case: 'c1' }))
      expect(await kinds()).toEqual(['c', 'b', 'a'])
      expect(await kinds({ kinds: ['a', 'b'] })).toEqual(['b', 'a'])
      expect(await kinds({ person: 'p1' })).toEqual(['c', 'a'])
      expect(await kinds({ case: 'c1' })).toEqual(['c', 'b'])
      const at = Date.parse(anEvent().at)
      expect(await kinds({ fromMs: at, beforeMs: at + 1 })).toHaveLength(3)
      expect(await kinds({ beforeMs: at })).toEqual([])
      const [first] = await store.audit.find(desk, { limit: 1 })
      expect(await kinds({ before: first?.id })).toEqual(['b', 'a'])
    })

    it('belongs to its organisation, and is no case of it', async () => {
      await add(anEntry('a'), anEntry('b', { organisation: 'other' }))
      expect(await kinds()).toEqual(['a'])
      const [entry] = await store.audit.find(desk, { limit: 1 })
      expect(await store.readCase(desk, entry?.case ?? '')).toEqual([])
      expect(await store.queue(desk, { state: 'open', kind: 'file', offset: 0, limit: 9 })).toEqual([])
    })

    it('is chained like every case, also when many write at once', async () => {
      const beside = await rig.openBeside(store)
      const writers = Array.from({ length: 40 }, (_, n) => (n % 2 === 0 ? store : beside))
      const results = await Promise.all(
        writers.map((one) => one.commit({ cases: [aWrite()], audit: [anEntry('a')] })),
      )
      expect(results.map(({ state }) => state)).toEqual(writers.map(() => 'committed'))
      expect(await kinds()).toHaveLength(40)
      expect(await verifyStore(store)).toEqual({ cases: 40, faults: [] })
    })

    it('shows an entry that somebody took out', async () => {
      await add(anEntry('a'), anEntry('b'), anEntry('c'))
      await store.close()
      await rig.tamper("delete from event where type = 'audit.b'")
      store = await rig.open()
      expect(await verifyStore(store)).toMatchObject({
        faults: [
          { seq: 2, fault: 'missing' },
          { seq: 3, fault: 'out-of-chain' },
        ],
      })
    })

    it('of a unit of work is written with it, or not at all', async () => {
      const write = aWrite({ expectedSeq: 7 })
      expect(await store.commit({ cases: [write], audit: [anEntry('a')] })).toMatchObject({
        state: 'conflict',
      })
      expect(await kinds()).toEqual([])
    })

    it('waits for a collector until it was sent', async () => {
      await add(anEntry('a'), anEntry('b', { organisation: 'other' }))
      const waiting = await store.audit.unsent(9)
      expect(waiting.map(({ type }) => type)).toEqual(['audit.a', 'audit.b'])
      await store.audit.sent(waiting.slice(0, 1).map(({ id }) => id))
      expect(await store.audit.unsent(9)).toMatchObject([{ type: 'audit.b' }])
    })
  })
}
