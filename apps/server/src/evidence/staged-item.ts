import { createHash, randomBytes } from 'node:crypto'
import {
  bytesToTell,
  type EvidenceItem,
  evidenceLimits,
  fail,
  fileKindOf,
  type Instant,
  type Outcome,
  succeed,
} from '@fengsui/core'
import { type CryptoSuite, sealKeyBytes } from '@fengsui/proof'
import { type Store, uuidv7 } from '@fengsui/store'
import { itemName } from './item-name.ts'
import { ObjectWriter } from './sealed-object.ts'

/** An item whose sealed bytes are on the disk, before any case keeps it. Its key is nowhere but here. */
export interface StagedItem {
  readonly item: Omit<EvidenceItem, 'number'>
  readonly name: string
  readonly key: Buffer
}

/** What taking items in needs. */
export interface StagingPlace {
  readonly store: Pick<Store, 'evidence'>
  readonly suite: CryptoSuite
  readonly now: () => Instant
}

/** Why an item is not taken. */
export type StageFault = 'too-large' | 'empty'

const hashNames = { 'sha-256': 'sha256', sm3: 'sm3' } as const

/**
 * Takes an item in, as it streams: sealed piece by piece under a key of its own, measured, told by its bytes. The seam
 * of every door: form, API, desk, mail.
 */
export async function stageItem(
  { store, suite, now }: StagingPlace,
  source: AsyncIterable<Uint8Array>,
  name: string,
): Promise<Outcome<StagedItem, StageFault>> {
  const key = randomBytes(sealKeyBytes)
  const object = uuidv7()
  const writer = new ObjectWriter(store.evidence, { object, alg: suite.cipher, key })
  const hash = createHash(hashNames[suite.digest])
  let beginning = Buffer.alloc(0)
  let size = 0
  await store.evidence.begin(object, now().ms)
  try {
    for await (const bytes of source) {
      size += bytes.byteLength
      // Read past, since a form must be read to its end.
      if (size > evidenceLimits.largestBytes) continue
      if (beginning.length < bytesToTell)
        beginning = Buffer.concat([beginning, bytes]).subarray(0, bytesToTell)
      hash.update(bytes)
      await writer.write(bytes)
    }
    if (size === 0 || size > evidenceLimits.largestBytes) {
      await store.evidence.discard(object)
      return fail(size === 0 ? 'empty' : 'too-large')
    }
    await writer.end()
  } catch (error) {
    // What broke may be the database itself; then the sweeper comes by later.
    await store.evidence.discard(object).catch(() => undefined)
    throw error
  }
  const digest = `${suite.digest}:${hash.digest('hex')}`
  const item = { digest, size, kind: fileKindOf(beginning), object, alg: suite.cipher }
  return succeed({ item, name: itemName(name), key })
}

/** Removes items that no case will keep. */
export async function discardItems(
  { store }: Pick<StagingPlace, 'store'>,
  items: readonly StagedItem[],
): Promise<void> {
  for (const { item } of items) await store.evidence.discard(item.object)
}
