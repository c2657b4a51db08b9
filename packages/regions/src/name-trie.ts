import { type Alphabet, isSkipped } from './alphabet.ts'

/** A name found in a text. */
export interface Hit {
  /** Number of the name. */
  readonly name: number
  readonly end: number
}

const alphabetBits = 12
const spread = 0x9e3779b1

/**
 * All names in one table of transitions, hashed with open addressing: state and character lead to the next state.
 * Two flat arrays are small and quick to fill; a tree of objects is neither.
 */
export class NameTrie {
  readonly #alphabet: Alphabet
  #bits = 15
  #keys = new Int32Array(1 << this.#bits)
  #next = new Int32Array(1 << this.#bits)
  #names = new Int32Array(1 << this.#bits).fill(-1)
  #states = 1

  constructor(alphabet: Alphabet) {
    this.#alphabet = alphabet
  }

  /** Adds a name, or gives the number that it has. */
  add(text: string, name: number): number {
    let state = 0
    for (let index = 0; index < text.length; index += 1) {
      const number = this.#alphabet.add(text.charCodeAt(index))
      state = this.#step(state, number) || this.#grow(state, number)
    }
    const known = this.#names[state] ?? -1
    if (known >= 0) return known
    this.#names[state] = name
    return name
  }

  /** All names that start at a place in a text, shortest first. */
  at(text: string, start: number): Hit[] {
    let hits: Hit[] = noHits
    let state = 0
    for (let index = start; index < text.length; index += 1) {
      const character = text.charCodeAt(index)
      const number = this.#alphabet.numberOf(character)
      if (number === 0) {
        if (index > start && isSkipped(character)) continue
        break
      }
      state = this.#step(state, number)
      if (state === 0) break
      const name = this.#names[state] ?? -1
      if (name < 0) continue
      if (hits === noHits) hits = []
      hits.push({ name, end: index + 1 })
    }
    return hits
  }

  #slot(key: number): number {
    const mask = this.#keys.length - 1
    let slot = Math.imul(key, spread) >>> (32 - this.#bits)
    while (this.#keys[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & mask
    return slot
  }

  /** The next state; 0 if there is none. */
  #step(state: number, number: number): number {
    return this.#next[this.#slot((state << alphabetBits) | number)] ?? 0
  }

  /** A new state after another. */
  #grow(state: number, number: number): number {
    if (this.#states * 4 > this.#keys.length * 3) this.#enlarge()
    const key = (state << alphabetBits) | number
    const slot = this.#slot(key)
    this.#keys[slot] = key
    this.#next[slot] = this.#states
    this.#states += 1
    return this.#states - 1
  }

  #enlarge(): void {
    const [keys, next, names] = [this.#keys, this.#next, this.#names]
    this.#bits += 1
    this.#keys = new Int32Array(1 << this.#bits)
    this.#next = new Int32Array(1 << this.#bits)
    this.#names = new Int32Array(1 << this.#bits).fill(-1)
    this.#names.set(names)
    for (const [index, key] of keys.entries()) {
      if (key === 0) continue
      const slot = this.#slot(key)
      this.#keys[slot] = key
      this.#next[slot] = next[index] ?? 0
    }
  }
}

const noHits: Hit[] = []
