import type { AssessAnswer, DutyAnswer, GradeAnswer, Warning } from './answer.ts'
import { ask } from './ask.ts'
import type { AssessInput, InputEvent } from './assess-input.ts'
import type { Json } from './canonical-json.ts'
import { zoneOffset } from './due-time.ts'
import { type Duties, dutyAnswers, readyDuties, recipientsFor } from './duties.ts'
import { compiler, type Situation, type Test } from './expression.ts'
import type { Facts } from './fact-value.ts'
import { concernedBy, type FactValues, factReader } from './fact-values.ts'
import type { FindRecipient } from './find-recipient.ts'
import { forecast } from './forecast.ts'
import { grade, gradeAnswer, readyGrading } from './grading.ts'
import { type Instant, parseInstant, plusMinutes } from './instant.ts'
import type { Judged } from './judged.ts'
import type { Instrument } from './law.ts'
import { nextAction } from './next-action.ts'
import type { Outcome } from './outcome.ts'
import type { InputError } from './problem.ts'
import { readAssessInput, recallAssessInput } from './read-assess-input.ts'
import { type RuleBook, ruleBook } from './rule-book.ts'
import { whyNot } from './why-not.ts'

/** The law, ready to answer. */
export interface Assessor {
  readonly book: RuleBook
  /** Reads the assess contract's JSON; `now` is used where the input has no `evaluatedAt`. */
  read(json: Json, now: Instant): Outcome<AssessInput, readonly InputError[]>
  /** Reads the same of a log, where times stand that no door would take. */
  recall(json: Json, now: Instant): Outcome<AssessInput, readonly InputError[]>
  /** Grades an incident, lists its duties with their instants, and says what to do next and what to ask. */
  assess(input: AssessInput): AssessAnswer
  /** The same without what is asked and what was nearly reached, which cost as much as the rest. */
  judge(input: AssessInput): Judgement
}

/** The part of an answer that people act on. */
export type Judgement = Omit<AssessAnswer, 'ask' | 'whyNot' | 'forecast'>

interface ReadyInstrument {
  readonly instrument: Instrument
  readonly duties: Duties
  readonly values: (facts: Facts, events: readonly InputEvent[]) => FactValues
  /** Every open point of the instrument, with the reading in effect unless another is chosen. */
  readonly defaultReadings: Readonly<Record<string, string>>
  readonly force: Force
  readonly startEvents: ReadonlySet<string>
  readonly homeDuties: ReadonlySet<string>
  /** Duties that are counted from the discovery. */
  readonly discoveryDuties: ReadonlySet<string>
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
  const ready = parts.instruments.map((instrument) => readyInstrument(instrument, book, parts.findRecipient))
  return {
    book,
    read: (json, now) => readAssessInput(json, now, book),
    recall: (json, now) => recallAssessInput(json, now, book),
    assess: (input) => assessWith(ready, input),
    judge: (input) => judgement(input, answersOf(ready, input)),
  }
}

function readyInstrument(
  instrument: Instrument,
  { facts }: RuleBook,
  findRecipient: FindRecipient,
): ReadyInstrument {
  const compile = compiler(facts)
  return {
    instrument,
    duties: readyDuties(readyGrading(instrument, facts, compile), findRecipient, compile),
    values: factReader(instrument, facts),
    defaultReadings: Object.fromEntries(instrument.choices.map((choice) => [choice.id, choice.default])),
    force: forceOf(instrument),
    startEvents: startEventsOf(instrument),
    homeDuties: homeDutiesOf(instrument),
    discoveryDuties: discoveryDutiesOf(instrument),
    warnings: instrument.warnings.map(({ code, detail, when }) => ({
      warning: { code, detail },
      test: compile(when),
    })),
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
  const answers = answersOf(ready, input)
  const { id, grades, duties, next, warnings } = judgement(input, answers)
  const [main] = answers
  if (main === undefined) return { id, grades, duties, next, ask: [], whyNot: [], forecast: [], warnings }
  const { judged, ready: of } = main
  const misses = whyNot(of.duties.grading, judged.graded, judged.situation)
  return {
    id,
    grades,
    duties,
    next,
    ask: ask(of.duties, judged),
    whyNot: misses,
    forecast: forecast(of.duties.grading, input, judged.situation),
    warnings,
  }
}

/** Nothing is answered about what may be a state secret. */
const isSecret = ({ facts }: AssessInput): boolean => facts['stateSecretSuspected'] === true

const answersOf = (ready: readonly ReadyInstrument[], input: AssessInput): readonly InstrumentAnswer[] =>
  isSecret(input)
    ? []
    : ready.filter(({ instrument }) => wanted(instrument, input)).map((one) => answerOf(one, input))

function judgement(input: AssessInput, answers: readonly InstrumentAnswer[]): Judgement {
  const [main] = answers
  return {
    id: input.id,
    grades: answers.map(({ grade: given }) => given),
    duties: allOf(answers.map(({ duties }) => duties)),
    next: main === undefined ? null : nextAction(main.ready.instrument, main.duties, main.grade),
    warnings: isSecret(input) ? [stateSecretWarning] : allOf(answers.map(({ warnings }) => warnings)),
  }
}

/** Most answers are those of one instrument, and need no copy. */
const allOf = <One>(lists: readonly (readonly One[])[]): readonly One[] =>
  lists.length === 1 ? (lists[0] ?? none) : lists.flat()

/** Named instruments, or the leading enacted ones of the entity's jurisdictions. */
const wanted = (
  { id, status, jurisdiction, onlyWhenNamed }: Instrument,
  { instruments, jurisdictions }: AssessInput,
): boolean =>
  instruments?.includes(id) ??
  (status === 'enacted' && onlyWhenNamed !== true && jurisdictions.includes(jurisdiction))

interface InstrumentAnswer {
  readonly ready: ReadyInstrument
  readonly judged: Judged
  readonly grade: GradeAnswer
  readonly duties: readonly DutyAnswer[]
  readonly warnings: readonly Warning[]
}

function answerOf(ready: ReadyInstrument, input: AssessInput): InstrumentAnswer {
  const { duties } = ready
  const situation: Situation = {
    facts: input.facts,
    values: ready.values(input.facts, input.events),
    choices: chosenReadings(ready, input.choices),
    concerned: concernedBy(input.facts, ready.instrument.groupsFact, duties.grading.facts),
  }
  const graded = grade(duties.grading, situation)
  const inForce = isInForce(ready, input)
  const judged: Judged = {
    input,
    situation,
    graded,
    inForce,
    recipientOf: recipientsFor(duties, situation.facts),
  }
  const rows = dutyAnswers(duties, judged)
  const given = gradeAnswer(duties.grading, graded, situation, inForce)
  return {
    ready,
    judged,
    grade: input.decided === undefined ? given : { ...given, decided: input.decided.level },
    duties: rows,
    warnings: warningsOf(ready, judged, rows),
  }
}

/** Most answers carry none, so the list is only made when there is something to put in it. */
function warningsOf(
  ready: ReadyInstrument,
  { situation, input }: Judged,
  rows: readonly DutyAnswer[],
): readonly Warning[] {
  let warnings = unplaced(ready, rows, situation).concat(
    beyondCalendar(rows),
    grownLate(rows),
    undiscovered(ready, rows),
  )
  for (const { test, warning } of ready.warnings)
    if (test.value(situation) === true) warnings = [...warnings, warning]
  return input.events.length === 0 ? warnings : warnings.concat(forgotten(ready, input))
}

/** The readings in effect; what other instruments leave open is not this one's to echo. */
const chosenReadings = (
  { defaultReadings }: ReadyInstrument,
  given: AssessInput['choices'],
): Readonly<Record<string, string>> =>
  Object.keys(given).length === 0
    ? defaultReadings
    : Object.fromEntries(Object.entries(defaultReadings).map(([id, standard]) => [id, given[id] ?? standard]))

/** Versions are chosen by the time of the starting event: the earliest that starts an initial report, else the present. */
function isInForce({ force, startEvents }: ReadyInstrument, { events, evaluatedAt }: AssessInput): boolean {
  let startMs = Number.POSITIVE_INFINITY
  for (const { type, actor, at } of events)
    if (startEvents.has(`${type} ${actor}`)) startMs = Math.min(startMs, at.ms)
  const ms = Number.isFinite(startMs) ? startMs : evaluatedAt.ms
  return ms >= force.fromMs && ms < force.untilMs
}

interface Force {
  readonly fromMs: number
  /** First moment it is no longer in force. */
  readonly untilMs: number
}

/** When an instrument is in force; never, for what was not enacted. */
function forceOf({ status, validFrom, validTo, zone }: Instrument): Force {
  const midnight = (day: string): number => {
    const utc = parseInstant(`${day}T00:00:00Z`)
    if (utc === undefined) throw new Error(`not a day: ${day}`)
    return plusMinutes(utc, -zoneOffset(zone, utc)).ms
  }
  if (status === 'proposed' || validFrom === undefined)
    return { fromMs: Number.POSITIVE_INFINITY, untilMs: Number.POSITIVE_INFINITY }
  const dayMs = 24 * 60 * 60 * 1000
  return {
    fromMs: midnight(validFrom),
    untilMs: validTo === undefined ? Number.POSITIVE_INFINITY : midnight(validTo) + dayMs,
  }
}

/** Events that start a first report, with their actor. */
const startEventsOf = ({ duties }: Instrument): ReadonlySet<string> =>
  new Set(
    duties.flatMap(({ stage, start, orEarlier = [] }) =>
      stage !== 'initial' || start === undefined
        ? []
        : [start, ...orEarlier.map((clock) => clock.start)].flatMap((one) =>
            'event' in one ? [`${one.event} ${one.actor}`] : [],
          ),
    ),
  )

/** A place that leads to nobody is worth a word: the clock runs while a person looks. */
function unplaced(
  { homeDuties }: ReadyInstrument,
  rows: readonly DutyAnswer[],
  { facts }: Situation,
): readonly Warning[] {
  if (facts['place'] === undefined) return none
  const open = rows.some(
    ({ id, recipient, status }) => recipient === null && status === 'active' && homeDuties.has(id),
  )
  return open ? [{ code: 'place-unresolved', detail: unplacedDetail }] : none
}

const none: readonly never[] = []

/** Duties whose recipient is found by the place of the unit. */
const homeDutiesOf = ({ duties }: Instrument): ReadonlySet<string> =>
  new Set(duties.filter(({ recipient }) => recipient === 'home-province').map(({ id }) => id))

/** What should have happened by now, and is not recorded. */
function forgotten(
  { instrument }: ReadyInstrument,
  { events, evaluatedAt }: AssessInput,
): readonly Warning[] {
  const firstMs = (event: string): number =>
    Math.min(...events.filter(({ type }) => type === event).map(({ at }) => at.ms))
  const { reminders } = instrument
  if (reminders === undefined) return none
  return reminders
    .filter(({ after, minutes, expects }) => {
      const limit = firstMs(after) + minutes * 60_000
      return Number.isFinite(limit) && evaluatedAt.ms > limit && !events.some(({ type }) => type === expects)
    })
    .map(({ code, detail }) => ({ code, detail }))
}

/** A year without a calendar is not a year without holidays: the last moment is not shown. */
const beyondCalendar = (rows: readonly DutyAnswer[]): readonly Warning[] =>
  rows.some(({ dueSafe, dueLatest }) => dueSafe !== undefined && dueLatest === undefined)
    ? [{ code: 'latest-unknown', detail: latestDetail }]
    : none

/** Due at once is easily read as a limit of a few hours. */
const grownLate = (rows: readonly DutyAnswer[]): readonly Warning[] =>
  rows.some(({ reachedAt }) => reachedAt !== undefined)
    ? [{ code: 'threshold-after-limit', detail: grownDetail }]
    : none

const grownDetail = {
  zh: '达到门槛时，从发现起算的时限已过，因此须立即报告。',
  en: 'When the threshold was reached, the limit counted from the discovery was over already, so the report is due at once.',
}

/** A report is owed, and nobody has said since when: no fact answers that, so no question asks it. */
function undiscovered({ discoveryDuties }: ReadyInstrument, rows: readonly DutyAnswer[]): readonly Warning[] {
  const open = rows.some(
    ({ id, stage, status }) => stage === 'initial' && status === 'not_started' && discoveryDuties.has(id),
  )
  return open ? [{ code: 'awareness-missing', detail: undiscoveredDetail }] : none
}

const discoveryDutiesOf = ({ duties }: Instrument): ReadonlySet<string> =>
  new Set(
    duties.flatMap(({ id, start }) =>
      start !== undefined && 'event' in start && start.event === 'aware.incident' ? [id] : [],
    ),
  )

const undiscoveredDetail = {
  zh: '须报告，但没有发现时间，时限无法起算：何时发现或获知的？请补上发现时间。',
  en: 'A report is owed, and without the time of discovery no limit can be counted: when was it discovered or learnt of? Add that time.',
}

const latestDetail = {
  zh: '节假日数据不含该年份，或所在国等情况未知：最晚时刻不显示，请按稳妥时刻执行。',
  en: 'The days off of that year, or facts such as the country, are not known: no latest moment is shown. Keep to the safe one.',
}

const unplacedDetail = {
  zh: '所在地无法确定到省，请人工确认收件单位；时限照走。',
  en: 'The place does not lead to one province. Confirm the recipient by hand; the clock runs meanwhile.',
}
