// The gazetteer as one module of strings: small on the wire, quick to read, and a change of one place is one line.
import { readPatch } from './read-patch.js'
import { stemOf } from './stem.js'

/**
 * @typedef {object} Tables
 * @property {import('./lifecycles.js').Lifecycle[]} lives
 * @property {Set<string>} shared codes of counties whose stem is also a town's in another province
 * @property {{ code: string, name: string }[]} towns
 * @property {{ code: string, name: string, now: string }[]} aliases
 * @property {{ code: string, name: string, division: string }[]} zones
 * @property {{ code: string, name: string }[]} lookalikes
 * @property {{ code: string, name: string, places: string[] }[]} outside
 * @property {{ characters: Map<string, string>, stems: Map<string, string> }} readings
 * @property {Map<string, string>} traditional
 */

/** The text of the generated module. */
export function writeModule(/** @type {Tables} */ tables) {
  const { towns, aliases, zones, lookalikes, outside, readings, traditional } = tables
  const parts = {
    divisions: [
      'tail of code and name (| after its stem, ! if towns elsewhere bear it),from,until,successors',
      packDivisions(tables),
    ],
    towns: ['tail of code, name', withTails(towns, ({ name }) => name)],
    townAliases: ['code,name,code today', aliases.map(({ code, name, now }) => `${code},${name},${now}`)],
    zones: [
      'code if it has one,division,name',
      zones.map(({ code, name, division }) => `${code},${division},${name}`),
    ],
    lookalikes: ['code,name', lookalikes.map(({ code, name }) => `${code},${name}`)],
    outside: [
      'code,name,places',
      outside.map(({ code, name, places }) => `${code},${name},${places.join(' ')}`),
    ],
    alsoUnder: ['code,second parent', readPatch('also-under').map(({ code, parent }) => `${code},${parent}`)],
    shortNames: ['code,names', readPatch('short-names').map(({ code, names }) => `${code},${names}`)],
    englishNames: ['code,names', readPatch('english').map(({ code, names }) => `${code},${names}`)],
    syllables: ['syllable and the characters read so', packSyllables(readings.characters)],
    stemReadings: ['stem,pinyin', [...readings.stems].map((pair) => pair.join(','))],
    traditional: ['pairs of characters', [[...traditional].flat().join('')]],
  }
  const consts = Object.entries(parts).map(
    ([name, [what, rows]]) =>
      `/** ${what} */\nexport const ${name}: string = \`\n${/** @type {string[]} */ (rows).join('\n')}\n\`\n`,
  )
  return `// Written by scripts/gazetteer/build.js: do not edit.\n\n${consts.join('\n')}`
}

const packDivisions = (/** @type {Tables} */ { lives, shared }) =>
  withTails(lives, ({ code, name, from, until, successors }) => {
    const marked = markStem(name) + (until === '' && shared.has(code) ? '!' : '')
    return `${marked},${from},${until},${successors.join(' ')}`.replace(/,+$/, '')
  })

/** Most stems are the name without its last character; the others are marked. */
function markStem(/** @type {string} */ name) {
  const stem = stemOf(name)
  return stem.length === name.length - 1 || stem === name ? name : `${stem}|${name.slice(stem.length)}`
}

/**
 * Each row starts with the digits in which its code differs from the code above it.
 * @template {{ code: string }} T
 * @returns {string[]}
 */
function withTails(/** @type {T[]} */ rows, /** @type {(row: T) => string} */ write) {
  let last = ''
  return rows.map((row) => {
    let same = 0
    while (same < row.code.length && row.code[same] === last[same]) same += 1
    last = row.code
    return row.code.slice(same) + write(row)
  })
}

function packSyllables(/** @type {Map<string, string>} */ characters) {
  /** @type {Map<string, string>} */
  const rows = new Map()
  for (const [character, syllable] of characters) rows.set(syllable, (rows.get(syllable) ?? '') + character)
  return [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map((row) => row.join(''))
}
