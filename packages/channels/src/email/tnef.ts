import { decodeText } from './charsets.ts'

/** A file inside winmail.dat. */
export interface TnefFile {
  readonly name: string
  readonly content: Buffer
}

const signature = 0x223e9f78
const attachmentLevel = 2
const [title, data, startOfNext] = [0x8010, 0x800f, 0x9002]

/**
 * The files in a winmail.dat (Microsoft's TNEF): a list of attributes, each with level, id, length, bytes and checksum.
 * A file that ends early gives what was whole; what is not TNEF gives nothing.
 */
export function tnefFiles(bytes: Buffer): readonly TnefFile[] {
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== signature) return []
  const files: { name: string; content: Buffer }[] = []
  for (const { level, id, value } of attributes(bytes)) {
    if (level !== attachmentLevel) continue
    if (id === startOfNext) files.push({ name: '', content: Buffer.alloc(0) })
    const file = files.at(-1)
    if (file === undefined) continue
    if (id === title) file.name = decodeText(value).replace(/\0+$/, '')
    if (id === data) file.content = value
  }
  return files.filter(({ content }) => content.length > 0)
}

interface Attribute {
  readonly level: number
  readonly id: number
  readonly value: Buffer
}

function* attributes(bytes: Buffer): Generator<Attribute> {
  let at = 6
  while (at + 9 <= bytes.length) {
    const level = bytes.readUInt8(at)
    const id = bytes.readUInt16LE(at + 1)
    const length = bytes.readUInt32LE(at + 5)
    const end = at + 9 + length
    if (end > bytes.length) return
    yield { level, id, value: bytes.subarray(at + 9, end) }
    at = end + 2
  }
}
