import type { Json } from './canonical-json.ts'
import { inputError } from './input-error.ts'
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

/** Writes one step of a JSON pointer. */
export const pointerStep = (name: string | number): string =>
  `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`

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

interface Level {
  readonly pointer: string
  /** Keys seen so far; undefined in a list. */
  readonly keys: Set<string> | undefined
  step: string | number
}

/** Walks the tokens of text that is known to be JSON, and finds keys that stand twice in one object. */
function duplicateKeys(text: string): readonly InputError[] {
  const errors: InputError[] = []
  const stack: Level[] = []
  const token = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\],]/g
  for (const [found, isKey] of text.matchAll(token)) {
    const top = stack.at(-1)
    if (found === '{' || found === '[') stack.push(openLevel(found, top))
    else if (found === '}' || found === ']') stack.pop()
    else if (found === ',') nextElement(top)
    else if (isKey !== undefined && top !== undefined) noteKey(top, keyOf(found), errors)
  }
  return errors
}

const openLevel = (bracket: string, parent: Level | undefined): Level => ({
  pointer: parent === undefined ? '' : parent.pointer + pointerStep(parent.step),
  keys: bracket === '{' ? new Set() : undefined,
  step: bracket === '{' ? '' : 0,
})

function nextElement(level: Level | undefined): void {
  if (typeof level?.step === 'number') level.step++
}

const keyOf = (found: string): string => JSON.parse(found.slice(0, found.lastIndexOf('"') + 1)) as string

function noteKey(level: Level, key: string, errors: InputError[]): void {
  if (level.keys?.has(key)) errors.push(inputError(level.pointer + pointerStep(key), 'duplicate-key'))
  level.keys?.add(key)
  level.step = key
}
