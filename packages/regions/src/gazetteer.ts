import { branchOf, existsAt } from './division.ts'
import { type PackedDivision, Place, type Surveyor } from './place.ts'
import { unpackAlsoUnder, unpackDivisions, unpackOutside, unpackTowns } from './unpack.ts'

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
  const places: Place[] = []
  const byCode = new Map<string, Place[]>()
  const second = new Map(unpackAlsoUnder().map(([code, parent]) => [branchOf(code), branchOf(parent)]))
  const surveyor: Surveyor = {
    codesToday: (ended) => codesToday(ended, byCode),
    secondBranch: (branch) => {
      const parent = second.get(branch.slice(0, 4))
      return parent === undefined ? undefined : `${parent}/${branch.slice(4)}`
    },
  }
  for (const packed of [...unpackDivisions(), ...outsideProvinces(), ...unpackTowns()]) {
    const place = new Place(packed, surveyor)
    places.push(place)
    const others = byCode.get(place.code)
    if (others === undefined) byCode.set(place.code, [place])
    else others.push(place)
  }
  return { places, byCode }
}

const outsideProvinces = (): PackedDivision[] =>
  unpackOutside().map(([code, name]) => ({
    code,
    name,
    stem: name.slice(0, 2),
    shared: false,
    from: '',
    until: '',
    successors: [],
  }))

/** Follows successors to today, each from the year it took over: by code alone one would walk into strangers. */
function codesToday(ended: Place, byCode: ReadonlyMap<string, readonly Place[]>): string[] {
  const seen = new Set<Place>([ended])
  const found = new Set<string>()
  const follow = (one: Place): void => {
    for (const code of one.successors) {
      const next = bearerAfter(one, byCode.get(code) ?? [])
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
function bearerAfter(before: Place, candidates: readonly Place[]): Place | undefined {
  const when = before.until.replace('~', '')
  return (
    candidates.find((one) => one !== before && existsAt(one, `${when.slice(0, 4)}-12-31`)) ??
    candidates.find((one) => one !== before && one.from >= when)
  )
}
