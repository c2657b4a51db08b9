/** A number in a text: where it stands and what it is worth. */
export interface Numeral {
  readonly value: number
  readonly start: number
  readonly end: number
  /** "About", "more than", "nearly": the writer did not count. */
  readonly rough: boolean
}

const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
}
const steps: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 拾: 1, 佰: 2, 仟: 3 }
const blocks: Readonly<Record<string, number>> = { 万: 4, 亿: 8 }
const words: Readonly<Record<string, number>> = {
  hundred: 2,
  thousand: 3,
  k: 3,
  million: 6,
  mn: 6,
  m: 6,
  billion: 9,
  bn: 9,
}

const westernNumber = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`
const western = `(?<digits>${westernNumber})(?:\\s*(?:(?<some>[多余几])?(?<scale>[十百千]?[万亿]{1,2}|[百千])(?<more>[多余])?|(?<tail>[多余])|(?<word>hundred|thousand|million|billion|mn|bn)\\b)|(?<letter>[kK])\\b)?`
const chinese =
  '(?<chinese>[一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟][零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟万亿点]*)(?<rest>[多余])?'
const pattern = new RegExp(
  `(?:(?<about>约|近|大约|超过?|逾|上|不少于|至少|about|nearly|over|more than|some)\\s*)?(?:${western}|${chinese})`,
  'giu',
)

/** Every number of a text, in digits (1,200,000; 3.5万; 1亿2000万; 1.2 million) or in Chinese words (一百二十万). */
export function numeralsIn(text: string): readonly Numeral[] {
  const numbers: Numeral[] = []
  for (const next of [...text.matchAll(pattern)].flatMap(readMatch)) {
    const last = numbers.at(-1)
    // 1亿2000万 is one number.
    const continues = last !== undefined && last.end === next.start && last.value > next.value
    if (continues) numbers.pop()
    numbers.push(continues ? { ...next, value: last.value + next.value, start: last.start } : next)
  }
  return numbers
}

function readMatch(match: RegExpExecArray): readonly Numeral[] {
  const groups = match.groups ?? {}
  const value = groups['digits'] === undefined ? chineseValue(groups['chinese'] ?? '') : westernValue(groups)
  if (value === undefined) return []
  const start = match.index + match[0].search(/[\d一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟]/u)
  const rough = ['about', 'some', 'more', 'tail', 'rest'].some((name) => groups[name] !== undefined)
  return [{ value, start, end: match.index + match[0].trimEnd().length, rough }]
}

function westernValue(groups: Readonly<Record<string, string | undefined>>): number | undefined {
  const written = groups['digits'] ?? ''
  const word = (groups['word'] ?? groups['letter'] ?? '').toLowerCase()
  const power = scalePower(groups['scale'] ?? '') + (words[word] ?? 0)
  return shifted(written.replaceAll(',', ''), power)
}

const scalePower = (scale: string): number =>
  [...scale].reduce((power, character) => power + (steps[character] ?? blocks[character] ?? 0), 0)

/** Through text, so that 3.14万 is 31400 and not a binary neighbour of it. */
const shifted = (decimal: string, power: number): number => Number(`${decimal}e${power}`)

/** Reads 一百二十万, 二〇二六, 十五, 三点五; undefined for what is no number. */
export function chineseValue(text: string): number | undefined {
  const [whole = '', fraction] = text.split('点')
  if (fraction !== undefined) {
    const scale = /[万亿]+$/.exec(fraction)?.[0] ?? ''
    const base = chineseValue(whole)
    const places = [...fraction.slice(0, fraction.length - scale.length)].map((one) => digits[one])
    if (base === undefined || places.length === 0 || places.includes(undefined)) return undefined
    return shifted(`${base}.${places.join('')}`, scalePower(scale))
  }
  if (/^[零〇一二三四五六七八九]{2,}$/u.test(whole))
    return Number([...whole].map((one) => digits[one]).join(''))
  return chineseInteger(whole)
}

function chineseInteger(text: string): number | undefined {
  let [total, section, digit] = [0, 0, 0]
  let seen = false
  for (const character of text) {
    const [one, step, block] = [digits[character], steps[character], blocks[character]]
    seen = true
    if (one !== undefined) digit = one
    else if (step !== undefined) {
      section += (digit === 0 ? 1 : digit) * 10 ** step
      digit = 0
    } else if (block !== undefined) {
      const low = section + digit
      total = block === 8 ? (total + low) * 10 ** block : total + low * 10 ** block
      section = 0
      digit = 0
    } else return undefined
  }
  return seen ? total + section + digit : undefined
}
