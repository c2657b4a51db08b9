import type { FactDeclaration, FactKind } from '@fengsui/core'

/** A JSON Schema (2020-12), as far as this document uses it. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** The facts of one object of the assess contract: by dotted name, or nested; names under `x.` are free. */
export const factsSchema = (facts: readonly FactDeclaration[], on: FactDeclaration['on']): JsonSchema => ({
  type: 'object',
  description:
    'Facts by dotted name; nested objects mean the same. A missing fact, null or "unknown" is unknown, which is not false.',
  properties: Object.fromEntries(
    facts.filter((fact) => fact.on === on).map((fact) => [fact.name, factSchema(fact)]),
  ),
  patternProperties: { '^x(\\.|$)': {} },
  additionalProperties: { type: 'object' },
})

/** One fact: its values, or that it is not known. */
function factSchema({ kind, label, hint }: FactDeclaration): JsonSchema {
  const description = [`${label.zh} / ${label.en}`, hint && `${hint.zh} / ${hint.en}`]
    .filter(Boolean)
    .join('\n')
  return { description, anyOf: [valueSchema(kind), { enum: [null, 'unknown'] }] }
}

function valueSchema(kind: FactKind): JsonSchema {
  switch (kind.type) {
    case 'boolean':
      return { type: 'boolean' }
    case 'number': {
      const { min: minimum, max: maximum, unit, decimals } = kind
      const step = decimals === undefined ? {} : { multipleOf: Number((10 ** -decimals).toFixed(decimals)) }
      return { type: 'number', minimum, maximum, description: `in ${unit}`, ...step }
    }
    case 'enum':
      return { enum: kind.values.map(({ value }) => value) }
    case 'set':
      return { type: 'array', items: { enum: kind.values.map(({ value }) => value) }, uniqueItems: true }
    case 'text':
      return { type: 'string', maxLength: kind.maxLength }
  }
}
