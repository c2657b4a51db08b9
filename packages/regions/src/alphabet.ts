import { unpackTraditional } from './unpack.ts'

/**
 * Numbers for the characters that names are written with, 1 and up; a traditional character has the number of the
 * one it stands for, so that nothing needs to be converted.
 */
export class Alphabet {
  readonly #numbers = new Uint16Array(0x10000)
  #count = 0

  /** The number of a character, given to it now if it has none. */
  add(character: number): number {
    const known = this.#numbers[character] ?? 0
    if (known !== 0) return known
    this.#count += 1
    this.#numbers[character] = this.#count
    return this.#count
  }

  /** Reads traditional characters as those that names are written with; to be called when all names are in. */
  addTraditional(): void {
    const pairs = unpackTraditional()
    for (let index = 0; index + 1 < pairs.length; index += 2)
      this.#numbers[pairs.charCodeAt(index)] ||= this.#numbers[pairs.charCodeAt(index + 1)] ?? 0
  }

  /** The number of a character; 0 for one that no name is written with. */
  numberOf(character: number): number {
    return this.#numbers[character] ?? 0
  }
}

/** White space and the invisible marks that come along when text is copied: they do not part a name. */
export const isSkipped = (character: number): boolean =>
  character === 0x20 ||
  character === 0x3000 ||
  (character >= 0x09 && character <= 0x0d) ||
  character === 0xa0 ||
  character === 0xad ||
  (character >= 0x2000 && character <= 0x200f) ||
  (character >= 0x2028 && character <= 0x202f) ||
  (character >= 0x2060 && character <= 0x206f) ||
  character === 0xfeff ||
  character === 0
