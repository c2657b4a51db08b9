import { divisions as packed } from './generated/gazetteer.ts'
import type { PackedDivision } from './place.ts'

const zero = 0x30
const nine = 0x39
const exclamation = 0x21
const governing = 0x6cbb // 治
const nation = 0x65cf // 族

/**
 * The packed divisions by line: for each, where it stands in the text. No object and no string is made of a division
 * before it is asked for: few ever are, and all of them would take longer than anything else at start.
 */
export class DivisionTable {
  /** How many bearers of codes there are. */
  readonly count: number = linesIn(packed)
  readonly #codes = new Int32Array(this.count)
  /** Where names begin. */
  readonly #starts = new Int32Array(this.count)
  readonly #nameLengths = new Uint8Array(this.count)
  readonly #stemLengths = new Uint8Array(this.count)
  /** Lengths of marks within names, 1 or 0. */
  readonly #bars = new Uint8Array(this.count)
  readonly #living = new Uint8Array(this.count)

  constructor() {
    const bars = new Marks('|')
    const shares = new Marks('!')
    const commas = new Marks(',')
    let code = 0
    let line = 1
    for (let index = 0; index < this.count; index += 1) {
      const end = packed.indexOf('\n', line)
      let start = line
      let scale = 1
      let tail = 0
      for (let digit = packed.charCodeAt(start); digit <= nine; digit = packed.charCodeAt(start)) {
        tail = tail * 10 + digit - zero
        scale *= 10
        start += 1
      }
      code = Math.floor(code / scale) * scale + tail
      const comma = Math.min(commas.from(start), end)
      const nameEnd = Math.min(shares.from(start), comma)
      const bar = bars.from(start)
      const marked = bar < nameEnd
      const length = nameEnd - start - (marked ? 1 : 0)
      this.#codes[index] = code
      this.#starts[index] = start
      this.#nameLengths[index] = length
      this.#stemLengths[index] = marked ? bar - start : Math.max(1, length - 1)
      this.#bars[index] = marked ? 1 : 0
      this.#living[index] = isLivingAfter(comma, end) ? 1 : 0
      line = end + 1
    }
  }

  /** Whether a division exists as far as the records go. */
  isLiving(index: number): boolean {
    return this.#living[index] === 1
  }

  nameLength(index: number): number {
    return this.#nameLengths[index] ?? 0
  }

  stemLength(index: number): number {
    return this.#stemLengths[index] ?? 0
  }

  /** Whether a name holds nationalities, which people leave out one by one: 自治 before the last character, or 族区. */
  isEthnic(index: number): boolean {
    const length = this.nameLength(index)
    if (this.#bars[index] !== 1 || length < 4) return false
    const before = this.charCode(index, length - 2)
    return before === governing || before === nation
  }

  /** A character of a name. */
  charCode(index: number, at: number): number {
    const skipped = at < (this.#stemLengths[index] ?? 0) ? 0 : (this.#bars[index] ?? 0)
    return packed.charCodeAt((this.#starts[index] ?? 0) + at + skipped)
  }

  /** The first index of a code; the next ones may bear it too. */
  firstOf(code: number): number {
    let [low, high] = [0, this.count]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#codes[middle] ?? 0) < code) low = middle + 1
      else high = middle
    }
    return low
  }

  codeAt(index: number): number {
    return this.#codes[index] ?? 0
  }

  /** All that a line says. */
  read(index: number): PackedDivision {
    const start = this.#starts[index] ?? 0
    const stem = start + this.stemLength(index)
    const afterStem = stem + (this.#bars[index] ?? 0)
    const end = afterStem + this.nameLength(index) - this.stemLength(index)
    const shared = packed.charCodeAt(end) === exclamation
    const rest = packed.slice(end + (shared ? 1 : 0), packed.indexOf('\n', end))
    const [, from = '', until = '', successors = ''] = rest.split(',')
    return {
      code: String(this.codeAt(index)),
      name: packed.slice(start, stem) + packed.slice(afterStem, end),
      stem: packed.slice(start, stem),
      shared,
      from,
      until,
      successors: successors === '' ? none : successors.split(' '),
    }
  }

  /** Whether a division went to another province than its code says. */
  leftItsProvince(index: number): boolean {
    const province = String(this.codeAt(index)).slice(0, 2)
    return this.read(index).successors.some((other) => !other.startsWith(province))
  }
}

const none: readonly string[] = []

/** Every line of a packed table ends with a line break, and one stands before the first. */
function linesIn(table: string): number {
  let count = 0
  for (let at = table.indexOf('\n', 1); at >= 0; at = table.indexOf('\n', at + 1)) count += 1
  return count
}

/** After a name: from, until, successors. What has no end is alive. */
function isLivingAfter(comma: number, end: number): boolean {
  if (comma === end) return true
  const second = packed.indexOf(',', comma + 1)
  return second < 0 || second > end || packed[second + 1] === ','
}

/** Where a mark stands next, without looking twice at the same stretch of the text. */
class Marks {
  readonly #mark: string
  #next = -1

  constructor(mark: string) {
    this.#mark = mark
  }

  from(at: number): number {
    if (this.#next < at) {
      const found = packed.indexOf(this.#mark, at)
      this.#next = found < 0 ? packed.length : found
    }
    return this.#next
  }
}
