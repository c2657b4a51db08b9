import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DirectoryRecord } from '../directory.ts'
import type { Store } from '../store.ts'
import type { MakeRig, StoreRig } from './rig.fixture.ts'

const record = (over: Partial<DirectoryRecord> = {}): DirectoryRecord => ({
  authority: 'cn-210000',
  version: 1,
  entry: '{"zh":"辽宁省互联网信息办公室"}',
  person: 'p1',
  personName: '管理员',
  recordedMs: 100,
  ...over,
})

/** What every store promises of the deployment's own entries of the directory. */
export function directoryContract(makeRig: MakeRig): void {
  describe('the directory of authorities', () => {
    let rig: StoreRig
    let store: Store
    beforeEach(async () => {
      rig = await makeRig()
      store = await rig.open()
    })
    afterEach(() => rig.remove())

    it('keeps every version, and shows the latest of each authority', async () => {
      const [first, second] = [record(), record({ version: 2, entry: '{"zh":"新名"}', recordedMs: 200 })]
      const other = record({ authority: 'banks', person: 'p2', personName: '王一' })
      for (const one of [first, second, other]) expect(await store.directory.add(one)).toBe(true)
      await store.close()
      store = await rig.open()
      expect(await store.directory.latest()).toEqual([other, second])
      expect(await store.directory.versions('cn-210000')).toEqual([second, first])
      expect(await store.directory.versions('nobody')).toEqual([])
    })

    it('overwrites nothing: of two who record one version, one is told that the other was first', async () => {
      const beside = await rig.openBeside(store)
      const added = await Promise.all([
        store.directory.add(record({ personName: '甲' })),
        beside.directory.add(record({ personName: '乙' })),
      ])
      expect(added.sort()).toEqual([false, true])
      expect(await store.directory.versions('cn-210000')).toHaveLength(1)
    })
  })
}
