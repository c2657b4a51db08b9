import { branchOf, existsAt } from './division.ts'
import { DivisionTable } from './division-table.ts'
import { type PackedDivision, Place, type Surveyor } from './place.ts'
import { unpackAlsoUnder, unpackOutside, unpackTowns } from './unpack.ts'

let loaded: Gazetteer | undefined

/** The gazetteer, unpacked when it is first asked for. */
export function gazetteer(): Gazetteer {
  loaded ??= new Gazetteer()
  return loaded
}

/** All that is known of divisions. A place is made when it is first asked for, and kept. */
export class Gazetteer {
  readonly table: DivisionTable = new DivisionTable()
  /** What stands in no line of the table: the provinces outside, and the towns of places without counties. */
  readonly #others: readonly PackedDivision[] = [...outsideProvinces(), ...unpackTowns()]
  readonly #made: (Place | undefined)[] = []
  #all: readonly Place[] | undefined
  readonly #bearers = new Map<string, readonly Place[]>()
  readonly #surveyor: Surveyor = surveyorOf(this)

  /** How many places there are: those of the table first. */
  get count(): number {
    return this.table.count + this.#others.length
  }

  placeAt(index: number): Place {
    const known = this.#made[index]
    if (known !== undefined) return known
    const other = this.#others[index - this.table.count]
    const place = new Place(other ?? this.table.read(index), this.#surveyor)
    this.#made[index] = place
    return place
  }

  /** All places; the first call makes each of them. */
  all(): readonly Place[] {
    this.#all ??= Array.from({ length: this.count }, (_, index) => this.placeAt(index))
    return this.#all
  }

  /** Indexes of the places that stand in no line of the table. */
  others(): number[] {
    return this.#others.map((_, index) => this.table.count + index)
  }

  /** The bearers of a code, the one of today last. */
  bearersOf(code: string): readonly Place[] {
    const known = this.#bearers.get(code)
    if (known !== undefined) return known
    const bearers =
      code.length === 6 && code < '7'
        ? this.#range(Number(code), Number(code) + 1)
        : this.others().flatMap((index) => (this.placeAt(index).code === code ? [this.placeAt(index)] : []))
    // Of what does not exist only prefectures are kept (北京 has none), so that nobody's typing fills the memory.
    if (bearers.length > 0 || code.endsWith('00')) this.#bearers.set(code, bearers)
    return bearers
  }

  /** All bearers of codes from one up to below another. */
  #range(from: number, to: number): Place[] {
    const first = this.table.firstOf(from)
    return Array.from({ length: this.table.firstOf(to) - first }, (_, index) => this.placeAt(first + index))
  }

  /** What exists today in a province or prefecture. */
  inside({ code, level }: Place): Place[] {
    const last = level === 'province' ? `${code.slice(0, 2)}9999` : `${code.slice(0, 4)}99`
    return this.#range(Number(code) + 1, Number(last) + 1).filter(({ until }) => until === '')
  }

  /** The bearer of a code today. */
  current(code: string): Place | undefined {
    const last = this.bearersOf(code).at(-1)
    return last?.until === '' ? last : undefined
  }
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

function surveyorOf(places: Gazetteer): Surveyor {
  const second = new Map(unpackAlsoUnder().map(([code, parent]) => [branchOf(code), branchOf(parent)]))
  return {
    codesToday: (ended) => codesToday(ended, places),
    secondBranch: (branch) => {
      const parent = second.get(branch.slice(0, 4))
      return parent === undefined ? undefined : `${parent}/${branch.slice(4)}`
    },
  }
}

/** Follows successors to today, each from the year it took over: by code alone one would walk into strangers. */
function codesToday(ended: Place, places: Gazetteer): string[] {
  const seen = new Set<Place>([ended])
  const found = new Set<string>()
  const follow = (one: Place): void => {
    for (const code of one.successors) {
      const next = bearerAfter(one, places.bearersOf(code))
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
