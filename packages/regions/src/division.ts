/** What kind of division it is. A zone has a name people use, and perhaps a statistical code, but is no division. */
export type Level = 'province' | 'prefecture' | 'county' | 'town' | 'zone'

/** One bearer of a code: a code without a date is not an identity, since codes are used again. */
export interface Division {
  /** Six digits; nine for a town where there is no county. */
  readonly code: string
  readonly name: string
  readonly level: Level
  /** Year or day it began under this code and name; '' when that was before the records begin. */
  readonly from: string
  /** Year or day it ended; '' while it exists; '~2002' for some unknown year before 2003. */
  readonly until: string
  /** Codes of what followed it, empty if unknown. */
  readonly successors: readonly string[]
}

/** The names on the way from the province down. */
export interface Path {
  readonly province: string
  readonly prefecture?: string
  readonly county?: string
  readonly town?: string
  /** A new area or development zone that the text names and that is no division. */
  readonly zone?: string
}

/** Whether a division existed at a day (YYYY-MM-DD); without a day, whether it exists as far as the records go. */
export function existsAt({ from, until }: Division, at: string | undefined): boolean {
  if (at === undefined) return until === ''
  return at >= from && (until === '' || at < endOf(until))
}

const endOf = (until: string): string => (until.startsWith('~') ? until.slice(1) : until)

/**
 * The part of a code that everything below it starts with: 110000 → 11, 130100 → 1301.
 * A code ends in whole pairs of zeros down to its level.
 */
export function branchOf(code: string): string {
  if (code.length !== 6 || !code.endsWith('00')) return code
  return code.slice(0, code.endsWith('0000') ? 2 : 4)
}

/** The level that a code says. */
export function levelOf(code: string): Level {
  if (code.length > 6) return 'town'
  if (!code.endsWith('00')) return 'county'
  return code.endsWith('0000') ? 'province' : 'prefecture'
}
