import type { Series } from './assess-input.ts'
import type { Json } from './canonical-json.ts'
import { between, kindWords } from './expected-words.ts'
import type { IndexedFact } from './fact-values.ts'
import { inputError } from './input-error.ts'
import type { Instant } from './instant.ts'
import { suggestion } from './nearest-name.ts'
import type { InputError } from './problem.ts'
import { readObjects, requiredTime } from './read-members.ts'
import type { RuleBook } from './rule-book.ts'

interface Context {
  readonly book: RuleBook
  readonly evaluatedAt: Instant
  readonly errors: InputError[]
}

/** Reads `series`: for each growing fact its points, or since when an interruption lasts. */
export function readSeries(value: Json, context: Context): readonly Series[] {
  const known = ['fact', 'since', 'points']
  return readObjects(value, { pointer: '/series', known }, context.errors).flatMap(
    ({ object, at: pointer }) => {
      const fact = growingFact(object['fact'], `${pointer}/fact`, context)
      if (fact === undefined) return []
      if (object['since'] != null) return since(fact, object['since'], `${pointer}/since`, context)
      const points = readPoints(fact, object['points'] ?? [], `${pointer}/points`, context)
      return points.length < 2 ? [] : [{ fact: fact.name, points }]
    },
  )
}

/** Only what is counted can grow. */
function growingFact(
  value: Json | undefined,
  pointer: string,
  { book, errors }: Context,
): IndexedFact | undefined {
  const fact = typeof value === 'string' ? book.facts.get(value) : undefined
  const counted = [...book.facts.values()]
    .filter(({ kind }) => kind.type === 'number')
    .map(({ name }) => name)
  if (fact === undefined) {
    errors.push(
      inputError(
        pointer,
        value === undefined ? 'missing' : 'unknown-fact',
        value === undefined ? '' : suggestion(String(value), counted, errors),
      ),
    )
    return undefined
  }
  if (fact.kind.type === 'number') return fact
  errors.push(inputError(pointer, 'wrong-type', kindWords.counted))
  return undefined
}

function since(
  fact: IndexedFact,
  value: Json,
  pointer: string,
  { evaluatedAt, errors }: Context,
): readonly Series[] {
  const at = requiredTime(value, pointer, errors)
  const isDuration = fact.kind.type === 'number' && fact.kind.unit === 'min'
  if (!isDuration) errors.push(inputError(pointer, 'wrong-type', kindWords.minutes))
  if (at !== undefined && at.ms > evaluatedAt.ms) errors.push(inputError(pointer, 'in-future'))
  return at === undefined ? [] : [{ fact: fact.name, since: at, knownAt: evaluatedAt }]
}

type Point = { readonly at: Instant; readonly value: number }

function readPoints(
  { kind }: IndexedFact,
  value: Json,
  pointer: string,
  { evaluatedAt, errors }: Context,
): readonly Point[] {
  const points = readObjects(value, { pointer, known: ['at', 'value'] }, errors).flatMap(
    ({ object, at: here }) => {
      const at = requiredTime(object['at'], `${here}/at`, errors)
      const count = object['value']
      if (typeof count !== 'number') errors.push(inputError(`${here}/value`, 'wrong-type', kindWords.number))
      else if (kind.type === 'number' && (count < kind.min || count > kind.max))
        errors.push(inputError(`${here}/value`, 'out-of-range', between(kind.min, kind.max)))
      if (at !== undefined && at.ms > evaluatedAt.ms) errors.push(inputError(`${here}/at`, 'in-future'))
      return at === undefined || typeof count !== 'number' ? [] : [{ at, value: count }]
    },
  )
  if (new Set(points.map(({ at }) => at.ms)).size < points.length)
    errors.push(inputError(pointer, 'duplicate-fact'))
  else if (points.length < 2) errors.push(inputError(pointer, 'missing'))
  return points
}
