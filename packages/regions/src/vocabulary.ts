import { formsOf, isGeneric } from './alias-forms.ts'
import { gazetteer } from './gazetteer.ts'
import { NameIndex } from './name-index.ts'
import type { Place } from './place.ts'
import { unpackOutside, unpackShortNames, unpackZones } from './unpack.ts'

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

/** All Chinese names and what they mean. */
export type Vocabulary = NameIndex<Meaning>

let built: Vocabulary | undefined

/** The vocabulary, built when it is first asked for. */
export function vocabulary(): Vocabulary {
  built ??= build()
  return built
}

function build(): Vocabulary {
  const names = new NameIndex<Meaning>()
  const add: Add = (text, meaning) => {
    const known = names.entry(text)
    if (!known.some(({ place, zone }) => place === meaning.place && zone === meaning.zone))
      known.push(meaning)
  }
  addDivisions(add)
  addShortNames(add)
  addZones(add)
  addOutside(add, (text) => names.has(text))
  return names
}

type Add = (text: string, meaning: Meaning) => void

function addDivisions(add: Add): void {
  const { places } = gazetteer()
  const stems = new Set(places.filter(({ until }) => until === '').map(({ stem }) => stem))
  for (const place of places) {
    const town = place.level === 'town'
    for (const { text, exact } of formsOf(place)) {
      // An old city whose stem lives on is meant by its full name only: 萧山 is the district of today.
      if (!exact && place.until !== '' && stems.has(text) && !leftItsProvince(place)) continue
      add(text, { place, exact, needsParent: town || isGeneric(text) })
    }
  }
}

/** 涪陵 was in 四川 and is in 重庆: who writes 四川涪陵 means that place. */
const leftItsProvince = ({ code, successors }: Place): boolean =>
  successors.some((other) => other.slice(0, 2) !== code.slice(0, 2))

function addShortNames(add: Add): void {
  for (const [code, names] of unpackShortNames()) {
    const place = current(code)
    if (place === undefined) continue
    for (const text of names.split(' '))
      add(text, { place, exact: /[省市州县旗盟]$/.test(text), needsParent: false })
  }
  const corps = current('650000')
  if (corps !== undefined)
    for (const text of ['新疆生产建设兵团', '生产建设兵团', '新疆兵团', '兵团'])
      add(text, { place: corps, exact: true, needsParent: false })
}

function addZones(add: Add): void {
  for (const [, code, name] of unpackZones()) {
    const place = current(code)
    if (place !== undefined) add(name, { place, exact: true, needsParent: false, zone: name })
  }
}

/** Names in Taiwan, Hong Kong and Macau; those of districts also stand in many mainland cities. */
function addOutside(add: Add, known: (text: string) => boolean): void {
  for (const [code, , names] of unpackOutside()) {
    const place = current(code)
    if (place === undefined) continue
    for (const text of names.split(' ')) {
      add(text, { place, exact: true, needsParent: text.length < 3 || known(text) })
      if (/^..[市县]$/.test(text)) add(text.slice(0, 2), { place, exact: false, needsParent: false })
    }
  }
}

/** The bearer of a code today. */
export function current(code: string): Place | undefined {
  return gazetteer()
    .byCode.get(code)
    ?.find(({ until }) => until === '')
}
