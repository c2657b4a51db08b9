import type { Chain } from './mention.ts'
import {
  areAdjacent,
  hasOtherSuffix,
  isAllOf,
  isAtBeginning,
  isAtEnding,
  isBeforeAddress,
  isInOrganisation,
  isTailOfWord,
} from './surroundings.ts'
import type { Meaning } from './vocabulary.ts'
import { zoneAfter } from './zone-after.ts'

/**
 * Whether a chain says where something is. What does not (a name inside a company's name, one bare county among other
 * words) can only ever lead to a question.
 */
export function isFirm(text: string, chain: Chain, before: Chain | undefined): boolean {
  const [first] = chain.mentions
  const last = chain.mentions.at(-1)
  if (first === undefined || last === undefined) return false
  if (chain.leaves.every(({ needsParent }) => needsParent) && chain.mentions.length === 1) return false
  const exact = chain.mentions.some(({ meanings }) => meanings.some((one) => one.exact))
  if (chain.mentions.length > 1) return exact || !isInOrganisation(text, last.end)
  if (isInOrganisation(text, last.end)) return false
  if (exact) return true
  const wide = chain.leaves.some(({ place }) => place.level === 'province' || place.level === 'prefecture')
  if (!wide && (isShared(chain) || isShortWord(chain))) return false
  if (isAllOf(text, first.start, last.end)) return true
  if (hasOtherSuffix(text, last.end)) return false
  if (!isAtBeginning(text, first.start))
    return (
      wide &&
      isAtEnding(text, last.end) &&
      !isTailOfWord(text, before?.mentions.at(-1)?.end ?? 0, first.start)
    )
  return wide || isBeforeAddress(text, last.end)
}

/** Whether all that a chain means today shares its name with towns elsewhere. */
function isShared({ leaves }: Chain): boolean {
  const living = leaves.filter(({ place }) => place.until === '')
  return living.length > 0 && living.every(({ place }) => place.shared)
}

/** In Latin letters a short county is easily another word: lean is no place, though 乐安 reads so. */
const isShortWord = ({ mentions, leaves }: Chain): boolean =>
  leaves.every(({ spelt }) => spelt) && mentions.every(({ start, end }) => end - start < shortestWord)

const shortestWord = 6

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
  if (!wide || !chain.leaves.some(isName) || isWithinZone(text, chain, previous.end)) return false
  return (
    chain.mentions.some(({ meanings }) => meanings.some(({ exact }) => exact)) ||
    isAtEnding(text, last.end) ||
    hasOtherSuffix(text, last.end) ||
    isBeforeAddress(text, last.end)
  )
}

const descriptive = /^(?:[老新主]?[城市郊矿港]区|新市区|[东西南北中]区)$/

/** Whether something is a name, and not just a word for a part of any city. */
const isName = ({ place, needsParent }: Meaning): boolean =>
  !needsParent || (place.level === 'county' && !descriptive.test(place.name))

/** 武汉东湖高新区: a word that towns share, inside the name of a zone, says nothing of a place elsewhere. */
const isWithinZone = (text: string, chain: Chain, from: number): boolean =>
  isShared(chain) && zoneAfter(text, from) !== undefined
