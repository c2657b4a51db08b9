import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ChainFault, Store } from '../store.ts'
import { anEvent, aWrite, desk } from './builders.fixture.ts'
import type { MakeRig, StoreRig } from './rig.fixture.ts'

/** What every store promises of the chain of a case. */
export function chainContract(makeRig: MakeRig): void {
  describe('the chain of a case', () => {
    let rig: StoreRig
    let store: Store
    let id: string
    beforeEach(async () => {
      rig = await makeRig()
      store = await rig.open()
      const write = aWrite({ events: [anEvent('one'), anEvent('two'), anEvent('three')] })
      id = write.case
      await store.commit({ cases: [write] })
    })
    afterEach(() => rig.remove())

    const faultsAfter = async (statement: string): Promise<readonly ChainFault[]> => {
      await store.close()
      await rig.tamper(statement.replaceAll('$case', `case_id = '${id}'`))
      store = await rig.open()
      return store.verifyCase(desk, id)
    }
    const fault = (seq: number, kind: ChainFault['fault']): ChainFault => ({ case: id, seq, fault: kind })

    it('is whole as it was written, and across commits', async () => {
      await store.commit({ cases: [aWrite({ case: id, expectedSeq: 3 })] })
      expect(await store.verifyCase(desk, id)).toEqual([])
      const records = await store.readCase(desk, id)
      expect(records.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
      expect(records.map(({ prev }) => prev)).toEqual(['', ...records.slice(0, 3).map(({ hash }) => hash)])
    })

    it.each([
      ['what was said', `update event set data = '{"text":"2"}' where $case and seq = 2`],
      ['who said it', `update event set actor = '{"kind":"public"}' where $case and seq = 2`],
      [
        'when it was recorded',
        `update event set recorded_at = '2020-01-01T00:00:00Z' where $case and seq = 2`,
      ],
      ['its hash', `update event set hash = 'x' where $case and seq = 2`],
    ])('shows an event in which someone altered %s', async (_what, statement) => {
      expect(await faultsAfter(statement)).toContainEqual(fault(2, 'altered'))
    })

    it.each([1, 2, 3])('shows that event %i is missing', async (seq) => {
      expect(await faultsAfter(`delete from event where $case and seq = ${seq}`)).toContainEqual(
        fault(seq, 'missing'),
      )
    })

    it('shows that all events are missing', async () => {
      expect(await faultsAfter('delete from event where $case')).toEqual(
        [1, 2, 3].map((seq) => fault(seq, 'missing')),
      )
    })

    it('shows an event that was inserted at the end', async () => {
      const other = aWrite({ events: [anEvent('1'), anEvent('2'), anEvent('3'), anEvent('4')] })
      await store.commit({ cases: [other] })
      // A true event of another case, moved over: its own hash no longer fits its place.
      const moved = `update event set case_id = '${id}' where case_id = '${other.case}' and seq = 4`
      expect(await faultsAfter(moved)).toContainEqual(fault(4, 'altered'))
    })

    it('shows an event that was put in the place of another', async () => {
      const swap = `update event set seq = case seq when 2 then 102 when 3 then 103 else seq end where $case;
        update event set seq = case seq when 102 then 3 when 103 then 2 else seq end where $case`
      const faults = await faultsAfter(swap)
      expect(faults.map(({ seq }) => seq)).toEqual(expect.arrayContaining([2, 3]))
    })

    it('stays whole when the key of its personal data is destroyed', async () => {
      const sealed = { alg: 'sm4-ctr-hmac-sm3', box: 'bm9uY2UgYW5kIHRhZw==' }
      const write = aWrite({ events: [{ ...anEvent(), private: sealed }], wrappedKey: 'aes-256-gcm:key' })
      await store.commit({ cases: [write] })
      expect(await store.caseKey(write.case)).toBe('aes-256-gcm:key')
      const erasing = aWrite({ case: write.case, expectedSeq: 1, erasesPersonal: true })
      await store.commit({ cases: [erasing] })
      await store.close()
      store = await rig.open()
      expect(await store.caseKey(write.case)).toBeUndefined()
      expect(await store.readCase(desk, write.case)).toMatchObject([{ private: sealed }, {}])
      expect(await store.verifyCase(desk, write.case)).toEqual([])
    })

    it('ends in a head; all heads can be walked', async () => {
      const ids = [id]
      for (let n = 0; n < 4; n++) {
        const write = aWrite()
        ids.push(write.case)
        await store.commit({ cases: [write] })
      }
      const walked = []
      for (let after = ''; ; ) {
        const page = await store.chainHeads(after, 2)
        walked.push(...page)
        if (page.length < 2) break
        after = page.at(-1)?.case ?? ''
      }
      expect(walked.map((head) => head.case)).toEqual([...ids].sort())
      const last = (await store.readCase(desk, id)).at(-1)
      expect(walked.find((head) => head.case === id)).toEqual({
        case: id,
        organisation: desk,
        seq: 3,
        hash: last?.hash,
      })
    })
  })
}
