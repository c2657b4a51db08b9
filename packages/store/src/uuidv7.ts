import { randomFillSync } from 'node:crypto'

let lastMs = 0
let sameMs = 0

/**
 * A time-ordered id (RFC 9562, version 7): no sequence to wait for, and new rows stay together on the disk. Ids of one
 * process in one millisecond are counted, so that they stand in the order they were made, up to 4096 of them.
 */
export function uuidv7(nowMs: number = Date.now()): string {
  const bytes = randomBlock()
  bytes.writeUIntBE(nowMs, 0, 6)
  sameMs = nowMs === lastMs ? sameMs + 1 : 0
  lastMs = nowMs
  bytes.writeUInt16BE(0x7000 | (sameMs & 0x0fff), 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const blockBytes = 16
// Random bytes are much cheaper by the thousand.
const pool = Buffer.alloc(blockBytes * 256)
let used = pool.length

function randomBlock(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += blockBytes
  return Buffer.from(pool.subarray(used - blockBytes, used))
}
