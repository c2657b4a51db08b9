import type { Chain } from './mention.ts'
import {
  areAdjacent,
  hasOtherSuffix,
  isAllOf,
  isAtBeginning,
  isAtEnding,
  isBeforeAddress,
  isInOrganisation,
} from './surroundings.ts'

/**
 * Whether a chain says where something is. What does not (a name inside a company's name, one bare county among other
 * words) can only ever lead to a question.
 */
export function isFirm(text: string, chain: Chain): boolean {
  const [first] = chain.mentions
  const last = chain.mentions.at(-1)
  if (first === undefined || last === undefined) return false
  if (chain.leaves.every(({ needsParent }) => needsParent) && chain.mentions.length === 1) return false
  const exact = chain.mentions.some(({ meanings }) => meanings.some((one) => one.exact))
  const organised = isInOrganisation(text, last.end)
  if (chain.mentions.length > 1) return exact || !organised
  if (organised) return false
  if (exact) return true
  if (isAllOf(text, first.start, last.end)) return true
  if (hasOtherSuffix(text, last.end)) return false
  const wide = chain.leaves.some(({ place }) => place.level === 'province' || place.level === 'prefecture')
  if (!isAtBeginning(text, first.start)) return wide && isAtEnding(text, last.end)
  return wide || isBeforeAddress(text, last.end)
}

/**
 * Whether a chain, though it is not firm, contradicts the one it follows at once: 四川, then a name that is not in
 * 四川. To drop it in silence would be to guess.
 */
export function contradicts(text: string, chain: Chain, before: Chain | undefined): boolean {
  const [first] = chain.mentions
  const last = chain.mentions.at(-1)
  const previous = before?.mentions.at(-1)
  if (first === undefined || last === undefined || before === undefined || previous === undefined)
    return false
  if (!areAdjacent(text, previous.end, first.start)) return false
  const wide = before.leaves.every(({ place }) => place.level === 'province' || place.level === 'prefecture')
  const meant = chain.leaves.some(({ needsParent }) => !needsParent)
  return (
    wide &&
    meant &&
    (isAtEnding(text, last.end) || hasOtherSuffix(text, last.end) || isBeforeAddress(text, last.end))
  )
}
