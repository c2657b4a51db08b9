import { branchOf, type Division, existsAt } from './division.ts'
import type { Place } from './place.ts'
import {
  type PackedDivision,
  unpackAlsoUnder,
  unpackDivisions,
  unpackOutside,
  unpackTowns,
} from './unpack.ts'

/** All that is known of divisions, by code. */
export interface Gazetteer {
  readonly places: readonly Place[]
  /** The bearers of a code, the one of today last. */
  readonly byCode: ReadonlyMap<string, readonly Place[]>
}

let loaded: Gazetteer | undefined

/** The gazetteer, unpacked when it is first asked for. */
export function gazetteer(): Gazetteer {
  loaded ??= load()
  return loaded
}

function load(): Gazetteer {
  const outside = unpackOutside().map(([code, name]): PackedDivision => outsideProvince(code, name))
  const towns = unpackTowns().map(
    (town): PackedDivision => ({ ...town, stem: town.name.slice(0, -1), shared: true }),
  )
  const packed = [...unpackDivisions(), ...outside, ...towns]
  const bearers = new Map<string, PackedDivision[]>()
  for (const one of packed) {
    const others = bearers.get(one.code)
    if (others === undefined) bearers.set(one.code, [one])
    else others.push(one)
  }
  const second = new Map(unpackAlsoUnder().map(([code, parent]) => [branchOf(code), branchOf(parent)]))
  const byCode = new Map<string, Place[]>()
  const places = packed.map((one) => {
    const today = one.until === '' ? [one.code] : codesToday(one, bearers)
    const place: Place = { ...one, today, branches: branchesOf([one.code, ...today], second) }
    const others = byCode.get(one.code)
    if (others === undefined) byCode.set(one.code, [place])
    else others.push(place)
    return place
  })
  return { places, byCode }
}

const outsideProvince = (code: string, name: string): PackedDivision => ({
  code,
  name,
  stem: name.slice(0, 2),
  shared: false,
  level: 'province',
  from: '',
  until: '',
  successors: [],
})

/** Follows successors to today, each from the year it took over: by code alone one would walk into strangers. */
function codesToday(ended: Division, bearers: ReadonlyMap<string, readonly Division[]>): string[] {
  const seen = new Set<Division>([ended])
  const found = new Set<string>()
  const follow = (one: Division): void => {
    for (const code of one.successors) {
      const next = bearerAfter(one, bearers.get(code) ?? [])
      if (next === undefined || seen.has(next)) continue
      seen.add(next)
      if (next.until === '') found.add(code)
      else follow(next)
    }
  }
  follow(ended)
  return [...found]
}

/** Who bore a code when the one before it ended. */
function bearerAfter(before: Division, candidates: readonly Division[]): Division | undefined {
  const when = before.until.replace('~', '')
  return (
    candidates.find((one) => one !== before && existsAt(one, `${when.slice(0, 4)}-12-31`)) ??
    candidates.find((one) => one !== before && one.from >= when)
  )
}

function branchesOf(codes: readonly string[], second: ReadonlyMap<string, string>): string[] {
  const branches = new Set(codes.map(branchOf))
  for (const branch of [...branches]) {
    const parent = second.get(branch.slice(0, 4))
    if (parent !== undefined) branches.add(`${parent}/${branch.slice(4)}`)
  }
  return [...branches]
}
