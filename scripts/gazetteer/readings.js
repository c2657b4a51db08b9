// Place-name pinyin: a reading for each character, and the stems that are read otherwise.
import { createRequire } from 'node:module'
import { readPatch } from './read-patch.js'

const { pinyin } = createRequire(import.meta.url)('pinyin-pro')

/** @returns {{ characters: Map<string, string>, stems: Map<string, string> }} */
export function readReadings(/** @type {Iterable<string>} */ stems) {
  const patch = new Map(readPatch('readings').map(({ stem = '', pinyin: read = '' }) => [stem, read]))
  const read = [...new Set(stems)].map((stem) => ({
    stem,
    syllables: patch.get(stem)?.split(' ') ?? syllablesOf(stem),
  }))
  const characters = commonest(read)
  const otherwise = read
    .filter(
      ({ stem, syllables }) => syllables.join('') !== [...stem].map((one) => characters.get(one)).join(''),
    )
    .map(({ stem, syllables }) => /** @type {const} */ ([stem, syllables.join('')]))
  return { characters, stems: new Map(otherwise) }
}

/** @returns {string[]} */
const syllablesOf = (/** @type {string} */ stem) => pinyin(stem, { toneType: 'none', type: 'array', v: true })

/** The reading a character has most often in place names; of two as frequent, the first in the alphabet. */
function commonest(/** @type {{ stem: string, syllables: string[] }[]} */ read) {
  /** @type {Map<string, Map<string, number>>} */
  const counts = new Map()
  for (const { stem, syllables } of read) {
    const characters = [...stem]
    if (characters.length !== syllables.length) continue
    characters.forEach((character, index) => {
      const count = counts.get(character) ?? new Map()
      const syllable = syllables[index] ?? ''
      count.set(syllable, (count.get(syllable) ?? 0) + 1)
      counts.set(character, count)
    })
  }
  return new Map([...counts].map(([character, count]) => [character, most(count)]))
}

const most = (/** @type {Map<string, number>} */ count) =>
  [...count].sort(([one, often], [other, oftener]) => oftener - often || (one < other ? -1 : 1))[0]?.[0] ?? ''
