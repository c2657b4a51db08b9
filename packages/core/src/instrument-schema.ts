import { dutyStages } from './answer.ts'
import { confidences } from './confidence.ts'
import type { JsonSchema } from './json-schema.ts'

const text: JsonSchema = { type: 'string', minLength: 1 }
const day: JsonSchema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }
const yes: JsonSchema = { const: true }
const ref = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}` })
const list = (items: JsonSchema, minItems = 0): JsonSchema => ({
  type: 'array',
  items,
  ...(minItems > 0 ? { minItems } : {}),
})

/** An object that has these members and may have those, and no others. */
const object = (
  required: Readonly<Record<string, JsonSchema>>,
  optional: Readonly<Record<string, JsonSchema>> = {},
): JsonSchema => ({
  type: 'object',
  properties: { ...required, ...optional },
  required: Object.keys(required),
  additionalProperties: false,
})

const cited = {
  citation: text,
  citationZh: text,
  confidence: { enum: confidences },
  sources: list(text),
} as const
const scalar: JsonSchema = { anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] }
const reading = { choice: text, reading: text } as const
const eventStart = object(
  { event: text, actor: text },
  { each: yes, alsoBy: object({ actor: text, ...reading }), grown: object({ event: text, ...reading }) },
)

const expressions: Readonly<Record<string, JsonSchema>> = {
  comparison: object({
    fact: text,
    op: { enum: ['>=', '>', '=', 'in'] },
    value: { anyOf: [scalar, list(scalar, 1)] },
  }),
  expr: {
    anyOf: [
      ref('comparison'),
      object({ all: list(ref('expr')) }),
      object({ any: list(ref('expr')) }),
      object({ atLeast: { type: 'integer', minimum: 1 }, of: list(ref('expr'), 1) }),
      object({ not: ref('expr') }),
      object({ mayBe: ref('comparison') }),
      object({ unknown: text }),
      object({ choice: text, readings: { type: 'object', additionalProperties: ref('expr') } }),
      object({ always: yes }),
    ],
  },
}

const times: Readonly<Record<string, JsonSchema>> = {
  start: {
    anyOf: [
      eventStart,
      object({ receiptOf: list(text, 1) }),
      object({ submissionOf: text, pick: { enum: ['first', 'latest'] } }),
      object({ afterInitial: yes }),
    ],
  },
  within: {
    anyOf: [
      object({ minutes: { type: 'number', minimum: 0 } }, { untilEndOfDay: text, roll: ref('roll') }),
      object({ months: { type: 'integer', minimum: 1 } }, { untilEndOfDay: text, roll: ref('roll') }),
    ],
  },
  roll: object(
    { calendar: text, regionFact: text, minuteOfDay: { type: 'integer', minimum: 0 } },
    { unless: ref('expr') },
  ),
  clock: object({ start: ref('start'), within: ref('within') }, { overtakenBy: text }),
  calendar: object({
    id: text,
    confidence: { enum: confidences },
    source: ref('localized'),
    checkedOn: day,
    years: list({ type: 'integer' }, 1),
    daysOff: { type: 'object', additionalProperties: list(day) },
  }),
}

const values = list(ref('labelled'), 1)
const facts: Readonly<Record<string, JsonSchema>> = {
  kind: {
    anyOf: [
      object({ type: { const: 'boolean' } }),
      object(
        { type: { const: 'number' }, unit: text, min: { type: 'number' }, max: { type: 'number' } },
        { decimals: { type: 'integer', minimum: 0 } },
      ),
      object({ type: { const: 'enum' }, values }, { ordered: yes }),
      object({ type: { const: 'set' }, values }),
      object(
        { type: { const: 'text' }, maxLength: { type: 'integer', minimum: 1 } },
        { format: { const: 'time-zone' } },
      ),
    ],
  },
  fact: object(
    { name: text, on: { enum: ['entity', 'incident'] }, kind: ref('kind'), label: ref('localized') },
    {
      hint: ref('localized'),
      group: text,
      whenNotConcerned: { anyOf: [scalar, { type: 'null' }] },
      presumed: scalar,
      impliedBy: text,
      onlyWhen: ref('comparison'),
    },
  ),
}

const rules: Readonly<Record<string, JsonSchema>> = {
  indicator: object(
    { id: text, level: text, label: ref('localized'), measures: list(ref('comparison'), 1), ...cited },
    { subject: ref('expr'), note: ref('localized') },
  ),
  duty: object(
    {
      id: text,
      stage: { enum: dutyStages },
      label: ref('localized'),
      do: ref('localized'),
      from: text,
      to: text,
      recipient: { enum: ['home-province', 'national', 'directory', 'first-recipients'] },
      when: ref('expr'),
      ...cited,
    },
    {
      level: text,
      start: ref('start'),
      within: ref('within'),
      orEarlier: list(ref('clock'), 1),
      urgency: { enum: ['immediate', 'promptly'] },
      binding: { const: false },
      placeFact: text,
      supersededBy: object({ duty: text, when: ref('expr') }),
      suspendedBy: object({ when: ref('expr') }, { until: object({ event: text, actor: text }) }),
      target: object({ start: eventStart, minutes: { type: 'number', minimum: 1 } }),
      note: ref('localized'),
    },
  ),
  content: object(
    { id: text, field: text, label: ref('localized'), required: { enum: ['always', 'if-known'] }, ...cited },
    {
      parts: list(text, 1),
      report: { enum: ['initial', 'summary'] },
      when: ref('expr'),
      note: ref('localized'),
    },
  ),
  liability: object(
    {
      id: text,
      effect: { enum: ['penalty', 'aggravated', 'mitigated'] },
      conduct: ref('localized'),
      consequence: ref('localized'),
      when: ref('expr'),
      ...cited,
    },
    { validFrom: day, validTo: day, note: ref('localized') },
  ),
}

/** The schema of a rule file: one instrument as data. Names that lead nowhere are found by `checkInstrument`. */
export const instrumentSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Fengsui instrument',
  $defs: {
    localized: object({ zh: text, en: text }),
    labelled: object({ value: text, label: ref('localized') }, { hint: ref('localized'), fine: yes }),
    ...expressions,
    ...times,
    ...facts,
    ...rules,
  },
  ...object(
    {
      id: { type: 'string', pattern: '^[a-z]{2}(?:-[a-z0-9]+)+$' },
      version: text,
      title: ref('localized'),
      jurisdiction: { type: 'string', pattern: '^[A-Z]{2}$' },
      status: { enum: ['enacted', 'proposed', 'repealed'] },
      zone: text,
      checkedOn: day,
      sources: list(object({ key: text, title: ref('localized') }, { url: text, readOn: day }), 1),
      parties: list(ref('labelled'), 1),
      grades: list(object({ id: text, roman: { type: 'string' }, zh: text, en: text }), 1),
      indicators: list(ref('indicator')),
      duties: list(ref('duty')),
      facts: list(ref('fact')),
      questions: list(
        object({ id: text, facts: list(text, 1), question: ref('localized') }, { hint: ref('localized') }),
      ),
      choices: list(
        object({ id: text, question: ref('localized'), readings: list(ref('labelled'), 1), default: text }),
      ),
      contents: list(ref('content')),
      warnings: list(object({ code: text, when: ref('expr'), detail: ref('localized') })),
    },
    {
      validFrom: day,
      validTo: day,
      onlyWhenNamed: yes,
      bound: ref('expr'),
      noIncident: ref('expr'),
      groupsFact: text,
      reminders: list(
        object({
          code: text,
          after: text,
          minutes: { type: 'number', minimum: 1 },
          expects: text,
          detail: ref('localized'),
        }),
      ),
      liability: list(ref('liability')),
      calendars: list(ref('calendar')),
    },
  ),
}
