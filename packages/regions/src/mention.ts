import type { Meaning } from './vocabulary.ts'

/** A stretch of a text that names places. */
export interface Mention {
  readonly start: number
  readonly end: number
  readonly meanings: readonly Meaning[]
}

/** Names of a text that fit together: 沈阳市 and 康平县, in whatever order. */
export interface Chain {
  readonly mentions: readonly Mention[]
  /** What the names together can mean: the deepest places. */
  readonly leaves: readonly Meaning[]
}
