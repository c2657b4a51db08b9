import { branchOf, type Division, type Level, levelOf } from './division.ts'

/** What a packed line says of a division. */
export interface PackedDivision {
  readonly code: string
  readonly name: string
  /** What is left of the name without its suffix and its nationalities. */
  readonly stem: string
  /** Towns in other provinces bear the stem too. */
  readonly shared: boolean
  readonly from: string
  readonly until: string
  readonly successors: readonly string[]
}

/** What a place needs of the whole gazetteer, asked for when it is first needed: most places never are. */
export interface Surveyor {
  /** Codes of today that an ended place continues in. */
  readonly codesToday: (ended: Place) => readonly string[]
  /** The branch of a second parent, which the code does not say. */
  readonly secondBranch: (branch: string) => string | undefined
}

/** A bearer of a code, ready to be compared with others. */
export class Place implements Division {
  readonly code: string
  readonly name: string
  readonly stem: string
  readonly shared: boolean
  readonly level: Level
  readonly from: string
  readonly until: string
  readonly successors: readonly string[]
  readonly #surveyor: Surveyor
  #branches: readonly string[] | undefined
  #today: readonly string[] | undefined

  constructor({ code, name, stem, shared, from, until, successors }: PackedDivision, surveyor: Surveyor) {
    this.code = code
    this.name = name
    this.stem = stem
    this.shared = shared
    this.level = levelOf(code)
    this.from = from
    this.until = until
    this.successors = successors
    this.#surveyor = surveyor
  }

  /** The codes of today that it continues in; its own while it exists. */
  get today(): readonly string[] {
    this.#today ??= this.until === '' ? [this.code] : this.#surveyor.codesToday(this)
    return this.#today
  }

  /**
   * What the codes of all below it start with, for the place, for a second parent, and for what it has become: a
   * text that names 重庆市涪陵市 names the municipality of today and the city of before.
   */
  get branches(): readonly string[] {
    this.#branches ??= [...new Set([this.code, ...this.today].map(branchOf))].flatMap((branch) => {
      const second = this.#surveyor.secondBranch(branch)
      return second === undefined ? [branch] : [branch, second]
    })
    return this.#branches
  }
}

/** Whether one place is the other or lies in it. */
export function isWithin(inner: Place, outer: Place): boolean {
  if (inner === outer) return true
  for (const branch of inner.branches)
    for (const other of outer.branches) if (branch.startsWith(other)) return true
  return false
}
