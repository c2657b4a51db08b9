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
  return now.length > 0 ? withNamesakes(now, leaves) : leaves
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

/**
 * One place, if all meanings lie in one of them: 长沙 is the city whichever of 长沙市 and 长沙县 was meant. A bare
 * name that is also a province's means the province.
 */
export function commonPlace(meant: readonly Meaning[]): Meaning | undefined {
  const outermost = meant.find((outer) => meant.every(({ place }) => isWithin(place, outer.place)))
  return (
    outermost ??
    meant.find(({ place, exact }) => place.level === 'province' && !exact && !isOutside(place.code)) ??
    speltCity(meant)
  )
}

/** In Latin letters Nanjing is 南京市: who means 南靖县 writes Nanjing County. */
function speltCity(meant: readonly Meaning[]): Meaning | undefined {
  const [city, ...others] = meant.filter(({ place }) => place.level === 'prefecture')
  return others.length === 0 && meant.every(({ spelt, exact }) => spelt && !exact) ? city : undefined
}
