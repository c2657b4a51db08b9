import { LatinReader } from './latin-hits.ts'
import type { Chain, Mention } from './mention.ts'
import { isWithin } from './place.ts'
import { areAdjacent, beginsTown, isAtBeginning, isCutWrong, isPartOfOther } from './surroundings.ts'
import { type Hit, type Meaning, vocabulary } from './vocabulary.ts'

/** Beyond so many nobody speaks of one place, and a long text shall not take long. */
const mostChains = 32
const mostMentions = 32
const longestReach = 40

/** What was read of a text. */
export interface Reading {
  readonly chains: readonly Chain[]
  /** Whether the text was read to its end. */
  readonly complete: boolean
}

/** Reads a text from left to right into chains of names that fit together. */
export function readChains(text: string): Reading {
  const hitsAt = reader(text)
  const chains: Chain[] = []
  let index = 0
  while (index < text.length) {
    const hits = hitsAt(index)
    const chain = chains.at(-1)
    const found = hits.length === 0 ? undefined : choose({ text, start: index, hits, hitsAt }, chain)
    index = found?.mention.end ?? index + 1
    if (found?.leaves === undefined) continue
    const { mention, leaves } = found
    if (found.joined && chain !== undefined) chains[chains.length - 1] = extend(chain, mention, leaves)
    else if (chains.length === mostChains) return { chains, complete: false }
    else chains.push({ mentions: [mention], leaves })
  }
  return { chains, complete: true }
}

/** A chain with one more name; of very many, only the last is kept. */
const extend = ({ mentions }: Chain, mention: Mention, leaves: readonly Meaning[]): Chain => ({
  mentions: [...(mentions.length < mostMentions ? mentions : mentions.slice(0, -1)), mention],
  leaves,
})

type HitsAt = (index: number) => readonly Hit[]

/** Finds names in Chinese; in texts with Latin letters, in those too. */
function reader(text: string): HitsAt {
  const names = vocabulary()
  if (!/[a-z]/i.test(text)) return (index) => names.at(text, index)
  const latin = new LatinReader(text)
  return (index) => {
    const hits = names.at(text, index)
    return hits.length > 0 ? hits : latin.at(index)
  }
}

interface Choice {
  readonly mention: Mention
  /** What the chain means with this name; undefined if the name says nothing here. */
  readonly leaves: readonly Meaning[] | undefined
  /** Whether the name continues the chain before it. */
  readonly joined: boolean
  readonly value: number
}

interface Spot {
  readonly text: string
  readonly start: number
  readonly hits: readonly Hit[]
  readonly hitsAt: HitsAt
}

const joinedBonus = 100

/** Of all names that start at a spot, the one that fits best: to what stood before, to what follows, then the longest. */
function choose(spot: Spot, chain: Chain | undefined): Choice | undefined {
  let best: Choice | undefined
  for (const hit of spot.hits) {
    const choice = weigh(spot, hit, chain)
    if (best === undefined || choice.value >= best.value) best = choice
  }
  return best
}

function weigh({ text, start, hits, hitsAt }: Spot, hit: Hit, chain: Chain | undefined): Choice {
  const mention = { start, end: hit.end, meanings: hit.meanings }
  const next = hits.length > 1 || !mention.meanings.every(({ exact }) => exact) ? reach(mention, hitsAt) : 0
  const meant = next > 0 ? mention.meanings : meantHere(text, mention)
  const length = hit.end - start + next
  const joined = chain === undefined ? undefined : join(text, chain, { ...mention, meanings: meant })
  if (joined !== undefined) return { mention, leaves: joined, joined: true, value: length + joinedBonus }
  const siblings = chain === undefined ? [] : siblingsIn(chain, start, meant)
  if (siblings.length > 0) return { mention, leaves: siblings, joined: false, value: length + 1 }
  const alone = beginsTown(text, start, hit.end) ? [] : meantAlone(text, start, meant)
  if (alone.length === 0) return { mention, leaves: undefined, joined: false, value: hit.end - start - 1 }
  return { mention, leaves: alone, joined: false, value: length }
}

/** What a name can mean that follows from no name before it; words for a part of any city only where they stand free. */
function meantAlone(text: string, start: number, meant: readonly Meaning[]): readonly Meaning[] {
  const free = keep(meant, ({ needsParent }) => !needsParent)
  if (free.length > 0) return free
  return meant.filter(({ place }) => place.name.length > 2 || isAtBeginning(text, start))
}

/** 杭州市西湖区和滨江区: the second lies in what the first was said to lie in. */
function siblingsIn({ mentions }: Chain, start: number, meant: readonly Meaning[]): readonly Meaning[] {
  const last = mentions.at(-1)
  if (mentions.length < 2 || last === undefined || start - last.end > longestReach) return []
  const outer = mentions.slice(0, -1).flatMap(({ meanings }) => meanings)
  const exact = meant.filter(({ exact: whole, zone }) => whole && zone === undefined)
  return below(outer, exact).map((one) => ({ ...one, needsParent: false }))
}

/** How far the next name goes that continues this one. */
function reach({ end: start, meanings: outer }: Mention, hitsAt: HitsAt): number {
  let furthest = 0
  for (const { meanings, end } of hitsAt(start))
    if (end > furthest && below(outer, meanings).length > 0) furthest = end
  return furthest === 0 ? 0 : furthest - start
}

/** What a name can mean where it stands: a bare one may be part of a street's name, a whole one be cut wrong. */
function meantHere(text: string, { start, end, meanings }: Mention): readonly Meaning[] {
  const whole = !isCutWrong(text, end)
  const bare = meanings.some(({ exact }) => !exact) && !isPartOfOther(text, start, end)
  return keep(meanings, ({ exact }) => (exact ? whole : bare))
}

/** Those that fit, without a new list where all do: nearly always they do. */
const keep = <T>(all: readonly T[], fits: (one: T) => boolean): readonly T[] =>
  all.every(fits) ? all : all.filter(fits)

/** What a chain means with one more name; undefined if that name does not fit. */
function join(text: string, chain: Chain, mention: Mention): readonly Meaning[] | undefined {
  const last = chain.mentions.at(-1)
  if (last === undefined) return undefined
  const adjacent = areAdjacent(text, last.end, mention.start)
  const near = mention.start - last.end <= longestReach
  const meanings = adjacent
    ? mention.meanings
    : keep(mention.meanings, ({ exact, zone }) => near && exact && zone === undefined)
  const living = keep(meanings, ({ place }) => place.until === '')
  return related(chain.leaves, living) ?? (living === meanings ? undefined : related(chain.leaves, meanings))
}

/** What two sets of meanings have in common: the inner ones of those that lie in each other. */
function related(leaves: readonly Meaning[], meanings: readonly Meaning[]): readonly Meaning[] | undefined {
  const deeper = below(leaves, meanings)
  if (deeper.length > 0) return deeper
  const narrowed = below(meanings, leaves)
  return narrowed.length > 0 ? narrowed : undefined
}

const below = (outer: readonly Meaning[], inner: readonly Meaning[]): readonly Meaning[] =>
  keep(inner, ({ place }) => outer.some((one) => isWithin(place, one.place)))
