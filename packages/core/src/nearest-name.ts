/** The known name with the smallest edit distance to a mistyped one. */
export function nearestName(given: string, known: readonly string[]): string {
  // Beyond this length nobody mistyped a name; comparing would only cost time.
  const name = given.slice(0, 64)
  let best = ''
  let least = Number.POSITIVE_INFINITY
  for (const candidate of known) {
    const distance = editDistance(name, candidate)
    if (distance < least) [best, least] = [candidate, distance]
  }
  return best
}

/** More than anyone would read through. */
const longList = 12

/** The values there are, or of very many the one that was probably meant. */
export const among = (known: readonly string[], given: unknown): string =>
  known.length > longList ? `${nearestName(String(given), known)} …` : known.join(', ')

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
