import { openStore, type Store, uuidv7 } from '@fengsui/store'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { Metrics } from '../metrics/metrics.ts'
import type { Delivered, Deliverer } from './deliverer.ts'
import { type DeliveryRule, deliveryRules, pauseAfter } from './delivery-rules.ts'
import { deliverRound, startOutbox } from './start-outbox.ts'

const rule: DeliveryRule = { mostTries: 3, firstPauseMs: -1, longestPauseMs: -1, timeoutMs: 50, atOnce: 20 }
const log = (): void => undefined

describe('the outbox', () => {
  const folder = temporaryFolder()
  let store: Store
  beforeEach(async () => {
    const opened = await openStore({ folder: `${folder.path}/${uuidv7()}`, warn: log })
    if (!opened.ok) throw new Error(opened.failure.text.en)
    store = opened.value
  })
  afterAll(() => folder.remove())
  afterEach(async () => {
    await store.close()
  })

  const put = async (): Promise<string> => {
    const id = uuidv7()
    const delivery = { organisation: 'cn-cac', kind: 'email', key: id, recipient: 'a@unit.example', body: '' }
    await store.deliveries.put([{ id, ...delivery }])
    return id
  }
  const answering = (deliver: Deliverer['deliver']): Deliverer => ({
    kind: 'email',
    deliver,
    close: () => undefined,
  })
  const round = (deliver: Deliverer['deliver']): Promise<number> =>
    deliverRound({ store, metrics: new Metrics() }, answering(deliver), { rule, log })
  const stateOf = async (id: string) => store.deliveries.one(['cn-cac'], id)

  it('keeps what the other side answered', async () => {
    const id = await put()
    expect(await round(async () => ({ state: 'delivered', answer: '250 OK' }))).toBe(1)
    expect(await stateOf(id)).toMatchObject({ state: 'delivered', answer: '250 OK' })
    expect(await round(async () => ({ state: 'delivered' }))).toBe(0)
  })

  it.each<[string, Deliverer['deliver'], string]>([
    ['is not now', async () => ({ state: 'not-now', fault: '451 later\nand more' }), '451 later'],
    ['throws', async () => Promise.reject(new TypeError('a quoted report')), 'TypeError'],
    ['never answers', () => new Promise<Delivered>(() => undefined), 'no answer within 0.05 s'],
  ])('asks a person after the last try of a delivery that %s', async (_, deliver, fault) => {
    const id = await put()
    for (let tries = 1; tries < rule.mostTries; tries++) {
      expect(await round(deliver)).toBe(1)
      expect(await stateOf(id)).toMatchObject({ state: 'waiting', tries, fault })
    }
    await round(deliver)
    expect(await stateOf(id)).toMatchObject({ state: 'dead', tries: rule.mostTries, fault })
    expect(await round(deliver)).toBe(0)
  })

  it('asks a person at once when it is refused', async () => {
    const id = await put()
    await round(async () => ({ state: 'refused', fault: '550 no such mailbox' }))
    expect(await stateOf(id)).toMatchObject({ state: 'dead', tries: 1, fault: '550 no such mailbox' })
  })

  it('brings what is put in while it runs, and closes its deliverer in the end', async () => {
    let closed = 0
    let seen: (id: string) => void = () => undefined
    const brought = new Promise<string>((resolve) => {
      seen = resolve
    })
    const deliver: Deliverer['deliver'] = async ({ id }) => {
      seen(id)
      return { state: 'delivered' }
    }
    const deliverer: Deliverer = { ...answering(deliver), close: () => closed++ }
    const workers = startOutbox({ services: { store, metrics: new Metrics() }, log, deliverers: [deliverer] })
    const id = await put()
    expect(await brought).toBe(id)
    await Promise.all(workers.map((worker) => worker.stop()))
    expect(closed).toBe(1)
  })
})

describe('pauses between tries', () => {
  it.each(Object.entries(deliveryRules))('of %s double up to the longest', (_, limits) => {
    const pauses = Array.from({ length: limits.mostTries }, (_, index) => pauseAfter(index + 1, limits))
    expect(pauses[0]).toBe(limits.firstPauseMs)
    expect(pauses[1]).toBe(limits.firstPauseMs * 2)
    expect(Math.max(...pauses)).toBe(limits.longestPauseMs)
  })
})
