import { provincesOf } from './answers.ts'
import { existsAt } from './division.ts'
import type { Chain } from './mention.ts'
import { isOutside } from './path-of.ts'
import { isWithin } from './place.ts'
import type { Meaning } from './vocabulary.ts'

/** What several chains together can mean: places that fit are one, places that exclude each other stay apart. */
export function groupChains(chains: readonly Chain[]): Chain[] {
  const groups: Chain[] = []
  for (const chain of chains) {
    const index = groups.findIndex((group) => merge(group, chain) !== undefined)
    const group = groups[index]
    const merged = group === undefined ? undefined : merge(group, chain)
    if (merged === undefined) groups.push(chain)
    else groups[index] = merged
  }
  return groups
}

function merge(one: Chain, other: Chain): Chain | undefined {
  const deeper = other.leaves.filter(({ place }) => one.leaves.some((outer) => isWithin(place, outer.place)))
  const leaves =
    deeper.length > 0
      ? deeper
      : one.leaves.filter(({ place }) => other.leaves.some((outer) => isWithin(place, outer.place)))
  return leaves.length === 0 ? undefined : { mentions: [...one.mentions, ...other.mentions], leaves }
}

/** Of all that names can mean, what they mean at a day: what existed then, else what exists, else what has ended. */
export function meantAt(leaves: readonly Meaning[], at: string | undefined): readonly Meaning[] {
  const then = leaves.filter(({ place }) => existsAt(place, at))
  if (then.length > 0) return withNamesakes(then, leaves)
  const now = leaves.filter(({ place }) => place.until === '')
  return now.length > 0 ? withNamesakes(now, leaves) : lastToEnd(leaves)
}

/**
 * Of several bearers of an old name in one province, the last that something is known to have followed: they are one
 * place under the codes of several reforms. 莱芜市 was a county before it was a prefecture.
 */
function lastToEnd(leaves: readonly Meaning[]): readonly Meaning[] {
  const provinces = new Set(leaves.flatMap(({ place }) => provincesOf(place)))
  if (provinces.size > 1) return leaves
  if (leaves.some(({ needsParent }) => needsParent)) return leaves
  const followed = leaves.filter(({ place }) => place.today.length > 0)
  const year = ({ place }: Meaning): string => place.until.replace('~', '')
  const [last] = (followed.length > 0 ? followed : [...leaves]).sort((one, other) =>
    year(other).localeCompare(year(one)),
  )
  return last === undefined ? leaves : [last]
}

/** 江北区 is in 宁波 today and was in 重庆 until 2025: one name alone does not say which. */
function withNamesakes(chosen: readonly Meaning[], all: readonly Meaning[]): readonly Meaning[] {
  if (chosen.length !== 1) return chosen
  const [only] = chosen
  const strangers = all.filter(
    ({ place }) =>
      /^\d/.test(place.until) &&
      !place.today.every((code) => only?.place.code.slice(0, 2) === code.slice(0, 2)),
  )
  return [...chosen, ...strangers]
}

/** One place, if all meanings lie in one of them: 长沙 is the city whichever of 长沙市 and 长沙县 was meant. */
export const outermost = (meant: readonly Meaning[]): Meaning | undefined =>
  meant.find((outer) => meant.every(({ place }) => isWithin(place, outer.place)))

/** What people mean by a bare name that several places bear: the province of that name, or the one city. */
export function usualPlace(meant: readonly Meaning[]): Meaning | undefined {
  const province = meant.find(
    ({ place, exact }) => place.level === 'province' && !exact && !isOutside(place.code),
  )
  return province ?? wellKnownCity(meant)
}

/**
 * A bare name that only one city has beside some districts means the city: 西安. In Latin letters even beside
 * counties: who means 南靖县 and not 南京市 writes Nanjing County. Districts of a municipality are as well known.
 */
function wellKnownCity(meant: readonly Meaning[]): Meaning | undefined {
  if (meant.some(({ exact }) => exact)) return undefined
  const [city, ...others] = meant.filter(({ place }) => place.level === 'prefecture')
  const rest = meant.filter((one) => one !== city)
  const known = rest.every(({ place }) => /区$/.test(place.name) && !/^(?:11|12|31|50)/.test(place.code))
  return others.length === 0 && (known || meant.every(({ spelt }) => spelt)) ? city : undefined
}
