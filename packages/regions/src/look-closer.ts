import type { Chain } from './mention.ts'
import { misspeltAnywhere, misspeltIn, writtenDivision } from './misspelt.ts'
import type { Evidence } from './resolution.ts'
import { isCutWrong } from './surroundings.ts'
import type { Meaning } from './vocabulary.ts'
import { zoneAfter } from './zone-after.ts'

/** A place, and what in the text says so. */
export interface Closer {
  readonly meaning: Meaning
  readonly evidence: readonly Evidence[]
}

/**
 * Reads on after the last name of a chain: a division below with one character wrong (沈阳市康坪县), or a zone. The
 * province is sure by then, so a slip of the pen cannot lead to another desk.
 */
export function lookCloser(text: string, chain: Chain, meaning: Meaning): Closer {
  const end = Math.max(...chain.mentions.map((mention) => mention.end))
  const { place } = meaning
  if (end === text.length || meaning.zone !== undefined || place.until !== '')
    return { meaning, evidence: [] }
  const written =
    place.level === 'province' || place.level === 'prefecture' ? writtenDivision(text, end) : undefined
  const right = written === undefined ? undefined : misspeltIn(place, written.name)
  if (written !== undefined && right !== undefined)
    return { meaning: { ...meaning, place: right }, evidence: [evidenceAt(written, right.name)] }
  const zone = zoneAfter(text, end)
  return { meaning: zone === undefined ? meaning : { ...meaning, zone }, evidence: [] }
}

const longestGuess = 60

/** Divisions that a text without any known name may mean, if one character is wrong. */
export function guessFrom(text: string): { meant: Meaning[]; evidence: Evidence[] } {
  const found = text.length > longestGuess ? undefined : writtenDivision(text, 0)
  const written = found === undefined || isCutWrong(text, found.start + found.name.length) ? undefined : found
  const places = written === undefined ? [] : misspeltAnywhere(written.name)
  return {
    meant: places.map((place) => ({ place, exact: true, needsParent: false })),
    evidence: written === undefined ? [] : places.slice(0, 1).map(({ name }) => evidenceAt(written, name)),
  }
}

const evidenceAt = ({ start, name }: { start: number; name: string }, matched: string): Evidence => ({
  start,
  end: start + name.length,
  text: name,
  matched,
})
