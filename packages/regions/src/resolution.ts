import type { Localized } from '@fengsui/core'
import type { Path } from './division.ts'

/** What became of a text that names a place. Unsure is an answer: nothing is guessed in silence. */
export interface Resolution {
  /**
   * - `ok`: one division of the day;
   * - `historical`: one that has ended, with what followed it;
   * - `ambiguous`: several divisions of that name, or a name that proves too little;
   * - `conflict`: places that exclude each other;
   * - `outside`: beyond the provinces that receive reports;
   * - `none`: no place found.
   */
  readonly status: 'ok' | 'ambiguous' | 'historical' | 'conflict' | 'outside' | 'none'
  /** Deepest division: six digits, nine for a town where there is no county. */
  readonly code?: string
  readonly path?: Path
  readonly candidates?: readonly Candidate[]
  /** Whenever all candidates lie in one province, even if nothing else is sure. */
  readonly provinceCode?: string
  /** The old unit that was named. */
  readonly successorOf?: { readonly code: string; readonly name: string; readonly until: string }
  /** What followed a unit that existed at the asked day and has ended since. */
  readonly successors?: readonly { readonly code: string; readonly path: Path }[]
  /** Who receives reports from there; absent unless sure. */
  readonly route?: Route
  /** A person has to look before anything is sent: it is not sure who receives it. */
  readonly needsHuman: boolean
  /** What to do about it, where there is something to do. */
  readonly note?: Localized
  /** Which characters decided. */
  readonly evidence: readonly Evidence[]
}

/** One division that a text can mean; the better the score, the likelier. */
export interface Candidate {
  readonly code: string
  readonly path: Path
  readonly score: number
}

/** The authority that receives reports from a place. */
export interface Route {
  readonly authorityId: string
  /** Why: the place lies in the province, or belongs to the corps (兵团) in 新疆. */
  readonly basis: 'place-in-province' | 'corps-in-650000'
  /** Ids of authorities that are told besides, where the caller has named any for the corps. */
  readonly alsoNotify?: readonly string[]
}

/** Characters of the text, from start up to before end, and the name they were read as. */
export interface Evidence {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly matched: string
}

/** What else is known when a text is resolved. */
export interface ResolveOptions {
  /** The day the text speaks of, YYYY-MM-DD; without it, today as far as the records go. */
  readonly at?: string
  readonly hint?: { readonly provinceCode?: string }
  /** Ids of authorities that are told besides the region about what belongs to the corps (兵团) in 新疆. */
  readonly alsoNotify?: readonly string[]
}
