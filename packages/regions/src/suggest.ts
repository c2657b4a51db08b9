import { gazetteer } from './gazetteer.ts'
import { isOutside, pathOf } from './path-of.ts'
import { isWithin, type Place } from './place.ts'
import { plainText } from './plain-text.ts'
import { readChains } from './read-chains.ts'
import type { Candidate } from './resolution.ts'
import { resolve } from './resolve.ts'
import { meantAt } from './settle.ts'

/** A division that a text begins to name, with its whole name to be put in the text's place. */
export interface Suggestion extends Omit<Candidate, 'score'> {
  readonly label: string
}

const most = 8

/**
 * Divisions that a text may be about to name: what it means already, and what its last characters begin within that.
 *
 * @example
 * suggest('沈阳市康') // 辽宁省沈阳市康平县
 */
export function suggest(written: string): readonly Suggestion[] {
  const { text } = plainText(written.trim())
  if (text === '' || text.length > longest) return []
  const { chains } = readChains(text)
  const last = chains.at(-1)
  const end = last?.mentions.at(-1)?.end ?? 0
  const outer = meantAt(last?.leaves ?? [], undefined).map(({ place }) => place)
  const begun = text.slice(end).replace(/^[\s,，、/-]+/, '')
  const meant = begun === '' ? [...outer, ...outer.flatMap(directlyIn)] : beginning(begun, outer)
  return unique([...meantBy(text, begun), ...meant])
    .slice(0, most)
    .map(suggestionOf)
}

const longest = 60

/** What the text means as it stands, candidates included. */
function meantBy(text: string, begun: string): Place[] {
  const { code, candidates = [], status } = resolve(text)
  if (begun !== '' || status === 'conflict') return []
  return [code ?? [], candidates.map((one) => one.code)]
    .flat()
    .flatMap((one) => gazetteer().current(one) ?? [])
}

/** Divisions whose names begin like this, within what stood before; the wider ones first. */
function beginning(begun: string, outer: readonly Place[]): Place[] {
  const found = gazetteer()
    .all()
    .filter((place) => place.until === '' && place.name.startsWith(begun))
    .filter((place) => outer.length === 0 || outer.some((one) => isWithin(place, one)))
  return found.sort((one, other) => one.code.length - other.code.length || width(other) - width(one))
}

const width = ({ level }: Place): number => ['town', 'county', 'prefecture', 'province'].indexOf(level)

/** The divisions one step below. */
function directlyIn(place: Place): Place[] {
  if (place.level !== 'province' && place.level !== 'prefecture') return []
  const inside = gazetteer().inside(place)
  const prefectures = inside.filter(({ level }) => level === 'prefecture')
  return prefectures.length > 0 ? prefectures : inside
}

const unique = (places: readonly Place[]): Place[] => [
  ...new Set(places.filter(({ until, code }) => until === '' && !isOutside(code))),
]

function suggestionOf(place: Place): Suggestion {
  const path = pathOf(place)
  return { code: place.code, path, label: Object.values(path).join('') }
}
