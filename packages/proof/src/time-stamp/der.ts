/** One value of DER (X.690), and the bytes it was read from. */
export interface DerValue {
  readonly tag: number
  /** What is in it. */
  readonly content: Buffer
  /** Tag, length and content. */
  readonly whole: Buffer
}

/** The tags that time stamps are made of. */
export const derTag = {
  boolean: 0x01,
  integer: 0x02,
  octets: 0x04,
  null: 0x05,
  oid: 0x06,
  time: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const

/** The tag of a member that is named by its number instead of its type. */
export const derMember = (number: number): number => 0xa0 | number

/** Reads the values that stand one after the other. Throws RangeError for anything that is not DER. */
export function readDer(bytes: Buffer): readonly DerValue[] {
  const values: DerValue[] = []
  for (let at = 0; at < bytes.length; ) {
    const value = valueAt(bytes, at)
    values.push(value)
    at += value.whole.length
  }
  return values
}

/** Reads exactly one value with this tag, and gives what is in it. */
export function oneDer(bytes: Buffer, tag: number): Buffer {
  const [value, ...more] = readDer(bytes)
  if (value?.tag !== tag || more.length > 0) throw new RangeError('not the value it should be')
  return value.content
}

function valueAt(bytes: Buffer, at: number): DerValue {
  const [tag, first] = [bytes[at], bytes[at + 1]]
  // High tag numbers and indefinite lengths do not occur in what is read here.
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f || first === 0x80)
    throw new RangeError('not DER')
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f
  if (lengthBytes > 4) throw new RangeError('longer than anything here')
  const start = at + 2 + lengthBytes
  const length = lengthBytes === 0 ? first : bytes.subarray(at + 2, start).readUIntBE(0, lengthBytes)
  if (start + length > bytes.length) throw new RangeError('cut short')
  return {
    tag,
    content: bytes.subarray(start, start + length),
    whole: bytes.subarray(at, start + length),
  }
}

/** Writes a value. */
export function writeDer(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content])
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length])
  const hex = length.toString(16)
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex')
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes])
}

/** Writes a number that is not negative. */
export function writeInteger(bytes: Buffer): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0)
  const short = first < 0 ? Buffer.alloc(1) : bytes.subarray(first)
  return writeDer(derTag.integer, ...((short[0] ?? 0) >= 0x80 ? [Buffer.alloc(1), short] : [short]))
}

/** Writes an object identifier such as `2.16.840.1.101.3.4.2.1`. */
export function writeOid(oid: string): Buffer {
  const [first = 0, second = 0, ...rest] = oid.split('.').map(Number)
  return writeDer(derTag.oid, Buffer.from([first * 40 + second, ...rest].flatMap(base128)))
}

function base128(number: number): readonly number[] {
  const groups: number[] = []
  for (let rest = number; rest > 0 || groups.length === 0; rest = Math.floor(rest / 128))
    groups.unshift((rest % 128) | (groups.length === 0 ? 0 : 0x80))
  return groups
}

/** Reads the content of an object identifier. */
export function readOid(content: Buffer): string {
  const numbers: number[] = []
  let number = 0
  for (const byte of content) {
    number = number * 128 + (byte & 0x7f)
    if (byte >= 0x80) continue
    numbers.push(number)
    number = 0
  }
  const [head = 0, ...rest] = numbers
  const first = Math.min(2, Math.floor(head / 40))
  return [first, head - first * 40, ...rest].join('.')
}
