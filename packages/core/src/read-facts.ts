import type { Json } from './canonical-json.ts'
import { isZone } from './due-time.ts'
import { between, charactersUpTo, kindWords } from './expected-words.ts'
import type { Facts, FactValue } from './fact-value.ts'
import type { FactTable } from './fact-values.ts'
import { mostErrors } from './first-errors.ts'
import { inputError } from './input-error.ts'
import { pointerStep } from './json-walk.ts'
import type { FactKind, LabelledValue } from './law.ts'
import { among, suggestion } from './nearest-name.ts'
import type { InputError } from './problem.ts'

/** What was read of one object of facts, and every fault in it. */
export interface ReadFacts {
  readonly facts: Facts
  /** Where each fact stood in the input. */
  readonly pointers: ReadonlyMap<string, string>
  readonly errors: readonly InputError[]
}

interface Leaf {
  readonly name: string
  readonly value: Json
  readonly pointer: string
}

/** Several times what all instruments together can be told. */
const mostFacts = 2000

/**
 * Reads `entity` or `incident`: nested objects and dotted names flatten to the same facts; null and "unknown" mean
 * unknown; names under `x.` are free.
 */
export function readFacts(section: 'entity' | 'incident', value: Json, table: FactTable): ReadFacts {
  const root = `/${section}`
  if (!isObject(value)) {
    return { facts: {}, pointers: new Map(), errors: [inputError(root, 'wrong-type', kindWords.object)] }
  }
  const facts: Record<string, FactValue> = {}
  const pointers = new Map<string, string>()
  const errors: InputError[] = []
  let count = 0
  for (const leaf of flatten(value, '', root)) {
    if (++count > mostFacts) errors.push(inputError(root, 'too-many', String(mostFacts)))
    // One more than are listed, so that it is told that there are more.
    if (count > mostFacts || errors.length > mostErrors) break
    const faults = leafFaults(leaf, { section, table, seen: pointers, found: errors })
    errors.push(...faults)
    if (!table.has(leaf.name)) continue
    if (faults.length === 0 && !isUnknown(leaf.value)) facts[leaf.name] = leaf.value as FactValue
    if (!pointers.has(leaf.name)) pointers.set(leaf.name, leaf.pointer)
  }
  return { facts, pointers, errors }
}

const isUnknown = (value: Json): boolean => value === null || value === 'unknown'

/** One leaf after the other, so that a reader who has seen enough stops here too. */
function* flatten(object: Readonly<Record<string, Json>>, prefix: string, pointer: string): Generator<Leaf> {
  for (const [key, value] of Object.entries(object)) {
    const name = prefix + key
    const here = pointer + pointerStep(key)
    if (name === 'x' || name.startsWith('x.')) continue
    if (isObject(value) && !isEmpty(value)) yield* flatten(value, `${name}.`, here)
    else yield { name, value, pointer: here }
  }
}

const isObject = (value: Json): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isEmpty = (value: Json): boolean => isObject(value) && Object.keys(value).length === 0

interface Reading {
  readonly section: 'entity' | 'incident'
  readonly table: FactTable
  readonly seen: ReadonlyMap<string, string>
  readonly found: readonly InputError[]
}

function leafFaults(leaf: Leaf, { section, table, seen, found }: Reading): readonly InputError[] {
  const { name, value, pointer } = leaf
  const declared = table.get(name)
  if (declared === undefined) {
    const known = [...table.values()].filter(({ on }) => on === section).map((fact) => fact.name)
    const saysNothing =
      (isUnknown(value) || isEmpty(value)) && known.some((fact) => fact.startsWith(`${name}.`))
    return saysNothing ? [] : [inputError(pointer, 'unknown-fact', suggestion(name, known, found))]
  }
  if (declared.on !== section) return [inputError(pointer, 'wrong-section', declared.on)]
  if (seen.has(name)) return [inputError(pointer, 'duplicate-fact')]
  return isUnknown(value) ? [] : valueFaults(pointer, value, declared.kind)
}

function valueFaults(pointer: string, value: Json, kind: FactKind): readonly InputError[] {
  switch (kind.type) {
    case 'boolean':
      return typeof value === 'boolean' ? [] : [inputError(pointer, 'wrong-type', kindWords.boolean)]
    case 'number':
      return present(numberFault(pointer, value, kind))
    case 'enum':
      return present(memberFault(pointer, value, kind.values))
    case 'set':
      return setFaults(pointer, value, kind.values)
    case 'text': {
      if (typeof value !== 'string') return [inputError(pointer, 'wrong-type', kindWords.string)]
      if (value.length > kind.maxLength)
        return [inputError(pointer, 'out-of-range', charactersUpTo(kind.maxLength))]
      return kind.format === undefined || isZone(value)
        ? []
        : [inputError(pointer, 'not-allowed', 'Asia/Shanghai, Europe/Berlin …')]
    }
  }
}

const present = (fault: InputError | undefined): readonly InputError[] => (fault === undefined ? [] : [fault])

function setFaults(pointer: string, value: Json, values: readonly LabelledValue[]): readonly InputError[] {
  if (!Array.isArray(value)) return [inputError(pointer, 'wrong-type', kindWords.array)]
  if (value.length > mostErrors) return [inputError(pointer, 'too-many', String(values.length))]
  return value.flatMap((member: Json, index) => {
    const here = `${pointer}/${index}`
    if (value.indexOf(member) < index) return [inputError(here, 'duplicate-fact')]
    return present(memberFault(here, member, values))
  })
}

function memberFault(pointer: string, value: Json, values: readonly LabelledValue[]): InputError | undefined {
  const known = values.map((one) => one.value)
  if (typeof value !== 'string') return inputError(pointer, 'wrong-type', kindWords.string)
  return known.includes(value) ? undefined : inputError(pointer, 'not-allowed', among(known, value, []))
}

function numberFault(
  pointer: string,
  value: Json,
  kind: Extract<FactKind, { type: 'number' }>,
): InputError | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value))
    return inputError(pointer, 'wrong-type', kindWords.number)
  if (value < kind.min || value > kind.max)
    return inputError(pointer, 'out-of-range', between(kind.min, kind.max))
  if (kind.decimals === undefined) return undefined
  const scaled = value * 10 ** kind.decimals
  // A decimal such as 0.29 is not exact in binary: allow the rounding error of one multiplication, no more.
  const rounding = Math.abs(scaled) * 2 ** -50
  return Math.abs(scaled - Math.round(scaled)) > rounding
    ? inputError(pointer, 'too-precise', String(kind.decimals))
    : undefined
}
