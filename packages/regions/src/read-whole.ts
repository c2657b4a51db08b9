import type { Chain, Mention } from './mention.ts'
import { isWithin } from './place.ts'
import { meantAt } from './settle.ts'
import { type Meaning, vocabulary } from './vocabulary.ts'

/**
 * Reads a text that is nothing but names, each in the one before, down to one division of today: 沈阳市康平县,
 * 大理弥渡县. Most short texts are, and there is nothing to weigh in them; of every other text this says nothing.
 */
export function readWhole(text: string): Chain | undefined {
  const mentions: Mention[] = []
  let leaves: readonly Meaning[] = []
  let start = 0
  while (start < text.length) {
    const hit = vocabulary().longestAt(text, start)
    if (hit === undefined || hit.meanings.some(({ zone }) => zone !== undefined)) return undefined
    leaves = start === 0 ? meantAt(hit.meanings, undefined) : livingIn(leaves, hit.meanings)
    if (leaves.length === 0) return undefined
    mentions.push({ start, end: hit.end, meanings: hit.meanings })
    start = hit.end
  }
  const [only] = leaves
  return leaves.length === 1 && only !== undefined && isWhole(only, mentions.length)
    ? { mentions, leaves }
    : undefined
}

const livingIn = (outer: readonly Meaning[], inner: readonly Meaning[]): readonly Meaning[] =>
  inner.filter(({ place }) => place.until === '' && outer.some((one) => isWithin(place, one.place)))

const isWhole = ({ place, exact, needsParent, zone }: Meaning, names: number): boolean =>
  exact && zone === undefined && place.until === '' && (names > 1 || !needsParent)
