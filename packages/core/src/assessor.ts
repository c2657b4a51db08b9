import type { AssessAnswer, DutyAnswer, GradeAnswer, Warning } from './answer.ts'
import { ask } from './ask.ts'
import type { AssessInput } from './assess-input.ts'
import type { Json } from './canonical-json.ts'
import { zoneOffset } from './due-time.ts'
import { type Duties, dutyAnswer, dutyRows, type FindRecipient, type Judged, readyDuties } from './duties.ts'
import { effectiveFacts } from './effective-facts.ts'
import { compile, type Situation, type Test } from './expression.ts'
import { grade, gradeAnswer, readyGrading } from './grading.ts'
import { type Instant, parseInstant, plusMinutes } from './instant.ts'
import type { Instrument } from './law.ts'
import { nextAction } from './next-action.ts'
import type { Outcome } from './outcome.ts'
import type { InputError } from './problem.ts'
import { readAssessInput } from './read-assess-input.ts'
import { type RuleBook, ruleBook } from './rule-book.ts'

/** The law, ready to answer. */
export interface Assessor {
  readonly book: RuleBook
  /** Reads the assess contract's JSON; `now` is used where the input has no `evaluatedAt`. */
  read(json: Json, now: Instant): Outcome<AssessInput, readonly InputError[]>
  /** Grades an incident, lists its duties with their instants, and says what to ask and do next. */
  assess(input: AssessInput): AssessAnswer
}

interface ReadyInstrument {
  readonly instrument: Instrument
  readonly duties: Duties
  readonly inForceFromMs: number
  readonly warnings: readonly { readonly test: Test; readonly warning: Warning }[]
}

/**
 * Compiles instruments into an assessor.
 * @example createAssessor({ instruments, findRecipient }).assess(input).grades[0]?.level
 */
export function createAssessor(parts: {
  readonly instruments: readonly Instrument[]
  readonly findRecipient: FindRecipient
}): Assessor {
  const book = ruleBook(parts.instruments)
  const ready = parts.instruments.map((instrument): ReadyInstrument => {
    const duties = readyDuties(readyGrading(instrument, book.facts), parts.findRecipient)
    const warnings = instrument.warnings.map(({ code, detail, when }) => ({
      warning: { code, detail },
      test: compile(when, book.facts),
    }))
    return { instrument, duties, warnings, inForceFromMs: inForceFrom(instrument) }
  })
  return {
    book,
    read: (json, now) => readAssessInput(json, now, book),
    assess: (input) => assessWith(ready, input),
  }
}

const stateSecretWarning: Warning = {
  code: 'state-secret',
  detail: {
    zh: '可能涉及国家秘密：请停止使用本系统，改走保密渠道。',
    en: 'This may concern state secrets: stop using this system and take the secrecy channel.',
  },
}

function assessWith(ready: readonly ReadyInstrument[], input: AssessInput): AssessAnswer {
  if (input.facts['stateSecretSuspected'] === true) {
    return { id: input.id, grades: [], duties: [], next: null, ask: [], warnings: [stateSecretWarning] }
  }
  const answers = ready
    .filter(({ instrument }) => wanted(instrument, input))
    .map((one) => answerOf(one, input))
  const main = answers[0]
  return {
    id: input.id,
    grades: answers.map(({ grade: given }) => given),
    duties: answers.flatMap(({ duties }) => duties),
    next: main === undefined ? null : nextAction(main.instrument, main.duties, main.grade),
    ask: main === undefined ? [] : ask(main.ready.duties, main.judged),
    warnings: answers.flatMap(({ warnings }) => warnings),
  }
}

/** Named instruments, or the enacted ones of the entity's jurisdictions. */
const wanted = (
  { id, status, jurisdiction }: Instrument,
  { instruments, jurisdictions }: AssessInput,
): boolean => instruments?.includes(id) ?? (status === 'enacted' && jurisdictions.includes(jurisdiction))

interface InstrumentAnswer {
  readonly ready: ReadyInstrument
  readonly instrument: Instrument
  readonly judged: Judged
  readonly grade: GradeAnswer
  readonly duties: readonly DutyAnswer[]
  readonly warnings: readonly Warning[]
}

function answerOf(ready: ReadyInstrument, input: AssessInput): InstrumentAnswer {
  const { instrument, duties } = ready
  const situation: Situation = {
    facts: effectiveFacts(instrument, input.facts, input.events),
    choices: chosenReadings(instrument, input.choices),
  }
  const graded = grade(duties.grading, situation)
  const inForce = isInForce(ready, input)
  const judged: Judged = { input, situation, graded, inForce }
  const rows = dutyRows(duties, situation).map((row) => dutyAnswer(duties, row, judged))
  return {
    ready,
    instrument,
    judged,
    grade: gradeAnswer(duties.grading, graded, situation, inForce),
    duties: rows,
    warnings: [
      ...ready.warnings.filter(({ test }) => test.value(situation) === true).map(({ warning }) => warning),
      ...unplaced(ready, rows, situation),
    ],
  }
}

/** Every open point of the instrument, with the reading that is in effect. */
const chosenReadings = (
  { choices }: Instrument,
  given: AssessInput['choices'],
): Readonly<Record<string, string>> =>
  Object.fromEntries(choices.map((choice) => [choice.id, given[choice.id] ?? choice.default]))

/** Versions are chosen by the time of the starting event: the operator's first awareness, else the present. */
function isInForce({ inForceFromMs }: ReadyInstrument, { events, evaluatedAt }: AssessInput): boolean {
  const aware = events.filter(({ type, actor }) => type === 'aware.incident' && actor === 'operator')
  const startMs = aware.length === 0 ? evaluatedAt.ms : Math.min(...aware.map(({ at }) => at.ms))
  return startMs >= inForceFromMs
}

/** First moment an instrument is in force; never, for what was not enacted. */
function inForceFrom({ status, validFrom, zone }: Instrument): number {
  const midnight = validFrom === undefined ? undefined : parseInstant(`${validFrom}T00:00:00Z`)
  if (status !== 'enacted' || midnight === undefined) return Number.POSITIVE_INFINITY
  return plusMinutes(midnight, -zoneOffset(zone, midnight)).ms
}

/** A place that leads to nobody is worth a word: the clock runs while a person looks. */
function unplaced(
  { instrument }: ReadyInstrument,
  rows: readonly DutyAnswer[],
  { facts }: Situation,
): readonly Warning[] {
  const homeDuties = new Set(
    instrument.duties.filter(({ recipient }) => recipient === 'home-province').map(({ id }) => id),
  )
  const open = rows.some(
    ({ id, recipient, status }) => homeDuties.has(id) && recipient === null && status === 'active',
  )
  return open && facts['place'] !== undefined ? [{ code: 'place-unresolved', detail: unplacedDetail }] : []
}

const unplacedDetail = {
  zh: '所在地无法确定到省，请人工确认收件单位；时限照走。',
  en: 'The place does not lead to one province. Confirm the recipient by hand; the clock runs meanwhile.',
}
