import type { Json } from './canonical-json.ts'
import { kindWords } from './expected-words.ts'
import { inputError } from './input-error.ts'
import { type Instant, parseInstant } from './instant.ts'
import { pointerStep } from './json-walk.ts'
import { suggestion } from './nearest-name.ts'
import type { InputError } from './problem.ts'

/** An object of the input; an absent member is undefined. */
export type Members = Readonly<Record<string, Json | undefined>>

/** Reads a time that may be absent; faults are reported. */
export function readTime(
  value: Json | undefined,
  pointer: string,
  errors: InputError[],
): Instant | undefined {
  if (value === undefined || value === null) return undefined
  const instant = typeof value === 'string' ? parseInstant(value) : undefined
  if (instant === undefined) errors.push(inputError(pointer, 'bad-time'))
  return instant
}

/** More events or filings than any case has had. */
const mostEntries = 8192

/** Reads a list of objects with a fixed set of members; faulty entries are reported and left out. */
export function readObjects(
  value: Json,
  { pointer, known }: { readonly pointer: string; readonly known: readonly string[] },
  errors: InputError[],
): readonly { readonly object: Members; readonly at: string }[] {
  if (!Array.isArray(value)) {
    errors.push(inputError(pointer, 'wrong-type', kindWords.array))
    return []
  }
  if (value.length > mostEntries) {
    errors.push(inputError(pointer, 'too-many', String(mostEntries)))
    return []
  }
  return value.flatMap((entry: Json, index) => {
    const at = `${pointer}/${index}`
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
      errors.push(inputError(at, 'wrong-type', kindWords.object))
      return []
    }
    for (const name of Object.keys(entry)) {
      if (!known.includes(name))
        errors.push(inputError(at + pointerStep(name), 'unknown-member', suggestion(name, known, errors)))
    }
    return [{ object: entry as Members, at }]
  })
}

/** Reads a time that must be there. */
export function requiredTime(
  value: Json | undefined,
  pointer: string,
  errors: InputError[],
): Instant | undefined {
  if (value === undefined || value === null) errors.push(inputError(pointer, 'missing'))
  return readTime(value, pointer, errors)
}
