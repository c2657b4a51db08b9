import { randomBytes } from 'node:crypto'
import type { CipherAlgorithm } from '@fengsui/proof'
import type { EvidenceObjects } from '@fengsui/store'
import { openStore, type Store } from '@fengsui/store'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tamperSqlite } from '../../../../packages/store/src/sqlite/tamper.fixture.ts'
import { type TemporaryFolder, temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { manyBytes } from './evidence.fixture.ts'
import { type ObjectKey, ObjectWriter, readObject } from './sealed-object.ts'

const piece = 262_144
let folder: TemporaryFolder
let store: Store
beforeEach(async () => {
  folder = temporaryFolder()
  await open()
})
afterEach(async () => {
  await store.close()
  folder.remove()
})

async function open(): Promise<void> {
  const opened = await openStore({ folder: folder.path })
  if (!opened.ok) throw new Error(opened.failure.text.en)
  store = opened.value
}

async function written(bytes: Uint8Array, alg: CipherAlgorithm = 'aes-256-gcm'): Promise<ObjectKey> {
  const at = { object: 'one', alg, key: randomBytes(32) }
  await store.evidence.begin(at.object, 0)
  const writer = new ObjectWriter(store.evidence, at)
  // Arrives in parts that fit nothing.
  for (let start = 0; start < bytes.length; start += 100_003)
    await writer.write(bytes.subarray(start, start + 100_003))
  await writer.end()
  return at
}
async function read(at: ObjectKey, objects: EvidenceObjects = store.evidence): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of readObject(objects, at)) parts.push(part)
  return Buffer.concat(parts)
}

describe('sealed bytes', () => {
  it.each<[number, CipherAlgorithm]>([
    [1, 'aes-256-gcm'],
    [piece - 1, 'aes-256-gcm'],
    [piece, 'aes-256-gcm'],
    [piece + 1, 'aes-256-gcm'],
    [3 * piece, 'aes-256-gcm'],
    [2 * piece + 77, 'sm4-ctr-hmac-sm3'],
  ])('%i of them come back as they were, by %s', async (length, alg) => {
    const bytes = manyBytes(length)
    expect(Buffer.compare(await read(await written(bytes, alg)), bytes)).toBe(0)
  })

  it('do not open under another key', async () => {
    const at = await written(manyBytes(10))
    await expect(read({ ...at, key: randomBytes(32) })).rejects.toThrow('altered')
  })

  it.each([
    ['altered', `update evidence_chunk set bytes = zeroblob(length(bytes)) where seq = 1`],
    ['taken out of the middle', 'delete from evidence_chunk where seq = 1'],
    ['cut off at the end', 'delete from evidence_chunk where seq = 2'],
    [
      'put in another order',
      `update evidence_chunk set seq = seq + 10 where seq < 2;
       update evidence_chunk set seq = 11 - seq where seq > 9`,
    ],
  ])('are found out when a piece was %s', async (_, statement) => {
    const at = await written(manyBytes(2 * piece + 77))
    await store.close()
    tamperSqlite(folder.path, statement)
    await open()
    await expect(read(at)).rejects.toThrow(/evidence one (?:is missing or altered|was moved)/)
  })
})
