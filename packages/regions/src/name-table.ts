/** Begins and continues the hash of a name, character by character, so that all its beginnings are hashed on the way. */
export const hashStart: number = 0x811c9dc5 | 0
export const hashWith = (hash: number, character: number): number => Math.imul(hash ^ character, 0x01000193)

const nameBits = 15
const pairBits = 14

/**
 * Names by hash, in flat arrays: where entries of a name begin, and for the first two characters of a text how long
 * the names are that begin so. Two names of one hash would be taken for one; a test holds that there are none.
 */
export class NameTable {
  readonly #hashes = new Int32Array(1 << nameBits)
  /** Number of the first entry of a name, plus one. */
  readonly #heads = new Int32Array(1 << nameBits)
  readonly #pairs = new Int32Array(1 << pairBits)
  readonly #lengths = new Int32Array(1 << pairBits)
  /** Number of the next entry of the same name, plus one. */
  readonly #next: number[] = []
  #names = 0

  /** How many different names there are. */
  get size(): number {
    return this.#names
  }

  /** Adds an entry to a name and gives its number: entries are counted from 0. */
  add(hash: number, pair: number, length: number): number {
    const entry = this.#next.length
    const slot = this.#slotOf(hash)
    this.#next.push(this.#heads[slot] ?? 0)
    if (this.#heads[slot] === 0) {
      this.#names += 1
      this.#hashes[slot] = hash
      const place = this.#slotOfPair(pair)
      this.#pairs[place] = pair
      this.#lengths[place] = (this.#lengths[place] ?? 0) | (1 << length)
    }
    this.#heads[slot] = entry + 1
    return entry
  }

  /** The last entry of the name with a hash; -1 if there is no such name. */
  find(hash: number): number {
    return (this.#heads[this.#slotOf(hash)] ?? 0) - 1
  }

  /** The entry of the same name before an entry; -1 if it was the first. */
  before(entry: number): number {
    return (this.#next[entry] ?? 0) - 1
  }

  /** A bit for each length of names that begin with two characters. */
  lengthsOf(pair: number): number {
    return this.#lengths[this.#slotOfPair(pair)] ?? 0
  }

  #slotOf(hash: number): number {
    const mask = (1 << nameBits) - 1
    let slot = (hash ^ (hash >>> nameBits)) & mask
    while (this.#heads[slot] !== 0 && this.#hashes[slot] !== hash) slot = (slot + 1) & mask
    return slot
  }

  #slotOfPair(pair: number): number {
    const mask = (1 << pairBits) - 1
    let slot = (Math.imul(pair, 0x9e3779b1) >>> 8) & mask
    while (this.#lengths[slot] !== 0 && this.#pairs[slot] !== pair) slot = (slot + 1) & mask
    return slot
  }
}

/** The first two characters of a name as one number. */
export const pairOf = (first: number, second: number): number => (first << 16) | second
