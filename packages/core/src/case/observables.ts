/** Something technical that two reports can have in common. */
export interface Observable {
  readonly kind: 'url' | 'ip' | 'domain' | 'hash' | 'cve'
  readonly value: string
}

const longestText = 200_000

/** Kinds in the order they are looked for: what one has taken, the next does not see. */
const patterns: readonly (readonly [Observable['kind'], RegExp])[] = [
  ['url', /\bhttps?:\/\/[^\s<>"'，。；、）)]+/gi],
  ['cve', /\bCVE-\d{4}-\d{4,7}\b/gi],
  ['hash', /\b(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})\b/gi],
  ['ip', /\b(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)\b/g],
  ['domain', /\b(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}\b/gi],
]

/** Finds addresses, hashes and vulnerability numbers in a text, also as analysts defuse them (hxxp, [.]). */
export function observablesIn(text: string): readonly Observable[] {
  let rest = text
    .slice(0, longestText)
    .replace(/\[\.\]/g, '.')
    .replace(/\bhxxp/gi, 'http')
  const found = new Map<string, Observable>()
  for (const [kind, pattern] of patterns) {
    rest = rest.replace(pattern, (match) => {
      const value = kind === 'cve' ? match.toUpperCase() : match.toLowerCase()
      found.set(`${kind} ${value}`, { kind, value })
      return ' '
    })
  }
  return [...found.values()]
}
