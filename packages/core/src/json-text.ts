import type { Json } from './canonical-json.ts'
import { inputError } from './input-error.ts'
import { pointerStep, walkJson } from './json-walk.ts'
import { fail, type Outcome, succeed } from './outcome.ts'
import type { InputError } from './problem.ts'

const deepest = 32

/**
 * Reads JSON text strictly: what the platform accepts, minus duplicate keys, minus absurd depth, minus strings that
 * no database can store (NUL, half surrogates). Faults carry JSON pointers; a syntax error points at the whole.
 */
export function parseJsonText(text: string): Outcome<Json, readonly InputError[]> {
  let value: Json
  try {
    value = JSON.parse(text) as Json
  } catch {
    return fail([inputError('', 'bad-syntax')])
  }
  const errors = [...duplicateKeys(text), ...unusable(value, '', 0)]
  return errors.length === 0 ? succeed(value) : fail(errors)
}

function unusable(value: Json, pointer: string, depth: number): readonly InputError[] {
  if (typeof value === 'string') return storable(value) ? [] : [inputError(pointer, 'unusable-text')]
  if (typeof value !== 'object' || value === null) return []
  if (depth >= deepest) return [inputError(pointer, 'too-deep')]
  return Object.entries(value).flatMap(([name, member]) => [
    ...(storable(name) ? [] : [inputError(pointer, 'unusable-text')]),
    ...unusable(member as Json, pointer + pointerStep(name), depth + 1),
  ])
}

const storable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

/** Finds keys that stand twice in one object of text that is known to be JSON. */
function duplicateKeys(text: string): readonly InputError[] {
  const errors: InputError[] = []
  const seen = new Map<unknown, Set<string>>()
  walkJson(text, ({ pointer, within, isKey }) => {
    if (!isKey) return
    const keys = seen.get(within) ?? new Set<string>()
    if (keys.has(pointer)) errors.push(inputError(pointer, 'duplicate-key'))
    seen.set(within, keys.add(pointer))
  })
  return errors
}
