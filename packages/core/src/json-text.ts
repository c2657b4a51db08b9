import type { Json } from './canonical-json.ts'
import { firstErrors } from './first-errors.ts'
import { type InputFault, inputError } from './input-error.ts'
import { pointerStep, walkJson } from './json-walk.ts'
import { fail, type Outcome, succeed } from './outcome.ts'
import type { InputError } from './problem.ts'

const deepest = 32
/** Many times the longest name of a fact; pointers are made of keys, and an answer of pointers. */
const longestKey = 200

/**
 * Reads JSON text strictly: what the platform accepts, minus duplicate keys, minus absurd depth and keys, minus strings
 * that no database can store (NUL, half surrogates). Faults carry JSON pointers; a syntax error points at the whole.
 */
export function parseJsonText(text: string): Outcome<Json, readonly InputError[]> {
  let value: Json
  try {
    value = JSON.parse(text) as Json
  } catch {
    return fail([inputError('', 'bad-syntax')])
  }
  const shape = unusable(value, '', 0)
  // Of what is endlessly deep, or named at endless length, every pointer would be as long as the text.
  const errors = shape.some(({ code }) => unbounded.includes(code))
    ? shape
    : [...duplicateKeys(text), ...shape]
  return errors.length === 0 ? succeed(value) : fail(firstErrors(errors))
}

const unbounded: readonly string[] = ['too-deep', 'long-key'] satisfies readonly InputFault[]

function unusable(value: Json, pointer: string, depth: number): readonly InputError[] {
  if (typeof value === 'string') return storable(value) ? [] : [inputError(pointer, 'unusable-text')]
  if (typeof value !== 'object' || value === null) return []
  if (depth >= deepest) return [inputError(pointer, 'too-deep')]
  if (hasLongKey(value)) return [inputError(pointer, 'long-key')]
  return Object.entries(value).flatMap(([name, member]) => [
    ...(storable(name) ? [] : [inputError(pointer, 'unusable-text')]),
    ...unusable(member as Json, pointer + pointerStep(name), depth + 1),
  ])
}

const hasLongKey = (value: object): boolean =>
  !Array.isArray(value) && Object.keys(value).some((key) => key.length > longestKey)

const storable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

/** Finds keys that stand twice in one object of text that is known to be JSON. */
function duplicateKeys(text: string): readonly InputError[] {
  const errors: InputError[] = []
  const seen = new Map<unknown, Set<string>>()
  walkJson(text, ({ pointer, within, key }) => {
    if (key === undefined) return
    const keys = seen.get(within) ?? new Set<string>()
    if (keys.has(key)) errors.push(inputError(pointer, 'duplicate-key'))
    seen.set(within, keys.add(key))
  })
  return errors
}
