import {
  type AssessInput,
  canonicalJson,
  type FactValues,
  fail,
  formatInstant,
  type InputError,
  type Json,
  type Outcome,
  type ReporterRole,
  reporterRoles,
  type StartEvent,
  succeed,
} from '@fengsui/core'
import { namedDigest } from '@fengsui/proof'
import type { StagedItem } from '../evidence/staged-item.ts'
import type { Services } from '../services.ts'
import { foreignEvents, partyOfRole } from './own-events.ts'
import { inputError, type ReportBody, readReportBody } from './report-schema.ts'
import type { Submission } from './submission.ts'

/** A report that passed every check, taken apart into what is stored where. */
export interface ReadReport {
  readonly body: ReportBody
  /** Whether it says itself as whom its reporter speaks. */
  readonly saysRole: boolean
  readonly input: AssessInput
  /** Facts by dotted name, as they were written. */
  readonly facts: FactValues
  readonly starts: readonly StartEvent[]
  /** The canonical JSON of the submission, without its secret. */
  readonly submitted: string
  /** The digest of that, with its algorithm. */
  readonly digest: string
  /** Names, telephones and addresses of people: sealed under the case's key. */
  readonly personal: Json
}

/** Whether a submission says that it may concern a state secret: looked at before anything else of it. */
export const mayBeSecret = (json: Json): boolean =>
  memberOf(memberOf(json, 'incident'), 'stateSecretSuspected') === true

/** Reads a submission. All faults at once, each with the pointer of its field; nothing is stored here. */
export function readReport(
  services: Services,
  { json, sender, evidence = [] }: Pick<Submission, 'json' | 'sender' | 'evidence'>,
): Outcome<ReadReport, readonly InputError[]> {
  const body = readReportBody(json)
  const object =
    typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Record<string, Json>) : {}
  const entity = withPlace(object)
  const input = services.assessor.read(
    { entity, incident: object['incident'] ?? {}, events: object['events'] ?? [] },
    services.now(),
  )
  const errors = [
    ...(body.ok ? [] : body.failure),
    ...levelErrors(services, object),
    ...(input.ok ? [] : input.failure.map((error) => placeError(error, object))),
    // A desk passes on what its log holds, whoever told it first.
    ...(sender === undefined ? foreignEvents(object['events'], roleIn(object), services.assessor.book) : []),
  ]
  if (!body.ok || !input.ok || errors.length > 0) return fail(distinct(errors))
  const { followUp: _secret, ...written } = object
  const submitted = { ...written, ...evidenceOf(evidence) }
  const text = canonicalJson(submitted)
  return succeed({
    body: body.value,
    saysRole: memberOf(object['reporter'], 'role') !== undefined,
    input: input.value,
    facts: input.value.facts,
    starts: startsOf(input.value, body.value),
    submitted: text,
    digest: namedDigest(services.suite.digest, text),
    personal: personalOf(body.value, submitted),
  })
}

const roleIn = (object: Record<string, Json>): ReporterRole => {
  const role = memberOf(object['reporter'], 'role')
  return reporterRoles.find((known) => known === role) ?? 'operator'
}

/** A follow-up that does not say who speaks comes from whoever made the first report. */
export function spokenBy(read: ReadReport, first: ReporterRole | undefined): ReadReport {
  if (read.saysRole || first === undefined) return read
  const body = { ...read.body, reporter: { ...read.body.reporter, role: first } }
  return { ...read, body, starts: startsOf(read.input, body) }
}

/** A member of what may or may not be an object. */
const memberOf = (value: Json | undefined, name: string): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, Json>>)[name]
    : undefined

/** The unit's place stands in for the entity's where that is missing. */
function withPlace(object: Record<string, Json>): Json {
  const entity = object['entity'] ?? {}
  const place = memberOf(object['unit'], 'place')
  if (
    typeof entity !== 'object' ||
    entity === null ||
    Array.isArray(entity) ||
    hasPlace(entity) ||
    place === undefined
  )
    return entity
  return { ...entity, place }
}

/** Whether the entity names a place: a place that is unknown is none. */
function hasPlace(entity: Json | undefined): boolean {
  const place = memberOf(entity, 'place')
  return place !== undefined && place !== null && place !== 'unknown'
}

/** A fault in a place that came from the unit is shown at the unit. */
const placeError = (error: InputError, object: Record<string, Json>): InputError =>
  error.pointer === '/entity/place' && !hasPlace(object['entity'])
    ? { ...error, pointer: '/unit/place' }
    : error

/** A level is one of the law's, which the envelope does not know. What is no text was named by the envelope. */
function levelErrors({ law }: Services, object: Record<string, Json>): readonly InputError[] {
  const level = memberOf(object['declared'], 'level')
  const known = typeof level !== 'string' || law.grades.some(({ id }) => id === level)
  return known ? [] : [inputError('/declared/level', 'not-allowed')]
}

/** Only an operator's own report proves the operator's awareness. */
function startsOf(input: AssessInput, body: ReportBody): readonly StartEvent[] {
  const role = body.reporter.role
  return input.events.map(({ type, at, actor }) => ({
    type,
    at: formatInstant(at),
    actor: role === 'operator' ? actor : partyOfRole[role],
  }))
}

/** Files are part of what was submitted: its digest covers theirs, in the order they came. */
const evidenceOf = (items: readonly StagedItem[]): Readonly<Record<string, Json>> =>
  items.length === 0
    ? {}
    : { evidence: items.map(({ item: { digest, size }, name }) => ({ digest, name, size })) }

/** The submission itself is sealed along: it names people, and its digest is what the receipt states. */
function personalOf(body: ReportBody, original: Json): Json {
  const personal = {
    original,
    reporter: { name: body.reporter.name, contact: body.reporter.contact },
    unit: body.unit?.contact,
  }
  return JSON.parse(canonicalJson(personal)) as Json
}

const distinct = (errors: readonly InputError[]): readonly InputError[] => [
  ...new Map(errors.map((error) => [`${error.pointer} ${error.code}`, error])).values(),
]
