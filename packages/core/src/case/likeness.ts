import type { Case } from './case.ts'
import { observablesIn } from './observables.ts'

/** What is compared of a case to find another on the same incident. */
export interface Sighting {
  readonly unit: string
  /** What the reports say. */
  readonly text: string
  /** Kinds of harm that are concerned. */
  readonly harms: readonly string[]
  readonly receivedMs: number
}

export const likenessReasons = [
  'same-unit',
  'like-unit',
  'same-observable',
  'like-text',
  'same-harm',
  'near-in-time',
] as const
export type LikenessReason = (typeof likenessReasons)[number]

/** How alike two cases are, from 0 to 100, and why. A suspicion for a person, never a verdict. */
export interface Likeness {
  readonly points: number
  readonly reasons: readonly {
    readonly reason: LikenessReason
    readonly points: number
    readonly detail?: string
  }[]
}

/** From here on a person should look. The weights are this product's own, not the law's. */
export const suspicious = 50

const weights: Readonly<Record<LikenessReason, number>> = {
  'same-unit': 45,
  'like-unit': 35,
  'same-observable': 45,
  'like-text': 25,
  'same-harm': 15,
  'near-in-time': 10,
}

const dayMs = 86_400_000
const alike = 0.6

/** Compares two cases. Symmetric. */
export function likeness(a: Sighting, b: Sighting): Likeness {
  const reasons: Likeness['reasons'][number][] = []
  const add = (reason: LikenessReason, detail?: string): void => {
    reasons.push({ reason, points: weights[reason], ...(detail === undefined ? {} : { detail }) })
  }
  const [unitA, unitB] = [plain(a.unit), plain(b.unit)]
  if (unitA !== '' && unitA === unitB) add('same-unit')
  else if (share(unitA, unitB) >= alike) add('like-unit')
  const common = commonObservables(a.text, b.text)
  if (common.length > 0) add('same-observable', common.join(', '))
  if (share(plain(a.text), plain(b.text)) >= alike) add('like-text')
  if (a.harms.some((harm) => b.harms.includes(harm))) add('same-harm')
  if (Math.abs(a.receivedMs - b.receivedMs) <= dayMs) add('near-in-time')
  return {
    points: Math.min(
      100,
      reasons.reduce((sum, { points }) => sum + points, 0),
    ),
    reasons,
  }
}

/** What a case shows of itself to be compared. `groupsFact` names the fact that lists the kinds of harm. */
export function sightingOf(file: Case, groupsFact: string | undefined, receivedMs: number): Sighting {
  const harms = groupsFact === undefined ? undefined : file.facts[groupsFact]
  const texts = file.reports.flatMap(({ contents }) =>
    Object.values(contents).filter((part): part is string => typeof part === 'string'),
  )
  return {
    unit: file.unit,
    text: [file.title, ...texts].join('\n'),
    harms: Array.isArray(harms) ? harms.filter((harm): harm is string => typeof harm === 'string') : [],
    receivedMs,
  }
}

/** A text without remarks in brackets, punctuation and differences of width or case. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')

/** Share of the pairs of neighbouring characters that two texts have in common (Dice), 0 to 1. */
function share(a: string, b: string): number {
  const [left, right] = [pairsOf(a), pairsOf(b)]
  if (left.size === 0 || right.size === 0) return 0
  const common = [...left].filter((pair) => right.has(pair)).length
  return (2 * common) / (left.size + right.size)
}

const longestCompared = 4_000

function pairsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>()
  const most = Math.min(text.length, longestCompared) - 1
  for (let index = 0; index < most; index++) pairs.add(text.slice(index, index + 2))
  return pairs
}

function commonObservables(a: string, b: string): readonly string[] {
  const inB = new Set(observablesIn(b).map(({ value }) => value))
  return observablesIn(a)
    .map(({ value }) => value)
    .filter((value) => inB.has(value))
}
