import type { AssessInput, InputEvent, InputFiling } from './assess-input.ts'
import { type Due, dueAt } from './due-time.ts'
import { type Compile, missingFacts, type Situation, type Test } from './expression.ts'
import { reaches } from './grading.ts'
import type { Instant } from './instant.ts'
import type { Address, Judged } from './judged.ts'
import {
  type Calendar,
  type Clock,
  type Duty,
  type DutyStart,
  type EventStart,
  entityZone,
  type Instrument,
  type Roll,
  type Within,
} from './law.ts'

/** What started a clock. */
export interface Start {
  readonly type: string
  readonly at: Instant
  /** From when a report can be one of this duty, where that is earlier than the start. */
  readonly since?: Instant
  /** When the harm reached what the duty asks for. */
  readonly grownAt?: Instant
}

/** A clock that runs: what started it and, where the law has a number, when it ends. */
export interface Running {
  readonly start: Start
  readonly due: Due | undefined
  /** When the first of all its clocks could start: what was filed earlier was filed for no clock. */
  readonly since: Instant
  /** Unknown facts on which the last moment depends. */
  readonly missing: readonly string[]
}

/** A clock of a duty, made ready. */
export interface ReadyClock {
  readonly start: DutyStart
  readonly within: Within | undefined
  readonly overtakenBy: string | undefined
  /** Who may not use the roll-over. */
  readonly unless: Test | undefined
  readonly calendar: Calendar | undefined
  /** The instrument's own zone. */
  readonly zone: string
}

/** The clocks of a duty: the first, and those that may end earlier. */
export function readyClocks(
  duty: Duty,
  { calendars = [], zone }: Instrument,
  compile: Compile,
): readonly ReadyClock[] {
  if (duty.start === undefined) return []
  const first = { start: duty.start, within: duty.within }
  const all: readonly (Omit<Clock, 'within'> & { readonly within: Within | undefined })[] = [
    first,
    ...(duty.orEarlier ?? []),
  ]
  return all.map(({ start, within, overtakenBy }) => ({
    start,
    within,
    overtakenBy,
    unless: within?.roll?.unless && compile(within.roll.unless),
    calendar: calendars.find(({ id }) => id === within?.roll?.calendar),
    zone,
  }))
}

/** A duty's start towards its recipient, as far as it is no plain event. */
export interface ClockContext {
  readonly duty: Duty
  /** Whom the duty is owed to. */
  readonly address: Address
  readonly rank: number | undefined
  /** The duty whose recipient this one shares. */
  readonly initial: string | undefined
  readonly rankOf: (level: string) => number
}

/** Of all clocks of a duty that run, the one that ends first. */
export function runningClock(
  clocks: readonly ReadyClock[],
  context: ClockContext,
  judged: Judged,
): Running | undefined {
  let first: Running | undefined
  let since: Instant | undefined
  for (const clock of clocks) {
    const start = startOf(clock.start, context, judged)
    if (start === undefined) continue
    since = earlier(since, start.since ?? start.at)
    const due = clock.within && dueOf(clock, clock.within, start, judged.situation)
    if (due !== undefined && isOvertaken(clock, due, judged.input)) continue
    const running = { start, due, since, missing: dueFacts(clock, due, judged.situation) }
    if (first === undefined || endOf(running) < endOf(first)) first = running
  }
  // Stryker disable next-line ConditionalExpression,LogicalOperator: both are known once a clock has started.
  return first === undefined || since === undefined ? undefined : { ...first, since }
}

// Stryker disable next-line ConditionalExpression,EqualityOperator: of two at the same instant either will do, and the clock named last seldom starts later.
const earlier = (a: Instant | undefined, b: Instant): Instant => (a === undefined || b.ms < a.ms ? b : a)

// Stryker disable next-line OptionalChaining: where there are several clocks, each has a length.
const endOf = ({ due }: Running): number => due?.safe.ms ?? Number.POSITIVE_INFINITY

function isOvertaken({ overtakenBy }: ReadyClock, { safe }: Due, { events }: AssessInput): boolean {
  // Stryker disable next-line ConditionalExpression: no event is of no type.
  if (overtakenBy === undefined) return false
  const event = earliest(events.filter(({ type }) => type === overtakenBy))
  return event !== undefined && event.at.ms > safe.ms
}

function dueOf(clock: ReadyClock, within: Within, { at, grownAt }: Start, situation: Situation): Due {
  const due = agreedDue(clock, within, at, situation)
  // Stryker disable next-line LogicalOperator: harm grows where the limit has one reading, and then both are the same moment.
  if (grownAt === undefined || grownAt.ms <= (due.latest ?? due.safe).ms) return due
  // The limit was over before the harm was there: it is due at once, in both readings.
  return { safe: grownAt, latest: grownAt }
}

/** The due time on which all that is still possible agrees. */
function agreedDue(clock: ReadyClock, within: Within, at: Instant, situation: Situation): Due {
  const { safe, latest } = dueAt(within, at, { zone: zoneOf(clock, within, situation) })
  const mayNot = clock.unless === undefined ? false : clock.unless.value(situation)
  if (within.roll === undefined || mayNot === true) return { safe, latest }
  const ends = possibleRegions(clock, within.roll, situation).map(
    (region) =>
      dueAt(within, at, {
        zone: zoneOf(clock, within, situation),
        daysOff: { calendar: clock.calendar, region },
      }).latest,
  )
  const all = mayNot === undefined ? [latest, ...ends] : ends
  const [first] = all
  return { safe, latest: all.every((end) => end?.ms === first?.ms) ? first : undefined }
}

function possibleRegions(
  { calendar }: ReadyClock,
  { regionFact }: Roll,
  { facts }: Situation,
): readonly string[] {
  const known = facts[regionFact]
  // Stryker disable next-line OptionalChaining: what rolls over names a calendar.
  return typeof known === 'string' ? [known] : Object.keys(calendar?.daysOff ?? {})
}

/** What is unknown where the last moment is. */
function dueFacts(
  { within, unless }: ReadyClock,
  due: Due | undefined,
  situation: Situation,
): readonly string[] {
  // Stryker disable next-line ConditionalExpression,LogicalOperator: what does not roll over has both its readings.
  if (within?.roll === undefined || due === undefined || due.latest !== undefined) return []
  const { regionFact } = within.roll
  return [
    ...(situation.facts[regionFact] === undefined ? [regionFact] : []),
    ...(unless === undefined ? [] : missingFacts(unless, situation)),
  ]
}

function zoneOf({ zone }: ReadyClock, { untilEndOfDay }: Within, { facts }: Situation): string {
  if (untilEndOfDay !== undefined && untilEndOfDay !== entityZone) return untilEndOfDay
  const own = facts['tz']
  return typeof own === 'string' ? own : zone
}

function startOf(start: DutyStart, context: ClockContext, judged: Judged): Start | undefined {
  const { filings } = judged.input
  if ('event' in start) return start.each ? eachStart(start, context, judged) : eventStart(start, judged)
  if ('receiptOf' in start) return hopStart(start.receiptOf, context, judged)
  if ('submissionOf' in start) {
    const first = firstFiling(filings, start.submissionOf)
    const filing = start.pick === 'first' ? first : latestFiling(filings, start.submissionOf)
    // Stryker disable next-line OptionalChaining: where there is a latest filing there is a first, unless all are updates.
    return filing && { type: 'report.submitted', at: filing.at, since: earlier(first?.at, filing.at) }
  }
  // Stryker disable next-line ConditionalExpression: no filing is of no duty.
  if (context.initial === undefined) return undefined
  const initial = firstFiling(filingsTowards(context.address, judged), context.initial)
  return initial && { type: 'report.submitted', at: initial.at }
}

/** The event that starts a clock, under the readings in effect. */
export function eventStart(
  { event, actor, alsoBy, grown }: EventStart,
  { input, situation }: Judged,
): Start | undefined {
  const chosen = (reading: { choice: string; reading: string } | undefined): boolean =>
    reading !== undefined && situation.choices[reading.choice] === reading.reading
  // Stryker disable next-line OptionalChaining: what is chosen is there.
  const alsoActor = chosen(alsoBy) ? alsoBy?.actor : undefined
  const first = earliest(
    input.events.filter(({ type, actor: by }) => type === event && (by === actor || by === alsoActor)),
  )
  const later = grown && earliest(input.events.filter(({ type }) => type === grown.event))
  // Stryker disable next-line ConditionalExpression,EqualityOperator: grown at the very start, or without a start, is the plain start.
  if (first === undefined || later === undefined || later.at.ms <= first.at.ms) return first
  return chosen(grown) ? { ...later, since: first.at } : { type: first.type, at: first.at, grownAt: later.at }
}

/** Of events that are each answered by a filing: the first that none has answered, else the first of the last answer. */
function eachStart(
  { event, actor }: EventStart,
  { duty, address }: ClockContext,
  judged: Judged,
): Start | undefined {
  const filed = filingsTowards(address, judged)
    .filter((filing) => filing.duty === duty.id && !filing.update)
    .map(({ at }) => at.ms)
    .sort((one, other) => one - other)
  const events = judged.input.events.filter(({ type, actor: by }) => type === event && by === actor)
  const firstAfter = (ms = Number.NEGATIVE_INFINITY): Start | undefined =>
    earliest(events.filter(({ at }) => at.ms > ms))
  return firstAfter(filed.at(-1)) ?? firstAfter(filed.at(-2))
}

/** An upward hop starts with the first receipt that shows its level, or with the officer's own decision. */
function hopStart(
  of: readonly string[],
  { duty, rank, rankOf }: ClockContext,
  { input, graded }: Judged,
): Start | undefined {
  const wanted = rank ?? Number.POSITIVE_INFINITY
  const current = input.decided === undefined ? graded.rank : rankOf(input.decided.level)
  const open = reaches(graded, wanted) === undefined && input.decided === undefined
  // While the grade is open, a receipt without a level would start the clock if the level is reached.
  const mayBe = current <= wanted || open
  const starts: Start[] = []
  const receipts = receiptsOf(of, input.filings)
  // Stryker disable next-line ConditionalExpression: receipts have a time; the compiler wants to hear it.
  for (const { level, receivedAt } of receipts)
    if (receivedAt !== undefined && (level === undefined ? mayBe : rankOf(level) <= wanted))
      starts.push({ type: 'report.received', at: receivedAt })
  if (mayBe) starts.push(...input.events.filter((event) => isReceipt(event, duty)))
  if (input.decided !== undefined && current <= wanted && receipts.length > 0)
    starts.push({ type: 'case.regraded', at: input.decided.at })
  return earliest(starts)
}

/** Being told counts as receiving: the party itself says so, or an authority does. */
const isReceipt = ({ type, actor }: InputEvent, { from }: Duty): boolean =>
  type === 'report.received' && (actor === from || actor === 'authority')

/** Filings of these duties that reached their recipients. */
const receiptsOf = (duties: readonly string[], filings: readonly InputFiling[]): readonly InputFiling[] =>
  filings.filter(({ duty, receivedAt }) => duties.includes(duty) && receivedAt !== undefined)

/** The earliest of events. */
function earliest(starts: readonly Start[]): Start | undefined {
  let first: Start | undefined
  // Stryker disable next-line EqualityOperator: of two at the same instant either will do.
  for (const start of starts) if (first === undefined || start.at.ms < first.at.ms) first = start
  return first
}

/** Filings that a party got. One that names nobody went to whom it should have gone. */
export function filingsTowards(
  address: Address,
  { input: { filings }, recipientOf }: Judged,
): readonly InputFiling[] {
  const id = recipientOf(address).recipient?.id ?? address.party
  return filings.filter(({ recipient = id }) => recipient === id)
}

/** The earliest filing of a duty, updates aside. */
export function firstFiling(filings: readonly InputFiling[], duty: string): InputFiling | undefined {
  let first: InputFiling | undefined
  for (const filing of filings) {
    if (filing.duty !== duty || filing.update) continue
    // Stryker disable next-line EqualityOperator: of two at the same instant either will do.
    if (first === undefined || filing.at.ms < first.at.ms) first = filing
  }
  return first
}

function latestFiling(filings: readonly InputFiling[], duty: string): InputFiling | undefined {
  let last: InputFiling | undefined
  for (const filing of filings) {
    // Stryker disable next-line EqualityOperator: of two at the same instant either will do.
    if (filing.duty === duty && (last === undefined || filing.at.ms > last.at.ms)) last = filing
  }
  return last
}
