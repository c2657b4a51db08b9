import type { Json } from './canonical-json.ts'
import { kindWords, noLessThan } from './expected-words.ts'
import { inputError } from './input-error.ts'
import { pointerStep } from './json-walk.ts'
import { nearestName } from './nearest-name.ts'
import type { InputError } from './problem.ts'

/** The part of JSON Schema 2020-12 that the schema of rule files is written in. */
export interface JsonSchema {
  readonly $schema?: string
  readonly $id?: string
  readonly title?: string
  readonly description?: string
  readonly $defs?: Readonly<Record<string, JsonSchema>>
  readonly $ref?: string
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null'
  readonly const?: Json
  readonly enum?: readonly Json[]
  readonly pattern?: string
  readonly minimum?: number
  readonly minLength?: number
  readonly minItems?: number
  readonly items?: JsonSchema
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | JsonSchema
  readonly anyOf?: readonly JsonSchema[]
}

/** Everything in a value that a schema does not allow. */
export const schemaFaults = (value: Json, schema: JsonSchema): readonly InputError[] =>
  faultsAt(value, schema, { pointer: '', root: schema })

interface Place {
  readonly pointer: string
  readonly root: JsonSchema
}

function faultsAt(value: Json, schema: JsonSchema, place: Place): readonly InputError[] {
  if (schema.$ref !== undefined) return faultsAt(value, definition(schema.$ref, place.root), place)
  if (schema.anyOf !== undefined) return nearestAlternative(value, schema.anyOf, place)
  const { pointer } = place
  if (schema.type !== undefined && !isOfType(value, schema.type))
    return [inputError(pointer, 'wrong-type', kindWords[schema.type])]
  if (schema.const !== undefined && value !== schema.const)
    return [inputError(pointer, 'not-allowed', String(schema.const))]
  if (schema.enum !== undefined && !schema.enum.includes(value))
    return [inputError(pointer, 'not-allowed', schema.enum.map(String).join(', '))]
  if (typeof value === 'string') return textFaults(value, schema, pointer)
  if (typeof value === 'number' && schema.minimum !== undefined && value < schema.minimum)
    return [inputError(pointer, 'out-of-range', noLessThan(schema.minimum))]
  if (Array.isArray(value)) return listFaults(value, schema, place)
  return typeof value === 'object' && value !== null
    ? objectFaults(value as Readonly<Record<string, Json>>, schema, place)
    : []
}

function definition(ref: string, { $defs = {} }: JsonSchema): JsonSchema {
  const found = $defs[ref.replace('#/$defs/', '')]
  if (found === undefined) throw new Error(`the schema has no ${ref}`)
  return found
}

function isOfType(value: Json, type: NonNullable<JsonSchema['type']>): boolean {
  if (type === 'array') return Array.isArray(value)
  if (type === 'null') return value === null
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value)
  if (type === 'integer') return Number.isInteger(value)
  return typeof value === type
}

function textFaults(
  value: string,
  { pattern, minLength = 0 }: JsonSchema,
  pointer: string,
): readonly InputError[] {
  if (value.length < minLength) return [inputError(pointer, 'missing')]
  return pattern === undefined || new RegExp(pattern, 'u').test(value)
    ? []
    : [inputError(pointer, 'not-allowed', pattern)]
}

function listFaults(
  value: readonly Json[],
  { items, minItems = 0 }: JsonSchema,
  { pointer, root }: Place,
): readonly InputError[] {
  if (value.length < minItems) return [inputError(pointer, 'missing')]
  return items === undefined
    ? []
    : value.flatMap((item, index) => faultsAt(item, items, { pointer: `${pointer}/${index}`, root }))
}

function objectFaults(
  value: Readonly<Record<string, Json>>,
  { properties = {}, required = [], additionalProperties = true }: JsonSchema,
  { pointer, root }: Place,
): readonly InputError[] {
  const absent = required
    .filter((name) => !Object.hasOwn(value, name))
    .map((name) => inputError(pointer + pointerStep(name), 'missing'))
  const wrong = Object.entries(value).flatMap(([name, member]) => {
    const at = pointer + pointerStep(name)
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (schema !== undefined) return faultsAt(member, schema, { pointer: at, root })
    if (typeof additionalProperties === 'object')
      return faultsAt(member, additionalProperties, { pointer: at, root })
    return additionalProperties
      ? []
      : [inputError(at, 'unknown-member', nearestName(name, Object.keys(properties)))]
  })
  return [...absent, ...wrong]
}

/** The faults of the alternative that was most likely meant: the one with the fewest. */
function nearestAlternative(
  value: Json,
  alternatives: readonly JsonSchema[],
  place: Place,
): readonly InputError[] {
  let best: readonly InputError[] | undefined
  for (const alternative of alternatives) {
    const faults = faultsAt(value, alternative, place)
    if (faults.length === 0) return []
    if (best === undefined || faults.length < best.length) best = faults
  }
  return best ?? []
}
