import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EvidenceEntry } from '../evidence.ts'
import type { Store } from '../store.ts'
import { uuidv7 } from '../uuidv7.ts'
import { aWrite } from './builders.fixture.ts'
import type { MakeRig, StoreRig } from './rig.fixture.ts'

/** Every byte there is, so that none is taken for text. */
const bytesOf = (seq: number): Uint8Array => Uint8Array.from({ length: 300 }, (_, n) => (n + seq) % 256)
const digest = (name: string): string => `sha-256:${name}`
const allOf = { case: '', digest: '' }

/** What every store promises of evidence. */
export function evidenceContract(makeRig: MakeRig): void {
  describe('evidence', () => {
    let rig: StoreRig
    let store: Store
    beforeEach(async () => {
      rig = await makeRig()
      store = await rig.open()
    })
    afterEach(() => rig.remove())

    /** An object of some pieces, begun at a time. */
    async function upload({ pieces = 2, begunMs = 1_000 } = {}): Promise<string> {
      const id = uuidv7()
      await store.evidence.begin(id, begunMs)
      for (let seq = 0; seq < pieces; seq++) await store.evidence.append(id, { seq, bytes: bytesOf(seq) })
      return id
    }
    const attach = async (...evidence: readonly EvidenceEntry[]): Promise<string> => {
      const write = aWrite({ evidence, wrappedKey: 'key' })
      expect(await store.commit({ cases: [write] })).toMatchObject({ state: 'committed' })
      return write.case
    }
    const piecesOf = async (id: string): Promise<readonly (readonly number[])[]> => {
      const pieces: number[][] = []
      for (let seq = 0; ; seq++) {
        const bytes = await store.evidence.piece(id, seq)
        if (bytes === undefined) return pieces
        pieces.push([...bytes])
      }
    }
    const whole = [[...bytesOf(0)], [...bytesOf(1)]]

    it('comes back as it was written, after a restart too', async () => {
      const id = await upload()
      await attach({ digest: digest('a'), object: id })
      await store.close()
      store = await rig.open()
      expect(await piecesOf(id)).toEqual(whole)
    })

    it('that no case kept is swept, once it is old enough; what a case keeps stays', async () => {
      const [left, recent, kept] = [await upload(), await upload({ begunMs: 5_000 }), await upload()]
      await attach({ digest: digest('a'), object: kept })
      expect(await store.evidence.sweep(5_000, 100)).toBe(1)
      expect(await store.evidence.sweep(5_000, 100)).toBe(0)
      expect(await piecesOf(left)).toEqual([])
      expect(await piecesOf(recent)).toEqual(whole)
      expect(await piecesOf(kept)).toEqual(whole)
    })

    it('is discarded while nobody keeps it, and not afterwards', async () => {
      const [left, kept] = [await upload(), await upload()]
      await attach({ digest: digest('a'), object: kept })
      for (const id of [left, kept]) await store.evidence.discard(id)
      expect(await piecesOf(left)).toEqual([])
      expect(await piecesOf(kept)).toEqual(whole)
    })

    it('that is gone keeps its whole unit of work out, and disturbs no other', async () => {
      const [there, gone] = [await upload(), await upload()]
      await store.evidence.discard(gone)
      const works = [gone, there].map((object) => {
        const evidence = [{ digest: digest('a'), object }]
        return { cases: [aWrite({ evidence })] }
      })
      const results = await Promise.all(works.map((work) => store.commit(work)))
      expect(results.map(({ state }) => state)).toEqual(['evidence-gone', 'committed'])
      const [refused] = works
      expect(await store.readCase('cn-210000', refused?.cases[0]?.case ?? '')).toEqual([])
    })

    it('is never swept from under a commit', async () => {
      const beside = await rig.openBeside(store)
      const ids = await Promise.all(Array.from({ length: 20 }, () => upload({ pieces: 1 })))
      const commits = ids.map((object) =>
        store.commit({ cases: [aWrite({ evidence: [{ digest: digest('a'), object }] })] }),
      )
      const [results] = await Promise.all([Promise.all(commits), beside.evidence.sweep(2_000, 100)])
      for (const [index, { state }] of results.entries()) {
        const pieces = await piecesOf(ids[index] ?? '')
        expect({ state, pieces: pieces.length }).toEqual(
          state === 'committed' ? { state, pieces: 1 } : { state: 'evidence-gone', pieces: 0 },
        )
      }
    })

    it('waits for its scan, until its case tells the result', async () => {
      const [one, two] = [await upload(), await upload()]
      const id = await attach({ digest: digest('a'), object: one }, { digest: digest('b'), object: two })
      const first = { case: id, digest: digest('a'), object: one, organisation: 'cn-210000' }
      expect(await store.evidence.unscanned(allOf, 1)).toEqual([first])
      expect(await store.evidence.unscanned(first, 9)).toMatchObject([{ digest: digest('b') }])
      await store.commit({ cases: [aWrite({ case: id, expectedSeq: 1, scanned: [digest('a')] })] })
      expect(await store.evidence.unscanned(allOf, 9)).toMatchObject([{ digest: digest('b') }])
    })

    it('goes with the key of its case, unless another case holds it too', async () => {
      const [own, shared] = [await upload(), await upload()]
      const id = await attach({ digest: digest('a'), object: own }, { digest: digest('b'), object: shared })
      const other = await attach({ digest: digest('b'), object: shared })
      await store.personal.forget(id)
      expect(await piecesOf(own)).toEqual([])
      expect(await piecesOf(shared)).toEqual(whole)
      expect(await store.evidence.unscanned(allOf, 9)).toMatchObject([{ case: other }])
    })
  })
}
