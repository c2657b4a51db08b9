import { type Division, levelOf } from './division.ts'
import * as packed from './generated/gazetteer.ts'

/** A division as the packed table has it, with its stem: what is left of the name without suffix and nationalities. */
export interface PackedDivision extends Division {
  readonly stem: string
  /** Towns in other provinces bear the stem too. */
  readonly shared: boolean
}

/** The lines of a packed table. */
const linesOf = (table: string): string[] => table.split('\n').filter((line) => line !== '')

/** All bearers of codes of six digits, by code and end. */
export function unpackDivisions(): PackedDivision[] {
  let last = ''
  return linesOf(packed.divisions).map((line) => {
    const { code, rest } = untail(line, { last, length: 6 })
    last = code
    const [marked = '', from = '', until = '', successors = ''] = rest.split(',')
    const shared = marked.endsWith('!')
    const whole = shared ? marked.slice(0, -1) : marked
    const bar = whole.indexOf('|')
    const name = bar < 0 ? whole : whole.slice(0, bar) + whole.slice(bar + 1)
    const stem = (bar < 0 ? name.slice(0, -1) : whole.slice(0, bar)) || name
    const codes = successors === '' ? none : successors.split(' ')
    return { code, name, stem, shared, level: levelOf(code), from, until, successors: codes }
  })
}

const none: readonly string[] = []

/** Towns of the places without counties: those of today, then codes and names that some of them also bear or bore. */
export function unpackTowns(): Division[] {
  let last = ''
  const towns = linesOf(packed.towns).map((line) => {
    const { code, rest } = untail(line, { last, length: 9 })
    last = code
    return townOf(code, rest)
  })
  const aliases = unpackRows(packed.townAliases).map(([code, name, now]) => ({
    ...townOf(code, name),
    until: '~2026',
    successors: [now],
  }))
  return [...towns, ...aliases]
}

const townOf = (code: string, name: string): Division => ({
  code,
  name,
  level: 'town',
  from: '',
  until: '',
  successors: none,
})

/** The digits a line starts with replace the end of the code above. */
function untail(line: string, { last, length }: { last: string; length: number }) {
  let digits = 0
  while (line.charCodeAt(digits) < 0x3a) digits += 1
  return { code: last.slice(0, length - digits) + line.slice(0, digits), rest: line.slice(digits) }
}

type Cells = readonly [string, string, string]

const unpackRows = (table: string): Cells[] =>
  linesOf(table).map((line) => {
    const [first = '', second = '', third = ''] = line.split(',')
    return [first, second, third]
  })

/** Zones: statistical code if any, division, name. */
export const unpackZones = (): Cells[] => unpackRows(packed.zones)

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
