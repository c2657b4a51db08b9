import * as packed from './generated/gazetteer.ts'
import type { PackedDivision } from './place.ts'

/** The lines of a packed table. */
const linesOf = (table: string): string[] => table.slice(1, -1).split('\n')

const none: readonly string[] = []

/** Towns of the places without counties: those of today, then codes and names that some of them also bear or bore. */
export function unpackTowns(): PackedDivision[] {
  let code = ''
  const towns = linesOf(packed.towns).map((line) => {
    const digits = leadingDigits(line)
    code = code.slice(0, 9 - digits) + line.slice(0, digits)
    return townOf(code, line.slice(digits))
  })
  const aliases = unpackRows(packed.townAliases).map(([old, name, now]) => ({
    ...townOf(old, name),
    until: '~2026',
    successors: [now],
  }))
  return [...towns, ...aliases]
}

const townOf = (code: string, name: string): PackedDivision => ({
  code,
  name,
  stem: name.slice(0, -1),
  shared: true,
  from: '',
  until: '',
  successors: none,
})

/** The digits that a line starts with replace the end of the code above. */
function leadingDigits(line: string): number {
  let digits = 0
  while (line.charCodeAt(digits) < 0x3a) digits += 1
  return digits
}

type Cells = readonly [string, string, string]

const unpackRows = (table: string): Cells[] =>
  linesOf(table).map((line) => {
    const [first = '', second = '', third = ''] = line.split(',')
    return [first, second, third]
  })

/** Zones: statistical code if any, division, name. */
export const unpackZones = (): Cells[] => unpackRows(packed.zones)

/** Division and name of what begins like a place elsewhere. */
export const unpackLookalikes = (): Cells[] => unpackRows(packed.lookalikes)

/** Provinces outside the reporting chain: code, name, names of places in them. */
export const unpackOutside = (): Cells[] => unpackRows(packed.outside)

/** Codes that stand under a second parent, which the code does not say. */
export const unpackAlsoUnder = (): Cells[] => unpackRows(packed.alsoUnder)

/** Code and usual short names, separated by spaces. */
export const unpackShortNames = (): Cells[] => unpackRows(packed.shortNames)

/** Code and English names, separated by semicolons. */
export const unpackEnglishNames = (): Cells[] => unpackRows(packed.englishNames)

/** Stem and how it is read, where its characters are read otherwise. */
export const unpackStemReadings = (): Cells[] => unpackRows(packed.stemReadings)

/** Syllable by character. */
export function unpackSyllables(): Map<string, string> {
  const syllables = new Map<string, string>()
  for (const line of linesOf(packed.syllables)) {
    const [, syllable = '', characters = ''] = /^([a-z]+)(.*)$/u.exec(line) ?? []
    for (const character of characters) syllables.set(character, syllable)
  }
  return syllables
}

/** Traditional and variant characters in pairs with the one that place names are written with. */
export const unpackTraditional = (): string => packed.traditional.trim()
