import type { AssessInput, InputEvent, InputFiling } from './assess-input.ts'
import type { Json } from './canonical-json.ts'
import { contradictions } from './contradictions.ts'
import { doubtfulTimes, type Placed } from './doubtful-times.ts'
import { kindWords } from './expected-words.ts'
import { firstErrors } from './first-errors.ts'
import { inputError } from './input-error.ts'
import type { Instant } from './instant.ts'
import { pointerStep } from './json-walk.ts'
import { among, suggestion } from './nearest-name.ts'
import { fail, type Outcome, succeed } from './outcome.ts'
import type { InputError } from './problem.ts'
import { type ReadFacts, readFacts } from './read-facts.ts'
import { type Members, readObjects, readTime, requiredTime } from './read-members.ts'
import { readSeries } from './read-series.ts'
import type { RuleBook } from './rule-book.ts'

const members = [
  'id',
  'evaluatedAt',
  'instruments',
  'choices',
  'entity',
  'incident',
  'events',
  'filings',
  'series',
]

type ReadInput = Outcome<AssessInput, readonly InputError[]>

/** Reads the assess contract's JSON object. All faults at once, with pointers as the input was written. */
export function readAssessInput(json: Json, now: Instant, book: RuleBook): ReadInput {
  const { input, errors, doubts } = readParts(json, now, book)
  const all = [...errors, ...doubts]
  return input === undefined || all.length > 0 ? fail(firstErrors(all)) : succeed(input)
}

/** Reads what a log holds. What was recorded has happened: times that no door would take stand, and are judged. */
export function recallAssessInput(json: Json, now: Instant, book: RuleBook): ReadInput {
  const { input, errors } = readParts(json, now, book)
  return input === undefined || errors.length > 0 ? fail(firstErrors(errors)) : succeed(input)
}

interface Faults {
  readonly errors: InputError[]
  /** Times that can hardly be right beside each other. */
  readonly doubts: InputError[]
}

function readParts(
  json: Json,
  now: Instant,
  book: RuleBook,
): Faults & { readonly input: AssessInput | undefined } {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return { input: undefined, errors: [inputError('', 'wrong-type', kindWords.object)], doubts: [] }
  }
  const input = json as Members
  const errors: InputError[] = []
  const doubts: InputError[] = []
  for (const name of Object.keys(input)) {
    if (members.includes(name) || name === 'x' || name.startsWith('x.')) continue
    errors.push(inputError(pointerStep(name), 'unknown-member', suggestion(name, members, errors)))
  }
  const evaluatedAt = readTime(input['evaluatedAt'], '/evaluatedAt', errors) ?? now
  const { jurisdictions, entity: entityFacts } = takeJurisdictions(input['entity'] ?? {}, errors)
  const entity = readFacts('entity', entityFacts, book.facts)
  const incident = readFacts('incident', input['incident'] ?? {}, book.facts)
  errors.push(...entity.errors, ...incident.errors)
  const facts = { ...entity.facts, ...incident.facts }
  const events = readEvents(input['events'] ?? [], book, errors)
  const filings = readFilings(input['filings'] ?? [], book, errors)
  const series = readSeries(input['series'] ?? [], { book, evaluatedAt, errors })
  const instruments = readInstruments(input['instruments'], book, errors)
  const choices = readChoices(input['choices'] ?? {}, book, errors)
  errors.push(...contradictions(facts, pointersOf(entity, incident), book))
  doubts.push(...doubtfulTimes({ events, filings, evaluatedAt, choices }, book))
  const read = {
    id: readId(input['id']),
    evaluatedAt,
    ...(instruments === undefined ? {} : { instruments }),
    jurisdictions,
    choices,
    facts,
    events: events.map(({ pointer: _pointer, ...event }) => event),
    filings: filings.map(({ pointer: _pointer, ...filing }) => filing),
    ...(series.length === 0 ? {} : { series }),
  }
  return { input: read, errors, doubts }
}

const readId = (value: Json | undefined): string | null =>
  typeof value === 'string' ? value : value === undefined || value === null ? null : JSON.stringify(value)

const pointersOf = (entity: ReadFacts, incident: ReadFacts): ReadonlyMap<string, string> =>
  new Map([...entity.pointers, ...incident.pointers])

const defaultJurisdictions = ['CN']

/** `jurisdictions` stands in `entity` but is no fact: it chooses the instruments. */
function takeJurisdictions(
  entity: Json,
  errors: InputError[],
): { readonly jurisdictions: readonly string[]; readonly entity: Json } {
  if (
    typeof entity !== 'object' ||
    entity === null ||
    Array.isArray(entity) ||
    !('jurisdictions' in entity)
  ) {
    return { jurisdictions: defaultJurisdictions, entity }
  }
  const { jurisdictions, ...rest } = entity as Readonly<Record<string, Json>>
  if (isStrings(jurisdictions)) return { jurisdictions, entity: rest }
  errors.push(inputError('/entity/jurisdictions', 'wrong-type', kindWords.texts))
  return { jurisdictions: defaultJurisdictions, entity: rest }
}

const isStrings = (value: Json | undefined): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')

function readInstruments(
  value: Json | undefined,
  { instruments }: RuleBook,
  errors: InputError[],
): readonly string[] | undefined {
  if (value === undefined || value === null) return undefined
  if (!isStrings(value)) {
    errors.push(inputError('/instruments', 'wrong-type', kindWords.texts))
    return undefined
  }
  const known = instruments.map(({ id }) => id)
  value.forEach((id, index) => {
    if (!known.includes(id))
      errors.push(inputError(`/instruments/${index}`, 'not-allowed', among(known, id, errors)))
  })
  return value
}

function readChoices(
  value: Json,
  { choices }: RuleBook,
  errors: InputError[],
): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    errors.push(inputError('/choices', 'wrong-type', kindWords.object))
    return {}
  }
  const chosen: Record<string, string> = {}
  for (const [id, reading] of Object.entries(value as Readonly<Record<string, Json>>)) {
    const pointer = `/choices${pointerStep(id)}`
    const choice = choices.get(id)
    const readings = choice?.readings.map((one) => one.value) ?? []
    if (choice === undefined)
      errors.push(inputError(pointer, 'unknown-member', suggestion(id, [...choices.keys()], errors)))
    else if (typeof reading !== 'string' || !readings.includes(reading)) {
      errors.push(inputError(pointer, 'not-allowed', readings.join(', ')))
    } else chosen[id] = reading
  }
  return chosen
}

function oneOf(
  value: Json | undefined,
  known: readonly string[],
  pointer: string,
  errors: InputError[],
): string | undefined {
  if (typeof value === 'string' && known.includes(value)) return value
  errors.push(
    value === undefined
      ? inputError(pointer, 'missing')
      : inputError(pointer, 'not-allowed', among(known, value, errors)),
  )
  return undefined
}

function readEvents(value: Json, book: RuleBook, errors: InputError[]): readonly Placed<InputEvent>[] {
  const known = ['type', 'at', 'actor', 'fact']
  return readObjects(value, { pointer: '/events', known }, errors).flatMap(({ object, at: pointer }) => {
    const type = oneOf(object['type'], book.eventTypes, `${pointer}/type`, errors)
    const at = requiredTime(object['at'], `${pointer}/at`, errors)
    const actor = oneOf(object['actor'] ?? 'operator', book.parties, `${pointer}/actor`, errors)
    const fact = object['fact'] ?? undefined
    if (fact !== undefined && !(typeof fact === 'string' && book.facts.has(fact)))
      errors.push(
        inputError(
          `${pointer}/fact`,
          'unknown-fact',
          suggestion(String(fact), [...book.facts.keys()], errors),
        ),
      )
    return type === undefined || at === undefined || actor === undefined ? [] : [{ type, at, actor, pointer }]
  })
}

function readFilings(value: Json, book: RuleBook, errors: InputError[]): readonly Placed<InputFiling>[] {
  const known = ['duty', 'at', 'receivedAt', 'recipient', 'update', 'level']
  return readObjects(value, { pointer: '/filings', known }, errors).flatMap(({ object, at: pointer }) => {
    const duty = oneOf(object['duty'], book.dutyIds, `${pointer}/duty`, errors)
    const at = requiredTime(object['at'], `${pointer}/at`, errors)
    const receivedAt = readTime(object['receivedAt'], `${pointer}/receivedAt`, errors)
    const level =
      object['level'] == null ? undefined : oneOf(object['level'], book.levels, `${pointer}/level`, errors)
    const recipient = readRecipient(object['recipient'], `${pointer}/recipient`, errors)
    const update = object['update'] ?? false
    if (typeof update !== 'boolean')
      errors.push(inputError(`${pointer}/update`, 'wrong-type', kindWords.boolean))
    if (duty === undefined || at === undefined) return []
    return [
      {
        pointer,
        duty,
        at,
        update: update === true,
        ...(receivedAt === undefined ? {} : { receivedAt }),
        ...(recipient === undefined ? {} : { recipient }),
        ...(level === undefined ? {} : { level }),
      },
    ]
  })
}

/** Directories differ from deployment to deployment, so an id that is not known here is no fault. */
function readRecipient(value: Json | undefined, pointer: string, errors: InputError[]): string | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string' && value !== '') return value
  errors.push(inputError(pointer, 'wrong-type', kindWords.string))
  return undefined
}
