import { gazetteer } from './gazetteer.ts'
import type { Place } from './place.ts'
import { unpackEnglishNames, unpackStemReadings, unpackSyllables } from './unpack.ts'
import type { Meaning } from './vocabulary.ts'

/** What names mean that are written in Latin letters: pinyin and English, lower case, without spaces. */
export type LatinNames = ReadonlyMap<string, readonly Meaning[]>

let built: LatinNames | undefined

/** The names, built when the first text with Latin letters comes. */
export function latinNames(): LatinNames {
  built ??= build()
  return built
}

function build(): LatinNames {
  const names = new Map<string, Meaning[]>()
  const add = (name: string, place: Place, spelt = true): void => {
    const meaning = { place, exact: false, needsParent: place.level === 'town', spelt }
    const known = names.get(name)
    if (known === undefined) names.set(name, [meaning])
    else if (!known.some((one) => one.place === place)) known.push(meaning)
  }
  const readStem = stemReader()
  for (const place of gazetteer().all()) {
    if (place.until !== '') continue
    const reading = readStem(place.stem)
    if (reading === undefined) continue
    add(reading, place)
    // 吕梁 without its dots reads like 陆良, and proves as little.
    if (reading.includes('v')) add(reading.replaceAll('v', 'u'), place, false)
  }
  for (const [code, list] of unpackEnglishNames()) {
    const place = gazetteer().current(code)
    if (place !== undefined) for (const name of list.split(';')) add(plain(name), place)
  }
  return names
}

/** Reads a stem aloud; undefined if some character has no reading. */
function stemReader(): (stem: string) => string | undefined {
  const syllables = unpackSyllables()
  const readings = new Map(unpackStemReadings().map(([stem, reading]) => [stem, reading]))
  return (stem) => {
    const known = readings.get(stem)
    if (known !== undefined) return known
    let reading = ''
    for (const character of stem) {
      const syllable = syllables.get(character)
      if (syllable === undefined) return undefined
      reading += syllable
    }
    return reading
  }
}

/** A word without case, accents, apostrophes and hyphens; ü is written v, as on keyboards. */
export const plain = (word: string): string =>
  word
    .toLowerCase()
    .replaceAll('ü', 'v')
    .normalize('NFD')
    .replace(/u\u0308/g, 'v')
    .replace(/[^a-z]/g, '')
