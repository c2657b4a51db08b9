import { type CipherAlgorithm, seal, unseal } from '@fengsui/proof'
import type { EvidenceObjects } from '@fengsui/store'

/** Where an object lies, and what opens it. */
export interface ObjectKey {
  readonly object: string
  readonly alg: CipherAlgorithm
  readonly key: Buffer
}

const pieceBytes = 262_144
const headBytes = 5

/** Writes an object piece by piece; no more than one piece is ever in memory. */
export class ObjectWriter {
  private readonly objects: EvidenceObjects
  private readonly at: ObjectKey
  private waiting: Uint8Array[] = []
  private waitingBytes = 0
  private seq = 0

  /** Writes to an object that was begun. */
  constructor(objects: EvidenceObjects, at: ObjectKey) {
    this.objects = objects
    this.at = at
  }

  /** Takes more bytes; resolves when there is room for more. */
  async write(bytes: Uint8Array): Promise<void> {
    this.waiting.push(bytes)
    this.waitingBytes += bytes.byteLength
    while (this.waitingBytes > pieceBytes) await this.append({ size: pieceBytes, mark: 0 })
  }

  /** Writes what is left, marked as the end. */
  end(): Promise<void> {
    return this.append({ size: this.waitingBytes, mark: 1 })
  }

  private async append({ size, mark }: { readonly size: number; readonly mark: 0 | 1 }): Promise<void> {
    const joined = Buffer.concat(this.waiting)
    this.waiting = [joined.subarray(size)]
    this.waitingBytes -= size
    const { alg, key, object } = this.at
    const box = seal(alg, key, Buffer.concat([headOf(this.seq, mark), joined.subarray(0, size)]))
    await this.objects.append(object, { seq: this.seq, bytes: box })
    this.seq++
  }
}

/** Sealed along with each piece, so that none can change its place, and none be missing at the end. */
function headOf(seq: number, mark: 0 | 1): Buffer {
  const head = Buffer.alloc(headBytes)
  head.writeUInt32BE(seq)
  head.writeUInt8(mark, headBytes - 1)
  return head
}

/** The bytes of an object, piece by piece. Throws when any of them was altered, moved or taken away. */
export async function* readObject(
  objects: EvidenceObjects,
  { object, alg, key }: ObjectKey,
): AsyncGenerator<Buffer, void> {
  for (let seq = 0; ; seq++) {
    const box = await objects.piece(object, seq)
    const opened = box && unseal(alg, key, Buffer.from(box))
    if (!opened?.ok) throw new Error(`piece ${seq} of evidence ${object} is missing or altered`)
    const mark = opened.value.readUInt8(headBytes - 1)
    if (opened.value.readUInt32BE() !== seq) throw new Error(`piece ${seq} of evidence ${object} was moved`)
    yield opened.value.subarray(headBytes)
    if (mark === 1) return
  }
}
