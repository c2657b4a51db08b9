import { branchOf, type Path } from './division.ts'
import { gazetteer } from './gazetteer.ts'
import type { Place } from './place.ts'

/** The names from the province down to a place, as of the time when it existed. */
export function pathOf(place: Place, zone?: string): Path {
  const province = nameOf(`${place.code.slice(0, 2)}0000`, place)
  const prefecture =
    place.code.slice(2, 4) === '00' ? undefined : nameOf(`${place.code.slice(0, 4)}00`, place)
  const county = /^\d{4}00/.test(place.code) ? undefined : nameOf(place.code.slice(0, 6), place)
  return {
    province: province ?? place.name,
    ...(prefecture === undefined ? {} : { prefecture }),
    ...(county === undefined ? {} : { county }),
    ...(place.level === 'town' ? { town: place.name } : {}),
    ...(zone === undefined ? {} : { zone }),
  }
}

/** What a code was called while a place existed: its own name, the one of today, or of the next bearer to end. */
function nameOf(code: string, place: Place): string | undefined {
  if (code === place.code) return place.name
  const bearers = gazetteer().byCode.get(code) ?? []
  const living = bearers.find(({ until }) => until === '')
  if (place.until === '') return living?.name
  return (bearers.find(({ until }) => until !== '' && until >= place.until) ?? living)?.name
}

/** The province that a code lies in. */
export const provinceOf = (code: string): string => `${code.slice(0, 2)}0000`

/** Whether a code lies beyond the provinces that receive reports: 台湾, 香港, 澳门. */
export const isOutside = (code: string): boolean => branchOf(code) >= '7'
