import { type LatinNames, latinNames, plain } from './latin-names.ts'
import type { Hit } from './vocabulary.ts'

interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
}

const wordPattern = /(?:[a-z\u00c0-\u024f]|\p{M})+(?:['’`](?:[a-z\u00c0-\u024f]|\p{M})+)*/giu
const mostWords = 5

/** Words after a name that say what kind of division it is, and how such names end in Chinese. */
const kinds: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:city|shi|municipality)$/, /市$/],
  [/^(?:county|xian)$/, /县$/],
  [/^(?:district|qu)$/, /区$/],
  [/^(?:province|sheng)$/, /省$/],
  [/^(?:prefecture|zhou|zizhizhou)$/, /州$|地区$/],
  [/^(?:banner|qi)$/, /旗$/],
  [/^(?:league|meng)$/, /盟$/],
  [/^(?:region|zizhiqu)$/, /自治区$|行政区$/],
  [/^(?:area|xinqu)$/, /新区$/],
]
const nationality =
  /^(?:uygur|uyghur|zhuang|hui|mongol|mongolian|tibetan|zang|yi|miao|dong|hani|bai|dai|tujia|buyei|lisu|jingpo|qiang|korean|kazakh|kazak|kyrgyz|kirgiz|li|yao|she|dongxiang|bonan|salar|va|lahu|naxi|manchu|man|tu|yugur|xibe|evenki|oroqen|daur|special|administrative|new|autonomous)$/
const street =
  /^(?:road|rd|street|st|avenue|ave|lane|alley|boulevard|blvd|expressway|bridge|building|tower|plaza|square|mansion|lu|jie|dadao|town|township|village)$/
const direction = /^(?:east|west|south|north|middle|central|dong|xi|nan|bei|zhong|first|second|third)$/

/** Finds names at the words of one text. */
export class LatinReader {
  readonly #text: string
  readonly #words: Word[] = []
  readonly #byStart = new Map<number, number>()
  readonly #names: LatinNames

  constructor(text: string) {
    this.#text = text
    this.#names = latinNames()
    for (const { 0: word, index } of text.matchAll(wordPattern)) {
      this.#byStart.set(index, this.#words.length)
      this.#words.push({ text: plain(word), start: index, end: index + word.length })
    }
  }

  /** The names that start at a place in the text, shortest first. */
  at(start: number): Hit[] {
    const first = this.#byStart.get(start)
    if (first === undefined) return []
    const hits: Hit[] = []
    let joined = ''
    for (let index = first; index < Math.min(first + mostWords, this.#words.length); index += 1) {
      if (index > first && !this.#follows(index)) break
      joined += this.#words[index]?.text ?? ''
      const hit = this.#hit(joined, index)
      if (hit !== undefined) hits.push(hit)
    }
    return hits
  }

  #hit(name: string, last: number): Hit | undefined {
    const glued = this.#names.has(name) ? undefined : /^(.{2,}?)(shi|xian|qu|sheng|zhou|qi|meng)$/.exec(name)
    const meanings = this.#names.get(glued?.[1] ?? name)
    if (meanings === undefined || this.#isStreet(last + 1)) return undefined
    const kind =
      glued === null || glued === undefined ? this.#kindAfter(last) : { word: glued[2] ?? '', at: last }
    const end = this.#words[kind?.at ?? last]?.end ?? 0
    const ending = kinds.find(([word]) => kind !== undefined && word.test(kind.word))?.[1]
    const fitting = ending === undefined ? [] : meanings.filter(({ place }) => ending.test(place.name))
    if (fitting.length > 0) return { end, meanings: fitting.map((one) => ({ ...one, exact: true })) }
    const wordy = meanings.filter(({ place }) => place.stem.length > 1)
    return wordy.length === 0 || glued ? undefined : { end: this.#words[last]?.end ?? 0, meanings: wordy }
  }

  /** The word that names the kind, after the nationalities of an autonomous division. */
  #kindAfter(last: number): { word: string; at: number } | undefined {
    for (let at = last + 1; at < last + 8 && this.#follows(at); at += 1) {
      const word = this.#words[at]?.text ?? ''
      if (kinds.some(([pattern]) => pattern.test(word))) return { word, at }
      if (!nationality.test(word)) return undefined
    }
    return undefined
  }

  #isStreet(at: number): boolean {
    if (!this.#follows(at)) return false
    const word = this.#words[at]?.text ?? ''
    return street.test(word) || (direction.test(word) && this.#isStreet(at + 1))
  }

  /** Whether only a space or a hyphen parts a word from the one before. */
  #follows(at: number): boolean {
    const [before, word] = [this.#words[at - 1], this.#words[at]]
    return (
      before !== undefined &&
      word !== undefined &&
      /^[\s-]{1,3}$/.test(this.#text.slice(before.end, word.start))
    )
  }
}
