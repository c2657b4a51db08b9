import { branchOf, type Path } from './division.ts'
import { gazetteer } from './gazetteer.ts'
import type { Place } from './place.ts'

const known = new WeakMap<Place, Path>()

/** The names from the province down to a place, as of the time when it existed. */
export function pathOf(place: Place, zone?: string): Path {
  const path = known.get(place) ?? remember(place)
  return zone === undefined ? path : { ...path, zone }
}

function remember(place: Place): Path {
  const path = namesDownTo(place)
  known.set(place, path)
  return path
}

function namesDownTo(place: Place): Path {
  const { code, level } = place
  const path: Writable<Path> = { province: nameOf(`${code.slice(0, 2)}0000`, place) ?? place.name }
  const prefecture = code.startsWith('00', 2) ? undefined : nameOf(`${code.slice(0, 4)}00`, place)
  const county = code.startsWith('00', 4) ? undefined : nameOf(code.slice(0, 6), place)
  if (prefecture !== undefined) path.prefecture = prefecture
  if (county !== undefined) path.county = county
  if (level === 'town') path.town = place.name
  return path
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

/** What a code was called while a place existed: its own name, the one of today, or of the next bearer to end. */
function nameOf(code: string, place: Place): string | undefined {
  if (code === place.code) return place.name
  const bearers = gazetteer().bearersOf(code)
  const living = bearers.find(({ until }) => until === '')
  if (place.until === '') return living?.name
  return (bearers.find(({ until }) => until !== '' && until >= place.until) ?? living)?.name
}

/** The province that a code lies in. */
export const provinceOf = (code: string): string => `${code.slice(0, 2)}0000`

/** Whether a code lies beyond the provinces that receive reports: 台湾, 香港, 澳门. */
export const isOutside = (code: string): boolean => branchOf(code) >= '7'
