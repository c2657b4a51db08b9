import type { DutyAnswer, DutyStatus } from './answer.ts'
import type { InputFiling } from './assess-input.ts'
import {
  type ClockContext,
  eventStart,
  filingsTowards,
  firstFiling,
  type ReadyClock,
  type Running,
  readyClocks,
  runningClock,
} from './clocks.ts'
import { type Due, isLate } from './due-time.ts'
import { and, type Compile, missingFacts, or, type Situation, type Test, type Tri } from './expression.ts'
import type { Facts } from './fact-value.ts'
import type { FindRecipient } from './find-recipient.ts'
import { type Grading, reaches } from './grading.ts'
import { formatInstant, plusMinutes } from './instant.ts'
import { type Address, addressOf, type Judged } from './judged.ts'
import type { Duty, Expr } from './law.ts'

/** The duties of an instrument, made ready. */
export interface Duties {
  readonly grading: Grading
  readonly rows: readonly DutyRow[]
  readonly bound: Test
  readonly noIncident: Test
  readonly findRecipient: FindRecipient
}

/** One duty towards one kind of recipient: a duty to all first recipients becomes a row for each. */
export interface DutyRow {
  readonly duty: Duty
  /** Which procedures and circumstances it belongs to. */
  readonly procedure: Test
  /** The same, where the instrument binds at all. */
  readonly binding: Test
  /** Rank of the lowest level that triggers it; undefined: any level. */
  readonly rank: number | undefined
  readonly address: Address
  readonly clocks: readonly ReadyClock[]
  readonly context: ClockContext
  /** The procedure of the initial duty whose recipient this row shares. */
  readonly shared: Test | undefined
  readonly superseded: Test | undefined
  readonly suspended: Test | undefined
}

/** Compiles the duties of an instrument. */
export function readyDuties(grading: Grading, findRecipient: FindRecipient, compile: Compile): Duties {
  const { instrument, ranks } = grading
  const bound = instrument.bound ?? { always: true }
  const ready = instrument.duties.map((duty) => ({
    duty,
    clocks: readyClocks(duty, instrument, compile),
    rank: duty.level === undefined ? undefined : ranks.get(duty.level),
  }))
  const initials = ready.filter(({ duty }) => duty.stage === 'initial')
  const rankOf = (level: string): number => rankIn(grading, level)
  const row = (one: (typeof ready)[number], initial?: (typeof ready)[number]): DutyRow => {
    const address = addressOf((initial ?? one).duty)
    const context = { duty: one.duty, address, rank: one.rank, initial: initial?.duty.id, rankOf }
    const procedure: Expr = { all: [one.duty.when, ...(initial ? [initial.duty.when] : [])] }
    return {
      ...one,
      address,
      context,
      procedure: compile(procedure),
      binding: compile({ all: [bound, procedure] }),
      shared: initial && compile(initial.duty.when),
      superseded: one.duty.supersededBy && compile(one.duty.supersededBy.when),
      suspended: one.duty.suspendedBy && compile(one.duty.suspendedBy.when),
    }
  }
  const rows = ready.flatMap((one) =>
    one.duty.recipient === 'first-recipients' ? initials.map((initial) => row(one, initial)) : [row(one)],
  )
  return {
    grading,
    rows,
    bound: compile(bound),
    noIncident: compile(instrument.noIncident ?? { any: [] }),
    findRecipient,
  }
}

/** The rows that can concern this case: not those towards first recipients of an excluded procedure. */
export const dutyRows = ({ rows }: Duties, situation: Situation): readonly DutyRow[] =>
  rows.filter(({ shared }) => shared?.value(situation) !== false)

/** Answers for every row that can concern the case. */
export function dutyAnswers(duties: Duties, judged: Judged): readonly DutyAnswer[] {
  return dutyRows(duties, judged.situation).map((row) => dutyAnswer(duties, row, judged))
}

/** The directory for one situation. Several duties share a recipient, and finding one means reading a place name. */
export function recipientsFor(
  { findRecipient }: Pick<Duties, 'findRecipient'>,
  facts: Facts,
): Judged['recipientOf'] {
  const found = new Map<string, ReturnType<FindRecipient>>()
  return ({ key, party, placeFact }) => {
    const known = found.get(key) ?? findRecipient(party, placedAt(placeFact, facts))
    found.set(key, known)
    return known
  }
}

/** The directory looks for a place by one name. */
function placedAt(placeFact: string, facts: Facts): Facts {
  if (placeFact === 'place') return facts
  const { place: _unit, ...others } = facts
  const place = facts[placeFact]
  return place === undefined ? others : { ...others, place }
}

/** Judges one row. */
function dutyAnswer(duties: Duties, row: DutyRow, judged: Judged): DutyAnswer {
  const { duty } = row
  const { recipient, needsHuman, alsoNotify } = judged.recipientOf(row.address)
  const settled = settle(duties, row, judged)
  const { status } = settled
  const { id, stage, from, label, citation, citationZh, confidence } = duty
  const to = row.address.party
  const because = row.rank === undefined ? none : (judged.graded.because[row.rank] ?? none)
  const missing = status === 'unknown' ? missingOf(duties, row, judged) : (settled.running?.missing ?? [])
  // Written as one literal and then added to, since parts spread together are many times slower.
  const answer: Writable<DutyAnswer> = {
    id,
    stage,
    status,
    from,
    to,
    recipient,
    needsHuman,
    label,
    citation,
    citationZh,
    because,
    missing,
    confidence,
  }
  if (alsoNotify !== undefined) answer.alsoNotify = alsoNotify
  if (status === 'not_started' && settled.filed !== undefined)
    answer.filedAt = formatInstant(settled.filed.at)
  if (!untimed.includes(status)) {
    addTimes(answer, settled)
    addTarget(answer, duty, judged)
  }
  const shown = shownLevel(duties, row, judged)
  if (shown !== undefined && gradeReaches(duties, row.rank, judged) !== true) answer.shownLevel = shown
  if (status === 'superseded' && duty.supersededBy !== undefined) answer.supersededBy = duty.supersededBy.duty
  if (judged.situation.facts['exercise'] === true) answer.exercise = true
  return answer
}

type Writable<Type> = { -readonly [Member in keyof Type]: Type[Member] }

/** Where a duty stands, and the moments that put it there. */
interface Settled {
  readonly status: DutyStatus
  readonly running: Running | undefined
  readonly filed: InputFiling | undefined
}

function settle(duties: Duties, row: DutyRow, judged: Judged): Settled {
  const running = runningOf(row, judged)
  const filed = judged.input.filings.length === 0 ? undefined : filingOf(row, running, judged)
  const trigger = triggerOf(duties, row, judged)
  return { status: statusOf(duties, row, judged, { trigger, running, filed }), running, filed }
}

/** The filing of a row that counts: the first in its time, else the first. */
function filingOf(row: DutyRow, running: Running | undefined, judged: Judged): InputFiling | undefined {
  const filings = filingsTowards(row.address, judged)
  const inItsTime = filings.filter((filing) => !isEarly(filing, running))
  const counting = firstFiling(inItsTime, row.duty.id)
  return counting ?? (isRepeated(row.duty) ? undefined : firstFiling(filings, row.duty.id))
}

/** What was filed before such a start answered an earlier one. */
const isRepeated = ({ start }: Duty): boolean =>
  start !== undefined && 'event' in start && start.each === true

/** The clock of a row that runs, whether the duty is owed or not. */
export const runningOf = ({ clocks, context }: DutyRow, judged: Judged): Running | undefined =>
  clocks.length === 0 ? undefined : runningClock(clocks, context, judged)

const untimed: readonly DutyStatus[] = [
  'not_triggered',
  'not_started',
  'not_bound',
  'not_in_force',
  'superseded',
  'suspended',
]

/** A duty that does not run shows no times; one without a number in the law shows no due time. */
function addTimes(answer: Writable<DutyAnswer>, { running, filed }: Settled): void {
  const { start, due } = running ?? {}
  if (start !== undefined) answer.startedBy = { type: start.type, at: formatInstant(start.at) }
  if (due !== undefined) {
    answer.dueSafe = formatInstant(due.safe)
    if (due.latest === due.safe) answer.dueLatest = answer.dueSafe
    else if (due.latest !== undefined) answer.dueLatest = formatInstant(due.latest)
  }
  if (start?.grownAt !== undefined && start.grownAt === due?.safe)
    answer.reachedAt = formatInstant(start.grownAt)
  if (filed !== undefined) answer.filedAt = formatInstant(filed.at)
}

/** The product's own aim, where the law has no number. */
function addTarget(answer: Writable<DutyAnswer>, { target }: Duty, judged: Judged): void {
  const start = target && eventStart(target.start, judged)
  if (start !== undefined && target !== undefined)
    answer.target = formatInstant(plusMinutes(start.at, target.minutes))
}

const none: readonly never[] = []

/** Unknown facts on which it depends whether the duty is owed. */
export function missingOf(duties: Duties, row: DutyRow, judged: Judged): readonly string[] {
  const { graded, situation } = judged
  const levelIsOpen = row.rank !== undefined && levelReached(duties, row, judged) === undefined
  const level = levelIsOpen ? (graded.missing[row.rank] ?? none) : none
  const procedure = missingFacts(row.binding, situation)
  return procedure.length === 0 ? level : procedure.filter((name) => !level.includes(name)).concat(level)
}

/** Whether the duty is owed, its start aside. */
export function triggerOf(duties: Duties, row: DutyRow, judged: Judged): Tri {
  const { situation } = judged
  if (isNoIncident(duties, judged) === true) return false
  const procedure = row.procedure.value(situation)
  if (procedure === false) return false
  // Whom the instrument does not bind owes nothing, which its own status tells; who may be bound may owe it.
  const mayBind = duties.bound.value(situation) === undefined ? undefined : true
  return and(and(procedure, mayBind), levelReached(duties, row, judged))
}

/** What has reached a level above the lowest is an incident, whatever it looked like. */
export const isNoIncident = ({ grading, noIncident }: Duties, { graded, situation }: Judged): Tri =>
  graded.rank < grading.instrument.grades.length - 1 ? false : noIncident.value(situation)

/** Whether the level that a row asks for is reached, or was once shown. */
export function levelReached(duties: Duties, row: DutyRow, judged: Judged): Tri {
  return or(gradeReaches(duties, row.rank, judged), shownLevel(duties, row, judged) !== undefined)
}

/** Whether the grade as it is now, a person's before the rules', reaches a rank. */
function gradeReaches({ grading }: Duties, rank: number | undefined, { graded, input }: Judged): Tri {
  if (rank === undefined) return true
  return input.decided === undefined ? reaches(graded, rank) : rankIn(grading, input.decided.level) <= rank
}

/** A report that showed the level put the duty on its recipient, whatever the grade became later. */
function shownLevel({ grading }: Duties, { duty, rank }: DutyRow, { input }: Judged): string | undefined {
  const { start } = duty
  if (rank === undefined || start === undefined || !('receiptOf' in start)) return undefined
  for (const { duty: of, level, receivedAt } of input.filings) {
    const shows = level !== undefined && receivedAt !== undefined && rankIn(grading, level) <= rank
    if (shows && start.receiptOf.includes(of)) return level
  }
  return undefined
}

/** Place of a level; one of another instrument is below all. */
const rankIn = ({ ranks }: Grading, level: string): number => ranks.get(level) ?? Number.POSITIVE_INFINITY

function statusOf(
  { bound }: Duties,
  row: DutyRow,
  judged: Judged,
  { trigger, running, filed }: Omit<Settled, 'status'> & { readonly trigger: Tri },
): DutyStatus {
  const { duty, superseded } = row
  const { inForce, situation } = judged
  if (!inForce) return 'not_in_force'
  if (bound.value(situation) === false) return 'not_bound'
  if (trigger === false) return 'not_triggered'
  const isStarted = duty.start === undefined || running !== undefined
  // Without a clock that ran when it was filed, nobody can say that it was filed in time.
  if (filed !== undefined && isStarted && !isEarly(filed, running)) return filedStatus(filed, running?.due)
  if (trigger === undefined) return 'unknown'
  if (superseded?.value(situation) === true) return 'superseded'
  if (isSuspended(row, judged)) return 'suspended'
  if (!isStarted || filed !== undefined) return 'not_started'
  return running?.due === undefined ? 'no_fixed_deadline' : 'active'
}

function isSuspended({ duty, suspended }: DutyRow, { situation, input }: Judged): boolean {
  if (suspended?.value(situation) !== true) return false
  const until = duty.suspendedBy?.until
  return !input.events.some(({ type, actor }) => type === until?.event && actor === until.actor)
}

const isEarly = ({ at }: InputFiling, running: Running | undefined): boolean =>
  running !== undefined && at.ms < running.since.ms

/** Whether a filing was in time is unknown while the calendar does not reach that far. */
function filedStatus({ at }: InputFiling, due: Due | undefined): DutyStatus {
  const late = due === undefined ? false : isLate(at, due)
  return late === undefined ? 'unknown' : late ? 'filed_late' : 'filed_on_time'
}
