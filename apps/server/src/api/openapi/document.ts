import type { Assessor } from '@fengsui/core'
import { evidenceLimits } from '@fengsui/core'
import { problems } from '../../http/problem-response.ts'
import { reportBodySchema } from '../../intake/report-schema.ts'
import { answerSchemas } from './answer-schema.ts'
import { factsSchema, type JsonSchema } from './fact-schema.ts'

const json = (schema: JsonSchema): JsonSchema => ({ content: { 'application/json': { schema } } })
const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })
const answer = (description: string, schema: JsonSchema): JsonSchema => ({ description, ...json(schema) })

/** Every problem of a list, by its status. */
function refusals(codes: readonly (keyof typeof problems)[]): JsonSchema {
  const byStatus = new Map<string, string[]>()
  for (const code of codes) {
    const { status, title } = problems[code]
    byStatus.set(String(status), [...(byStatus.get(String(status)) ?? []), `/problems/${code}: ${title}`])
  }
  const problem = { 'application/problem+json': { schema: ref('Problem') } }
  return Object.fromEntries(
    [...byStatus].map(([status, titles]) => [status, { description: titles.join('\n'), content: problem }]),
  )
}

const bodyFaults = ['bad-syntax', 'bad-encoding', 'too-large', 'wrong-media-type', 'bad-input'] as const

const time = { type: 'string', format: 'date-time' }
const text = { type: 'string' }

const partySchema: JsonSchema = { type: 'object', properties: { id: text, zh: text, en: text } }
const pathSchema: JsonSchema = {
  type: 'object',
  required: ['province'],
  properties: { province: text, prefecture: text, county: text, town: text, zone: text },
}
const divisionSchema: JsonSchema = {
  type: 'object',
  properties: { code: text, path: pathSchema, label: text, score: { type: 'number' } },
}
const resolutionSchema: JsonSchema = {
  type: 'object',
  required: ['status', 'needsHuman', 'evidence'],
  properties: {
    status: { enum: ['ok', 'ambiguous', 'historical', 'conflict', 'outside', 'none'] },
    code: text,
    path: pathSchema,
    candidates: { type: 'array', items: divisionSchema },
    provinceCode: text,
    successorOf: { type: 'object', properties: { code: text, name: text, until: text } },
    successors: { type: 'array', items: divisionSchema },
    route: {
      type: 'object',
      properties: { authorityId: text, basis: text, alsoNotify: { type: 'array', items: text } },
    },
    needsHuman: { type: 'boolean' },
    note: { type: 'object', properties: { zh: text, en: text } },
    evidence: {
      type: 'array',
      items: {
        type: 'object',
        properties: { start: { type: 'integer' }, end: { type: 'integer' }, text, matched: text },
      },
    },
  },
}

/** The public API as OpenAPI 3.1, made from the same declarations that check what comes in. */
export function openApiDocument({ book }: Assessor, version: string): JsonSchema {
  const facts = [...book.facts.values()]
  return {
    openapi: '3.1.0',
    info: {
      title: '烽燧 Fengsui',
      version,
      description: 'Grade cybersecurity incidents and report them. 网络安全事件的定级和报告。',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths: {
      '/api/v1/assess': { post: assessOperation },
      '/api/v1/reports': { post: reportOperation },
      '/api/v1/receipts/{number}': { get: receiptOperation },
      '/api/v1/receipts/{number}/signed': { get: signedReceiptOperation },
      '/api/v1/keys': { get: keysOperation },
      '/api/v1/ledger/checkpoint': { get: checkpointOperation },
      '/api/v1/ledger/consistency': { get: consistencyOperation },
      '/api/v1/places': { get: placeOperation },
    },
    components: {
      schemas: {
        Entity: factsSchema(facts, 'entity'),
        Incident: factsSchema(facts, 'incident'),
        Event: eventSchema(book.eventTypes, book.parties),
        Filing: filingSchema(book.dutyIds, book.levels),
        Incoming: incomingSchema,
        Report: reportBodySchema({ entity: ref('Entity'), incident: ref('Incident'), event: ref('Event') }),
        ...answerSchemas(book.dutyIds),
        Receipt: receiptSchema,
        SignedReceipt: signedReceiptSchema,
        Resolution: resolutionSchema,
        Problem: problemSchema,
      },
    },
  }
}

const assessOperation: JsonSchema = {
  operationId: 'assess',
  summary:
    'Grade an incident, list its duties with their instants, say what to do next and what to ask. Stores nothing.',
  requestBody: { required: true, ...json(ref('Incoming')) },
  responses: { 200: answer('The answer of the rules.', ref('Answer')), ...refusals(bodyFaults) },
}

/** A report by itself, or with files behind it. */
const reportContent: JsonSchema = {
  'application/json': { schema: ref('Report') },
  'multipart/form-data': {
    schema: {
      type: 'object',
      required: ['report'],
      description: `The part report stands before the files. At most ${evidenceLimits.mostAtOnce} files of ${evidenceLimits.largestBytes} bytes each.`,
      properties: {
        report: ref('Report'),
        evidence: {
          type: 'array',
          maxItems: evidenceLimits.mostAtOnce,
          items: { type: 'string', format: 'binary' },
        },
      },
    },
    encoding: { report: { contentType: 'application/json' } },
  },
}

const reportOperation: JsonSchema = {
  operationId: 'report',
  summary: 'Submit a report. Answered only after it is durable; the same key and body give the same answer.',
  parameters: [
    {
      name: 'Idempotency-Key',
      in: 'header',
      required: true,
      description: '1 to 128 visible ASCII characters; take 128 random bits. Kept for a month at least.',
      schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,128}$' },
    },
  ],
  requestBody: { required: true, content: reportContent },
  responses: {
    201: answer('Received: number, time, digest, grade, duties, follow-up code.', ref('Receipt')),
    ...refusals([
      'missing-idempotency-key',
      ...bodyFaults,
      'key-reused',
      'state-secret',
      'too-many-tries',
      'evidence-refused',
      'unavailable',
    ]),
  },
}

const receiptOperation: JsonSchema = {
  operationId: 'receipt',
  summary: 'Confirm that a report arrived. Shows nothing of what it says.',
  parameters: [
    { name: 'number', in: 'path', required: true, schema: { type: 'string', pattern: '^\\d{16}$' } },
  ],
  responses: {
    200: answer('Number, time, digest and state.', {
      type: 'object',
      properties: { number: text, receivedAt: time, digest: text, state: text },
    }),
    ...refusals(['not-found', 'too-many-tries']),
  },
}

const signedReceiptOperation: JsonSchema = {
  operationId: 'signedReceipt',
  summary: 'The receipt as its desk signed it, to be checked offline. Shows nothing of what the report says.',
  parameters: [
    { name: 'number', in: 'path', required: true, schema: { type: 'string', pattern: '^\\d{16}$' } },
  ],
  responses: {
    200: answer('The signed receipt.', ref('SignedReceipt')),
    ...refusals(['not-found', 'too-many-tries']),
  },
}

const plainText = (description: string): JsonSchema => ({
  description,
  content: { 'text/plain': { schema: text } },
})

const keysOperation: JsonSchema = {
  operationId: 'keys',
  summary: 'Public keys of the desks here and of the ledger.',
  responses: { 200: plainText('One key a line: owner, algorithm, since, base64 of the raw key.') },
}

const checkpointOperation: JsonSchema = {
  operationId: 'checkpoint',
  summary: 'The newest signed checkpoint of the ledger (C2SP tlog-checkpoint), for whoever keeps copies.',
  responses: { 200: plainText('The signed note.'), ...refusals(['not-found']) },
}

const treeSize = { type: 'integer', minimum: 0 }
const treeHeadSchema: JsonSchema = { type: 'object', properties: { size: treeSize, root: text } }

const consistencyOperation: JsonSchema = {
  operationId: 'consistency',
  summary: 'Proves that the ledger of `from` events is the beginning of the one of `to` (RFC 6962 2.1.2).',
  parameters: ['from', 'to'].map((name) => ({ name, in: 'query', schema: treeSize })),
  responses: {
    200: answer('Roots and path, in hex.', {
      type: 'object',
      required: ['alg', 'from', 'to', 'path'],
      properties: {
        alg: text,
        from: treeHeadSchema,
        to: treeHeadSchema,
        path: { type: 'array', items: text },
      },
    }),
    ...refusals(['not-found', 'bad-input']),
  },
}

const placeOperation: JsonSchema = {
  operationId: 'place',
  summary:
    'Find the division that a text names, and who receives reports from there; unsure is an answer. Stores nothing.',
  parameters: [
    { name: 'q', in: 'query', required: true, schema: { type: 'string', maxLength: 1000 } },
    { name: 'at', in: 'query', schema: { type: 'string', format: 'date' } },
    { name: 'province', in: 'query', schema: { type: 'string', pattern: '^\\d{2}0000$' } },
  ],
  responses: {
    200: answer('What the place means, its recipient if that is sure, and what a form may offer.', {
      type: 'object',
      required: ['resolution', 'recipient', 'suggestions'],
      properties: {
        resolution: ref('Resolution'),
        recipient: { oneOf: [{ type: 'null' }, partySchema] },
        suggestions: { type: 'array', items: divisionSchema },
      },
    }),
    ...refusals(['bad-input']),
  },
}

const eventSchema = (types: readonly string[], actors: readonly string[]): JsonSchema => ({
  type: 'object',
  required: ['type', 'at'],
  properties: { type: { enum: types }, at: time, actor: { enum: actors, default: 'operator' }, fact: text },
  additionalProperties: false,
})

const filingSchema = (duties: readonly string[], levels: readonly string[]): JsonSchema => ({
  type: 'object',
  required: ['duty', 'at'],
  properties: {
    duty: { enum: duties },
    at: time,
    receivedAt: time,
    recipient: { ...text, description: 'The directory’s id, or a party: it counts towards nobody else.' },
    update: { type: 'boolean' },
    level: { enum: levels },
  },
  additionalProperties: false,
})

const seriesSchema: JsonSchema = {
  type: 'object',
  description:
    'How a counted fact has grown, or since when an interruption lasts: for forecasts alone, no clock rests on it.',
  required: ['fact'],
  properties: {
    fact: text,
    since: time,
    points: {
      type: 'array',
      minItems: 2,
      items: {
        type: 'object',
        required: ['at', 'value'],
        properties: { at: time, value: { type: 'number' } },
      },
    },
  },
  additionalProperties: false,
}

const incomingSchema: JsonSchema = {
  type: 'object',
  properties: {
    id: text,
    evaluatedAt: time,
    instruments: { type: 'array', items: text },
    choices: { type: 'object', additionalProperties: text },
    entity: ref('Entity'),
    incident: ref('Incident'),
    events: { type: 'array', items: ref('Event') },
    filings: { type: 'array', items: ref('Filing') },
    series: { type: 'array', items: seriesSchema },
  },
  additionalProperties: false,
}

const receiptSchema: JsonSchema = {
  type: 'object',
  required: ['number', 'receivedAt', 'digest', 'followUp', 'links'],
  properties: {
    number: text,
    receivedAt: time,
    digest: {
      type: 'string',
      pattern: '^(sm3:)?[0-9a-f]{64}$',
      description: 'SHA-256 unless it says otherwise.',
    },
    kind: { enum: ['initial', 'supplement', 'progress', 'summary'] },
    desk: partySchema,
    lawful: { ...partySchema, description: 'Whom the rules name, where another desk stands in.' },
    unit: text,
    followUp: { ...text, description: 'Secret: needed for supplements, progress and summary.' },
    grades: { type: 'array', items: ref('Grade') },
    duties: { type: 'array', items: ref('Duty') },
    warnings: { type: 'array', items: text },
    exercise: { const: true, description: 'Only in an exercise.' },
    signedReceipt: ref('SignedReceipt'),
    evidence: {
      type: 'array',
      description: 'Files that came with it; absent without any. The digest covers theirs.',
      items: { type: 'object', properties: { digest: text, size: { type: 'integer' } } },
    },
    links: { type: 'object', properties: { receipt: text, signedReceipt: text } },
  },
}

const signedReceiptSchema: JsonSchema = {
  type: 'object',
  description: 'The signature is over the canonical JSON (RFC 8785) of everything but `signed`.',
  required: ['type', 'number', 'receivedAt', 'digest', 'desk', 'channel', 'kind', 'signed'],
  properties: {
    type: { const: 'fengsui-receipt/1' },
    number: text,
    receivedAt: time,
    digest: { type: 'string', pattern: '^(sha-256|sm3):[0-9a-f]{64}$' },
    desk: { type: 'object', properties: { id: text, name: text } },
    channel: text,
    kind: text,
    signed: { type: 'object', properties: { alg: text, key: text, publicKey: text, signature: text } },
  },
}

const problemSchema: JsonSchema = {
  type: 'object',
  description: 'RFC 9457. `errors` names every fault with the JSON pointer of its field, in both languages.',
  required: ['type', 'title', 'status', 'errors'],
  properties: {
    type: text,
    title: text,
    status: { type: 'integer' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: {
          pointer: text,
          code: text,
          detail: { type: 'object', properties: { zh: text, en: text } },
        },
      },
    },
  },
}
