import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RuleLoad } from '../rule-loads.ts'
import type { Store } from '../store.ts'
import type { MakeRig, StoreRig } from './rig.fixture.ts'

const aLoad = (change: Partial<RuleLoad> = {}): RuleLoad => ({
  number: 1,
  instrument: 'cn-power-2026',
  version: '1',
  digest: 'd1',
  file: 'power.json',
  state: 'loaded',
  at: '2026-11-24T09:00:00+08:00',
  by: 'start',
  ...change,
})

/** What every store promises of the rules that were in use. */
export function ruleLoadContract(makeRig: MakeRig): void {
  describe('the memory of rules', () => {
    let rig: StoreRig
    let store: Store
    beforeEach(async () => {
      rig = await makeRig()
      store = await rig.open()
    })
    afterEach(() => rig.remove())

    it('keeps every load in order, across a restart, and the whole text of each version', async () => {
      const { file: _, ...builtIn } = aLoad({ digest: 'd0' })
      const loads = [
        builtIn,
        aLoad({ number: 2 }),
        aLoad({ number: 3, state: 'withdrawn' }),
        aLoad({ number: 4, version: '2', digest: 'd2', by: 'p1' }),
      ]
      for (const load of loads)
        expect(await store.ruleLoads.record(load, `{"of":"${load.digest}"}`)).toBe(true)
      await store.close()
      store = await rig.open()
      expect(await store.ruleLoads.all()).toEqual(loads)
      expect(await store.ruleLoads.text('d2')).toBe('{"of":"d2"}')
      expect(await store.ruleLoads.text('d9')).toBeUndefined()
    })

    it('lets one of two servers that load at once have a number', async () => {
      const beside = await rig.openBeside(store)
      const recorded = await Promise.all([
        store.ruleLoads.record(aLoad({ by: 'a' }), '{}'),
        beside.ruleLoads.record(aLoad({ by: 'b' }), '{}'),
      ])
      expect(recorded.sort()).toEqual([false, true])
      expect(await store.ruleLoads.all()).toHaveLength(1)
    })
  })
}
