import { answerFor, provincesOf, unsureAnswer } from './answers.ts'
import { bearerAt, placeOfGap, readCode, zoneOf } from './codes.ts'
import { isCorps } from './corps.ts'
import { contradicts, isFirm } from './firmness.ts'
import { guessFrom, lookCloser } from './look-closer.ts'
import type { Chain } from './mention.ts'
import { notes } from './notes.ts'
import { asWritten, plainText } from './plain-text.ts'
import { readChains } from './read-chains.ts'
import { readWhole } from './read-whole.ts'
import type { Evidence, Resolution, ResolveOptions } from './resolution.ts'
import { groupChains, meantAt, outermost, usualPlace } from './settle.ts'
import { isBeforeTown } from './surroundings.ts'
import type { Meaning } from './vocabulary.ts'

/**
 * Finds the division that a text names: an address, a name in Chinese, pinyin or English, or a code.
 *
 * @example
 * resolve('沈阳市康平县').route // { authorityId: 'cn-210000', basis: 'place-in-province' }
 * resolve('和平区').status // 'ambiguous': there is one in 天津 and one in 沈阳
 */
export function resolve(text: string, options: ResolveOptions = {}): Resolution {
  const plain = plainText(text)
  const answer = resolvePlain(plain.text, options)
  return plain.text === text ? answer : { ...answer, evidence: asWritten(text, plain, answer.evidence) }
}

function resolvePlain(text: string, options: ResolveOptions): Resolution {
  return (options.at === undefined ? resolveWhole(text, options) : undefined) ?? resolveAny(text, options)
}

function resolveWhole(text: string, { alsoNotify }: ResolveOptions): Resolution | undefined {
  const whole = readWhole(text)
  const [meaning] = whole?.leaves ?? []
  return (
    whole && meaning && answerFor(meaning, { at: undefined, alsoNotify, evidence: evidenceOf(text, whole) })
  )
}

/** The answer for any text at all, one that is only names included: every name is weighed. */
export function resolveAny(text: string, options: ResolveOptions): Resolution {
  const written = readCode(text)
  if (written !== undefined) return resolveCode(written, options)
  const { chains, complete } = readChains(text)
  if (!complete)
    return unsureAnswer(
      chains.flatMap(({ leaves }) => leaves),
      { evidence: [], several: true },
    )
  const firm = groupChains(chains.filter((_, index) => counts(text, chains, index)))
  if (firm.length > 0) return settle(text, { groups: firm, firm: true }, options)
  const loose = groupChains(chains.filter(({ leaves }) => leaves.some(isCandidate)))
  if (loose.length > 0) return settle(text, { groups: loose, firm: false }, options)
  const { meant, evidence } = guessFrom(text)
  if (meant.length > 0) return unsureAnswer(meant, { evidence, several: false })
  return { status: 'none', needsHuman: true, note: notes.none, evidence: [] }
}

/** Whether a chain counts: it is firm, it contradicts the one before, or the next one contradicts it. */
function counts(text: string, chains: readonly Chain[], index: number): boolean {
  const [before, chain, next] = [chains[index - 1], chains[index], chains[index + 1]]
  if (chain === undefined) return false
  if (isFirm(text, chain, before) || contradicts(text, chain, before)) return true
  return next !== undefined && chain.leaves.some(isCandidate) && contradicts(text, next, chain)
}

/** A town has namesakes that no table here knows, and a district of 台北 has them in many cities. */
const isCandidate = ({ place, needsParent, zone }: Meaning): boolean =>
  !needsParent || place.level === 'county' || isCorps(zone)

interface Found {
  readonly groups: readonly Chain[]
  readonly firm: boolean
}

function settle(text: string, { groups, firm }: Found, options: ResolveOptions): Resolution {
  const evidence = groups.flatMap((group) => evidenceOf(text, group))
  const meant = groups.map(({ leaves }) => meantAt(hinted(leaves, options), options.at))
  const [[group], [only = []]] = [groups, meant]
  const meaning = group === undefined || groups.length > 1 ? undefined : onePlace(text, group, only)
  if (meaning === undefined || group === undefined || !firm) {
    const candidates = meaning === undefined ? meant.flat() : [meaning]
    return unsureAnswer(candidates, { evidence, several: groups.length > 1 })
  }
  const closer = lookCloser(text, group, meaning)
  const { at, alsoNotify } = options
  const known = { at, alsoNotify, evidence: [...evidence, ...closer.evidence] }
  return answerFor(withCorps(closer.meaning, group), known)
}

/** 第七师奎屯市: the city is a division of 新疆, and the text says that it speaks of the corps. */
function withCorps(meaning: Meaning, { mentions }: Chain): Meaning {
  if (meaning.zone !== undefined || !meaning.place.code.startsWith('65')) return meaning
  const named = mentions.flatMap(({ meanings }) => meanings).find(({ zone }) => isCorps(zone))
  return named?.zone === undefined ? meaning : { ...meaning, zone: named.zone }
}

/** A town after a bare name asks for more than usage: 恰卜恰镇 is in 海南州, and not in the province 海南. */
function onePlace(text: string, { mentions }: Chain, meant: readonly Meaning[]): Meaning | undefined {
  const end = mentions.at(-1)?.end ?? 0
  return outermost(meant) ?? (isBeforeTown(text, end) ? undefined : usualPlace(meant))
}

/** What the caller knows of the province decides between namesakes, and only that. */
function hinted(leaves: readonly Meaning[], { hint }: ResolveOptions): readonly Meaning[] {
  const wanted = hint?.provinceCode
  if (wanted === undefined || leaves.length < 2) return leaves
  const inside = leaves.filter(({ place }) => provincesOf(place).includes(wanted))
  return inside.length > 0 ? inside : leaves
}

const evidenceOf = (text: string, { mentions, leaves }: Chain): Evidence[] =>
  mentions.map(({ start, end, meanings }) => {
    const read = meanings.find((one) => leaves.includes(one)) ?? meanings[0]
    return { start, end, text: text.slice(start, end), matched: read?.zone ?? read?.place.name ?? '' }
  })

function resolveCode({ code, start }: { code: string; start: number }, options: ResolveOptions): Resolution {
  const zone = zoneOf(code)
  const place =
    zone === undefined ? (bearerAt(code, options.at) ?? placeOfGap(code)) : bearerAt(zone.successors[0] ?? '')
  const evidence = [{ start, end: start + code.length, text: code, matched: zone?.name ?? place?.name ?? '' }]
  if (place === undefined) return { status: 'none', needsHuman: true, note: notes.unknownCode, evidence: [] }
  const meaning = { place, exact: true, needsParent: false }
  const { at, alsoNotify } = options
  return answerFor(zone === undefined ? meaning : { ...meaning, zone: zone.name }, {
    at,
    alsoNotify,
    evidence,
  })
}
