import { formsOf, isGeneric } from './alias-forms.ts'
import { corpsDivisions, corpsNames } from './corps.ts'
import { type Gazetteer, gazetteer } from './gazetteer.ts'
import { hashStart, hashWith, NameTable, pairOf } from './name-table.ts'
import type { Place } from './place.ts'
import { unpackLookalikes, unpackOutside, unpackShortNames, unpackZones } from './unpack.ts'

/** What a name can mean. */
export interface Meaning {
  readonly place: Place
  /** Written with its suffix. */
  readonly exact: boolean
  /** Means this only beside the name of what it lies in: towns have namesakes all over the country. */
  readonly needsParent: boolean
  /** The name is that of a zone in the place. */
  readonly zone?: string
  /** Written in Latin letters, where namesakes abound. */
  readonly spelt?: boolean
}

/** A name found in a text: where it ends, and what it means. */
export interface Hit {
  readonly end: number
  readonly meanings: readonly Meaning[]
}

let built: Vocabulary | undefined

/** The vocabulary, built when it is first asked for. */
export function vocabulary(): Vocabulary {
  built ??= new Vocabulary(gazetteer())
  return built
}

/** A name beside those of the table: what it means is made already. */
interface Extra {
  readonly text: string
  readonly meaning: Meaning
}

/** All Chinese names and what they mean. */
export class Vocabulary {
  readonly #places: Gazetteer
  readonly #names = new NameTable()
  /** For each entry of the table of names, the index of a place, its stem if negative; an extra if beyond all places. */
  readonly #entries: number[] = []
  readonly #extras: Extra[] = []
  readonly #meanings = new Map<number, readonly Meaning[]>()

  constructor(places: Gazetteer) {
    this.#places = places
    this.#addTable(true)
    this.#addTable(false)
    for (const index of places.others()) this.#addForms(places.placeAt(index))
    addShortNames(this)
    addZones(this)
    addOutside(this)
    addLookalikes(this)
  }

  /** How many different names there are. */
  get size(): number {
    return this.#names.size
  }

  /** All names that start at a place in a text, shortest first. */
  at(text: string, start: number): readonly Hit[] {
    const lengths = this.#names.lengthsOf(pairOf(text.charCodeAt(start), text.charCodeAt(start + 1)))
    if (lengths === 0) return noHits
    let hits: Hit[] | undefined
    let hash = hashStart
    for (let length = 1; lengths >>> length !== 0 && start + length <= text.length; length += 1) {
      hash = hashWith(hash, text.charCodeAt(start + length - 1))
      if (((lengths >>> length) & 1) === 0) continue
      const entry = this.#names.find(hash)
      if (entry < 0 || !this.#isAt(text, start, { entry, length })) continue
      hits ??= []
      hits.push({ end: start + length, meanings: this.#meaningsOf(entry) })
    }
    return hits ?? noHits
  }

  /** The longest name that starts at a place in a text; none where another text only hashes like one. */
  longestAt(text: string, start: number): Hit | undefined {
    const lengths = this.#names.lengthsOf(pairOf(text.charCodeAt(start), text.charCodeAt(start + 1)))
    let [hash, entry, longest] = [hashStart, -1, 0]
    for (let length = 1; lengths >>> length !== 0 && start + length <= text.length; length += 1) {
      hash = hashWith(hash, text.charCodeAt(start + length - 1))
      const found = ((lengths >>> length) & 1) === 0 ? -1 : this.#names.find(hash)
      if (found >= 0) [entry, longest] = [found, length]
    }
    return entry >= 0 && this.#isAt(text, start, { entry, length: longest })
      ? { end: start + longest, meanings: this.#meaningsOf(entry) }
      : undefined
  }

  /** Whether a name is known. */
  has(text: string): boolean {
    return this.#names.find(hashOf(text)) >= 0
  }

  /** Gives a name one more meaning; of two that are the same, the first counts. */
  add(text: string, meaning: Meaning): void {
    this.#extras.push({ text, meaning })
    const pair = pairOf(text.charCodeAt(0), text.charCodeAt(1))
    const entry = this.#names.add(hashOf(text), pair, text.length)
    this.#entries[entry] = this.#places.count + this.#extras.length
  }

  /** The names and stems of the divisions that exist, or of those that have ended. */
  #addTable(living: boolean): void {
    const { table } = this.#places
    for (let index = 0; index < table.count; index += 1) {
      if (table.isLiving(index) !== living) continue
      const [length, stem] = [table.nameLength(index), table.stemLength(index)]
      const pair = pairOf(table.charCode(index, 0), table.charCode(index, 1))
      let hash = hashStart
      let stemHash = hashStart
      for (let at = 0; at < length; at += 1) {
        hash = hashWith(hash, table.charCode(index, at))
        if (at + 1 === stem) stemHash = hash
      }
      this.#entries[this.#names.add(hash, pair, length)] = index + 1
      if (stem > 1 && stem < length && (living || this.#isMeantByStem(stemHash, index)))
        this.#entries[this.#names.add(stemHash, pair, stem)] = -index - 1
      if (table.isEthnic(index)) this.#addForms(this.#places.placeAt(index))
    }
  }

  /**
   * An old city whose stem lives on is meant by its full name only: 萧山 is the district of today. But 涪陵 was in
   * 四川 and is in 重庆: who writes 四川涪陵 means that place.
   */
  #isMeantByStem(stemHash: number, index: number): boolean {
    if (this.#names.find(stemHash) < 0) return true
    const { table } = this.#places
    return leavers.test(String(table.codeAt(index))) && table.leftItsProvince(index)
  }

  #addForms(place: Place): void {
    for (const { text, exact } of formsOf(place)) {
      if (!exact && place.until !== '' && this.has(text)) continue
      this.add(text, { place, exact, needsParent: needsParent(place) })
    }
  }

  /** Whether the name of an entry stands at a place in a text, and has not just the same hash. */
  #isAt(text: string, start: number, { entry, length }: { entry: number; length: number }): boolean {
    const value = this.#entries[entry] ?? 0
    const extra = this.#extras[value - this.#places.count - 1]
    if (extra !== undefined) return extra.text.length === length && text.startsWith(extra.text, start)
    const { table } = this.#places
    const index = Math.abs(value) - 1
    if ((value < 0 ? table.stemLength(index) : table.nameLength(index)) !== length) return false
    for (let at = 0; at < length; at += 1)
      if (table.charCode(index, at) !== text.charCodeAt(start + at)) return false
    return true
  }

  #meaningsOf(last: number): readonly Meaning[] {
    const known = this.#meanings.get(last)
    if (known !== undefined) return known
    const meanings: Meaning[] = []
    for (let entry = last; entry >= 0; entry = this.#names.before(entry))
      meanings.unshift(this.#meaningOf(entry))
    const different = meanings.filter(
      ({ place, zone }, index) =>
        meanings.findIndex((one) => one.place === place && one.zone === zone) === index,
    )
    this.#meanings.set(last, different)
    return different
  }

  #meaningOf(entry: number): Meaning {
    const value = this.#entries[entry] ?? 0
    const extra = this.#extras[value - this.#places.count - 1]
    if (extra !== undefined) return extra.meaning
    const place = this.#places.placeAt(Math.abs(value) - 1)
    const exact = value > 0
    return { place, exact, needsParent: needsParent(place) || (!exact && hasLeft(place)) }
  }
}

const noHits: readonly Hit[] = []

/** Provinces that others were cut out of. */
const leavers = /^(?:44|51)/

/** Bare, an old name in another province than today's is meant only beside the name of that province. */
const hasLeft = ({ code, until }: Place): boolean => until !== '' && leavers.test(code)

const needsParent = ({ level, name }: Place): boolean => level === 'town' || isGeneric(name)

function hashOf(text: string): number {
  let hash = hashStart
  for (let at = 0; at < text.length; at += 1) hash = hashWith(hash, text.charCodeAt(at))
  return hash
}

function addShortNames(words: Vocabulary): void {
  for (const [code, names] of unpackShortNames()) {
    const place = gazetteer().current(code)
    if (place === undefined) continue
    for (const text of names.split(' '))
      words.add(text, { place, exact: /[省市州县旗盟]$/.test(text), needsParent: false })
  }
}

function addZones(words: Vocabulary): void {
  const add = (code: string, name: string, needsParent = false): void => {
    const place = gazetteer().current(code)
    if (place !== undefined) words.add(name, { place, exact: true, needsParent, zone: name })
  }
  for (const [, code, name] of unpackZones()) add(code, name)
  for (const name of corpsNames) add('650000', name)
  for (const name of corpsDivisions) add('650000', name, true)
}

/** Names in Taiwan, Hong Kong and Macau; those of districts also stand in many mainland cities. */
function addOutside(words: Vocabulary): void {
  for (const [code, , names] of unpackOutside()) {
    const place = gazetteer().current(code)
    if (place === undefined) continue
    for (const text of names.split(' ')) {
      words.add(text, { place, exact: true, needsParent: !/..[市县]$/.test(text) || words.has(text) })
      if (/^..[市县]$/.test(text)) words.add(text.slice(0, 2), { place, exact: false, needsParent: false })
    }
  }
}

/** 长沙贡马乡 is a town in 四川, or something in 长沙: without a province it takes a person to say. */
function addLookalikes(words: Vocabulary): void {
  for (const [code, text] of unpackLookalikes()) {
    const place = gazetteer().current(code)
    if (place === undefined) continue
    const meant = words.longestAt(text, 0)?.meanings ?? []
    words.add(text, { place, exact: true, needsParent: false })
    for (const { place: other } of meant)
      if (other.until === '' && other !== place)
        words.add(text, { place: other, exact: true, needsParent: false })
  }
}
