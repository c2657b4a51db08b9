import { type Delivery, type NewDelivery, uuidv7 } from '@fengsui/store'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Deliverer } from './deliverer.ts'

/** How the other side behaves: it takes what it gets, cannot now, will not ever, or says nothing at all. */
export type OtherSide = 'takes' | 'cannot-now' | 'refuses' | 'silent'

/** A deliverer with a real other side on this machine. */
export interface DelivererRig {
  readonly deliverer: Deliverer
  /** What this kind needs besides a name. */
  readonly sample: Pick<NewDelivery, 'recipient' | 'body'>
  behave(as: OtherSide): void
  /** The keys of what the other side has taken, in order; the same key twice when it was brought twice. */
  taken(): readonly string[]
  /** Ends the other side, so that nobody listens there. */
  hangUp(): Promise<void>
  close(): Promise<void>
}

/** What every deliverer promises. */
export function delivererContract(name: string, makeRig: () => Promise<DelivererRig>): void {
  describe(`a deliverer: ${name}`, () => {
    let rig: DelivererRig
    beforeEach(async () => {
      rig = await makeRig()
    })
    afterEach(async () => {
      rig.deliverer.close()
      await rig.close()
    })

    const delivery = (key: string): Delivery => ({
      ...{ id: uuidv7(), organisation: 'deployment', kind: rig.deliverer.kind, key, ...rig.sample },
      ...{ state: 'waiting', createdMs: 0, dueMs: 0, tries: 1 },
    })
    const deliver = (key: string): ReturnType<Deliverer['deliver']> =>
      rig.deliverer.deliver(delivery(key), AbortSignal.timeout(20_000))

    it('brings a delivery, with its key', async () => {
      expect(await deliver('key-1')).toMatchObject({ state: 'delivered' })
      expect(rig.taken()).toEqual(['key-1'])
    })

    it('brings it again under the same key when asked again', async () => {
      await deliver('key-1')
      expect(await deliver('key-1')).toMatchObject({ state: 'delivered' })
      expect(new Set(rig.taken())).toEqual(new Set(['key-1']))
    })

    it('tells not now from not ever', async () => {
      rig.behave('cannot-now')
      expect(await deliver('key-1')).toMatchObject({ state: 'not-now', fault: expect.stringMatching(/./) })
      rig.behave('refuses')
      expect(await deliver('key-1')).toMatchObject({ state: 'refused', fault: expect.stringMatching(/./) })
      expect(rig.taken()).toEqual([])
      rig.behave('takes')
      expect(await deliver('key-1')).toMatchObject({ state: 'delivered' })
    })

    it('says not now when nobody listens', async () => {
      await rig.hangUp()
      expect(await deliver('key-1')).toMatchObject({ state: 'not-now' })
    })

    it('gives up when its signal fires', async () => {
      rig.behave('silent')
      const signal = AbortSignal.timeout(100)
      expect(await rig.deliverer.deliver(delivery('key-1'), signal)).toMatchObject({ state: 'not-now' })
    })
  })
}
