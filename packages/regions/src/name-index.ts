/** A name found in a text: where it ends, and what it means. */
export interface Hit<T> {
  readonly end: number
  readonly meanings: readonly T[]
}

/**
 * Names by their text. The first two characters of a name say how long the names are that begin so: at most places
 * of a text that is one look-up and no text is cut out. Native maps are quicker to fill than any table of our own.
 */
export class NameIndex<T> {
  readonly #meanings = new Map<string, T[]>()
  /** For two characters, a bit for each length of a name that begins with them. */
  readonly #lengths = new Map<number, number>()

  /** What a name means; for one that is new, an empty list to be filled. */
  entry(name: string): T[] {
    const known = this.#meanings.get(name)
    if (known !== undefined) return known
    const fresh: T[] = []
    this.#meanings.set(name, fresh)
    const key = keyAt(name, 0)
    this.#lengths.set(key, (this.#lengths.get(key) ?? 0) | (1 << name.length))
    return fresh
  }

  /** Whether a name is known. */
  has(name: string): boolean {
    return this.#meanings.has(name)
  }

  /** All names that start at a place in a text, shortest first. */
  at(text: string, start: number): readonly Hit<T>[] {
    const lengths = this.#lengths.get(keyAt(text, start))
    if (lengths === undefined) return noHits
    const hits: Hit<T>[] = []
    for (let length = 2, rest = lengths >>> 2; rest !== 0; length += 1, rest >>>= 1) {
      if ((rest & 1) === 0) continue
      const meanings = this.#meanings.get(text.slice(start, start + length))
      if (meanings !== undefined) hits.push({ end: start + length, meanings })
    }
    return hits
  }
}

const noHits: readonly never[] = []

const keyAt = (text: string, start: number): number =>
  (text.charCodeAt(start) << 16) | text.charCodeAt(start + 1)
