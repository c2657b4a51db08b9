import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ContactDigests } from '../personal.ts'
import type { CaseWrite, Store } from '../store.ts'
import { aSubmission, aWrite, desk } from './builders.fixture.ts'
import type { MakeRig, StoreRig } from './rig.fixture.ts'

/** What every store promises of finding and forgetting people. */
export function personalContract(makeRig: MakeRig): void {
  describe('the personal data of a case', () => {
    let rig: StoreRig
    let store: Store
    beforeEach(async () => {
      rig = await makeRig()
      store = await rig.open()
    })
    afterEach(() => rig.remove())

    const under = (key: string, ...digests: readonly string[]): ContactDigests => ({ key, digests })
    async function commit(write: Partial<CaseWrite>): Promise<string> {
      const whole = aWrite(write)
      expect(await store.commit({ cases: [whole] })).toMatchObject({ state: 'committed' })
      return whole.case
    }
    const found = (digests: readonly string[], limit = 10): Promise<readonly string[]> =>
      store.personal.casesWith(desk, { digests, limit })

    it('finds cases by the digests of contacts, newest first, each once, in one organisation', async () => {
      const first = await commit({ contacts: under('k', 'phone', 'mail') })
      const second = await commit({ contacts: under('k', 'phone') })
      await commit({ organisation: 'cn-330000', contacts: under('k', 'phone') })
      expect(await found(['phone', 'mail'])).toEqual([second, first])
      expect(await found(['phone'], 1)).toEqual([second])
      expect(await found(['other'])).toEqual([])
      expect(await found([])).toEqual([])
    })

    it('takes the same contact twice, as a follow-up names it again', async () => {
      const id = await commit({ contacts: under('k', 'phone') })
      await commit({ case: id, expectedSeq: 1, contacts: under('k', 'phone', 'mail') })
      expect(await found(['mail'])).toEqual([id])
    })

    it('is digested anew under another key, case by case', async () => {
      const id = await commit({ contacts: under('old', 'old:phone') })
      await commit({ contacts: under('new', 'new:other') })
      expect(await store.personal.casesUnderOtherKeys('new', 10)).toEqual([{ case: id, organisation: desk }])
      await store.personal.replaceContacts({ case: id, organisation: desk }, under('new', 'new:phone'))
      expect(await store.personal.casesUnderOtherKeys('new', 10)).toEqual([])
      expect([await found(['old:phone']), await found(['new:phone'])]).toEqual([[], [id]])
    })

    it('is erased with the events that say so, all of it or none', async () => {
      const submission = aSubmission('a')
      const [write] = submission.cases
      await store.commit({ ...submission, cases: [{ ...write, contacts: under('k', 'phone') }] })
      const id = write.case
      await keepMessage(submission.receipts?.[0]?.number ?? '')
      expect(await store.messages.message('m')).toMatchObject({ raw: 'r' })
      const late = { cases: [aWrite({ case: id, expectedSeq: 7, erasesPersonal: true })] }
      expect(await store.commit(late)).toMatchObject({ state: 'conflict' })
      expect(await store.caseKey(id)).toBe('key of a')
      await commit({ case: id, expectedSeq: 1, erasesPersonal: true })
      expect(await store.caseKey(id)).toBeUndefined()
      expect(await found(['phone'])).toEqual([])
      expect(await store.messages.message('m')).toBeUndefined()
      expect(await store.verifyCase(desk, id)).toEqual([])
    })

    it('takes a new key when something more is received after that', async () => {
      const id = await commit({ wrappedKey: 'one', contacts: under('k', 'phone') })
      await commit({ case: id, expectedSeq: 1, erasesPersonal: true })
      await commit({ case: id, expectedSeq: 2, wrappedKey: 'two' })
      expect(await store.caseKey(id)).toBe('two')
    })

    it('can be forgotten again after a backup brought it back', async () => {
      const id = await commit({ wrappedKey: 'one', contacts: under('k', 'phone') })
      await store.personal.forget(id)
      expect([await store.caseKey(id), await found(['phone'])]).toEqual([undefined, []])
      expect(await store.verifyCase(desk, id)).toEqual([])
    })

    const keepMessage = (number: string): ReturnType<Store['messages']['keep']> =>
      store.messages.keep(
        {
          ...{ id: 'm', organisation: desk, channel: 'email', number, digest: 'd', receivedMs: 1 },
          ...{ sender: 'someone@example.com', address: '192.0.2.1', wrappedKey: 'w', raw: 'r' },
        },
        ['name'],
      )
  })
}
