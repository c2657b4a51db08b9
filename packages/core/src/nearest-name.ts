import type { InputError } from './problem.ts'

/** Beyond this length nobody mistyped a name; comparing would only cost time. */
const longestMistyped = 64
/** Whoever has more faults than this has another format, not a slip of the pen. */
const mostSuggestions = 20

/** The nearest name, while few faults were found: suggesting is the dear part of reading. */
export const suggestion = (given: string, known: readonly string[], found: readonly InputError[]): string =>
  found.length < mostSuggestions ? nearestName(given, known) : ''

/** The known name with the smallest edit distance to a mistyped one; empty for what is too long to be one. */
export function nearestName(given: string, known: readonly string[]): string {
  let best = ''
  if (given.length > longestMistyped) return best
  let least = Number.POSITIVE_INFINITY
  for (const candidate of known) {
    const distance = editDistance(given, candidate)
    if (distance < least) [best, least] = [candidate, distance]
  }
  return best
}

/** More than anyone would read through. */
const longList = 12

/** The values there are, or of very many the one that was probably meant. */
export function among(known: readonly string[], given: unknown, found: readonly InputError[]): string {
  if (known.length <= longList) return known.join(', ')
  const near = suggestion(String(given), known, found)
  return `${near === '' ? known.slice(0, longList).join(', ') : near} …`
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
