import { dutyStages, dutyStatuses } from '@fengsui/core'
import type { JsonSchema } from './fact-schema.ts'

const time: JsonSchema = { type: 'string', format: 'date-time' }
const text: JsonSchema = { type: 'string' }
const texts: JsonSchema = { type: 'array', items: text }
const anything: JsonSchema = {}
const confidence: JsonSchema = { enum: ['verified', 'single-source', 'unverified'] }

interface Shape {
  readonly required: Readonly<Record<string, JsonSchema>>
  readonly optional?: Readonly<Record<string, JsonSchema>>
}

/** An object with these members and no others: what is not described here is never answered. */
const object = ({ required, optional = {} }: Shape): JsonSchema => ({
  type: 'object',
  required: Object.keys(required),
  properties: { ...required, ...optional },
  additionalProperties: false,
})
const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items })

/** A text in both languages. */
const localizedSchema: JsonSchema = object({ required: { zh: text, en: text } })
const cited = { citation: text, citationZh: text, confidence }
const comparison = { fact: text, op: { enum: ['>=', '>', '=', 'in'] }, value: anything }

const hit = object({
  required: {
    id: text,
    level: text,
    ...cited,
    fact: text,
    value: anything,
    threshold: anything,
    label: localizedSchema,
  },
})

const possibility = object({
  required: { level: text, indicator: text, if: list(object({ required: comparison })) },
})

/** The grade one instrument gives. */
const gradeSchema: JsonSchema = object({
  required: {
    instrument: text,
    version: text,
    inForce: { type: 'boolean' },
    level: { ...text, description: 'The highest level the known facts reach.' },
    roman: text,
    zh: text,
    en: text,
    provisional: {
      type: 'boolean',
      description: 'Some completion of the unknown facts gives a higher level.',
    },
    hits: list(hit),
    couldStillBecome: list(possibility),
    missing: texts,
    choices: { type: 'object', additionalProperties: text, description: 'Every named choice in effect.' },
  },
  optional: { decided: { ...text, description: 'A duty officer’s recorded level.' } },
})

const recipientSchema = object({ required: { id: text, zh: text }, optional: { en: text } })

/** One duty towards one recipient. */
const dutySchema = (ids: readonly string[]): JsonSchema =>
  object({
    required: {
      id: { enum: ids },
      stage: { enum: dutyStages },
      status: { enum: dutyStatuses },
      from: text,
      to: text,
      recipient: {
        description:
          'null while nobody is known; `needsHuman` says that a person has to find or confirm one.',
        oneOf: [{ type: 'null' }, recipientSchema],
      },
      needsHuman: { type: 'boolean' },
      label: localizedSchema,
      ...cited,
      because: texts,
      missing: texts,
    },
    optional: {
      alsoNotify: {
        type: 'array',
        items: recipientSchema,
        description: 'Who is to be told besides, by the choice of this deployment.',
      },
      startedBy: object({ required: { type: text, at: time } }),
      dueSafe: { ...time, description: 'The stricter reading: aim at this one.' },
      dueLatest: { ...time, description: 'The latest defensible reading.' },
      reachedAt: time,
      target: { ...time, description: 'An aim of this program where the law has no number.' },
      filedAt: time,
      shownLevel: { ...text, description: 'The level a report showed that alone keeps the duty owed.' },
      supersededBy: { ...text, description: 'The duty that took its place.' },
      exercise: { const: true },
    },
  })

const nextSchema: JsonSchema = object({
  required: { duty: text, do: localizedSchema, why: localizedSchema },
  optional: { due: time },
})

const questionSchema: JsonSchema = object({
  required: {
    id: text,
    facts: texts,
    kind: { enum: ['multi', 'single', 'boolean', 'number', 'text', 'form'] },
    couldChange: list({ enum: ['level', 'duty', 'deadline'] }),
    question: localizedSchema,
  },
  optional: { options: list(object({ required: { value: text, label: localizedSchema } })), unit: text },
})

const nearMissSchema: JsonSchema = object({
  required: {
    indicator: text,
    level: text,
    label: localizedSchema,
    ...cited,
    changes: list(
      object({
        required: { ...comparison, given: anything },
        optional: { distance: { type: 'number', description: 'What a number falls short.' } },
      }),
    ),
  },
})

const forecastSchema: JsonSchema = object({
  required: {
    fact: text,
    indicator: text,
    level: text,
    threshold: { type: 'number' },
    confidence,
    at: time,
    earliest: time,
    latest: { oneOf: [{ type: 'null' }, time], description: 'null: it may never come to that.' },
    assumption: localizedSchema,
  },
})

const warningSchema: JsonSchema = object({ required: { code: text }, optional: { detail: localizedSchema } })

const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })

/** What `POST /api/v1/assess` answers. */
const answerSchema: JsonSchema = object({
  required: {
    id: { type: ['string', 'null'] },
    grades: list(ref('Grade')),
    duties: list(ref('Duty')),
    next: { oneOf: [{ type: 'null' }, nextSchema] },
    ask: list(questionSchema),
    whyNot: list(nearMissSchema),
    forecast: list(forecastSchema),
    warnings: list(warningSchema),
  },
})

/** The schemas of what the rules answer, by name. */
export const answerSchemas = (dutyIds: readonly string[]): Readonly<Record<string, JsonSchema>> => ({
  Answer: answerSchema,
  Grade: gradeSchema,
  Duty: dutySchema(dutyIds),
})
