import type { Evidence } from './resolution.ts'
import { unpackTraditional } from './unpack.ts'

/** A text as it is read, and where its characters stood in what was written. */
export interface PlainText {
  readonly text: string
  /** Where a character of the read text stood; undefined where nothing was left out. */
  readonly origins: readonly number[] | undefined
}

const leftOut = 1

/** What a character is read as; 0: as itself. */
let readings: Uint16Array | undefined

function readingsOf(): Uint16Array {
  if (readings !== undefined) return readings
  const table = new Uint16Array(0x10000)
  const pairs = unpackTraditional()
  for (let index = 0; index + 1 < pairs.length; index += 2)
    table[pairs.charCodeAt(index)] = pairs.charCodeAt(index + 1)
  // Full-width letters, digits and brackets, as Chinese keyboards write them.
  for (let code = 0xff01; code <= 0xff5e; code += 1) table[code] = code - 0xfee0
  for (const [first, last] of invisible) for (let code = first; code <= last; code += 1) table[code] = leftOut
  table[0x3000] = 0x20
  table[0xa0] = 0x20
  readings = table
  return table
}

/** Marks that come along when text is copied and that nobody sees. */
const invisible: readonly (readonly [number, number])[] = [
  [0x00, 0x08],
  [0xad, 0xad],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
]

/** Reads a text: traditional characters as simplified, full width as half, invisible marks and letter-spacing not at all. */
export function plainText(written: string): PlainText {
  const table = readingsOf()
  const spaced = written.includes(' ') && spaceInName.test(written)
  let index = 0
  while (index < written.length && (table[written.charCodeAt(index)] ?? 0) === 0) index += 1
  if (index === written.length && !spaced) return { text: written, origins: undefined }
  const replaced = replace(written, table)
  return spaced ? withoutLetterSpacing(replaced) : replaced
}

function replace(written: string, table: Uint16Array): PlainText {
  let text = ''
  let from = 0
  let origins: number[] | undefined
  for (let index = 0; index < written.length; index += 1) {
    const code = written.charCodeAt(index)
    const reading = table[code] ?? 0
    if (reading === leftOut) origins ??= Array.from({ length: index }, (_, at) => at)
    else origins?.push(index)
    if (reading === 0) continue
    text += written.slice(from, index) + (reading === leftOut ? '' : String.fromCharCode(reading))
    from = index + 1
  }
  return { text: text + written.slice(from), origins }
}

/** A blank before a single character that can only belong to what stands before: 北京 市, or 康 平 县. */
const spaceInName =
  /(?<=[\u4e00-\u9fff])[ \t]+(?=[省市县區区州旗盟縣镇鎮乡鄉](?![\u4e00-\u9fff]))|(?<=(?:^|[ \t])[\u4e00-\u9fff])[ \t]+(?=[\u4e00-\u9fff](?:[ \t]|$))/
const everySpaceInName = new RegExp(spaceInName, 'g')

function withoutLetterSpacing({ text, origins }: PlainText): PlainText {
  let plain = ''
  const kept: number[] = []
  let from = 0
  const keep = (end: number): void => {
    plain += text.slice(from, end)
    for (let index = from; index < end; index += 1) kept.push(origins?.[index] ?? index)
  }
  for (const { 0: blank, index } of text.matchAll(everySpaceInName)) {
    keep(index)
    from = index + blank.length
  }
  keep(text.length)
  return { text: plain, origins: kept }
}

/** Evidence by the characters as they were written. */
export function asWritten(
  written: string,
  { origins }: PlainText,
  evidence: readonly Evidence[],
): Evidence[] {
  return evidence.map((one) => {
    const start = origins?.[one.start] ?? one.start
    const end = (origins?.[one.end - 1] ?? one.end - 1) + 1
    return { ...one, start, end, text: written.slice(start, end) }
  })
}
