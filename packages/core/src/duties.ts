import type { DutyAnswer, DutyStatus, Recipient } from './answer.ts'
import type { AssessInput, InputFiling } from './assess-input.ts'
import { type Due, dueAt, isLate } from './due-time.ts'
import { and, type Compile, missingFacts, or, type Situation, type Test, type Tri } from './expression.ts'
import type { Facts } from './fact-value.ts'
import { type Graded, type Grading, reaches } from './grading.ts'
import { formatInstant, type Instant } from './instant.ts'
import type { Duty } from './law.ts'

/** Finds who a party is for the given facts: the directory, passed in. */
export type FindRecipient = (
  party: string,
  facts: Facts,
) => { readonly recipient: Recipient | null; readonly needsHuman: boolean }

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
  readonly when: Test
  /** Rank of the lowest level that triggers it; undefined: any level. */
  readonly rank: number | undefined
  readonly to: string
  /** The initial duty whose recipient this row shares. */
  readonly initial: { readonly duty: Duty; readonly when: Test } | undefined
}

/** Compiles the duties of an instrument. */
export function readyDuties(grading: Grading, findRecipient: FindRecipient, compile: Compile): Duties {
  const { instrument, ranks } = grading
  const ready = instrument.duties.map((duty) => ({
    duty,
    when: compile(duty.when),
    rank: duty.level === undefined ? undefined : ranks.get(duty.level),
  }))
  const initials = ready.filter(({ duty }) => duty.stage === 'initial')
  const rows = ready.flatMap((row): readonly DutyRow[] =>
    row.duty.recipient === 'first-recipients'
      ? initials.map((initial) => ({ ...row, to: initial.duty.to, initial }))
      : [{ ...row, to: row.duty.to, initial: undefined }],
  )
  return {
    grading,
    rows,
    bound: compile(instrument.bound ?? { always: true }),
    noIncident: compile(instrument.noIncident ?? { any: [] }),
    findRecipient,
  }
}

/** Everything a duty is judged on. */
export interface Judged {
  readonly input: AssessInput
  readonly situation: Situation
  readonly graded: Graded
  readonly inForce: boolean
}

/** The rows that can concern this case: not those towards first recipients of an excluded procedure. */
export const dutyRows = ({ rows }: Duties, situation: Situation): readonly DutyRow[] =>
  rows.filter(({ initial }) => initial?.when.value(situation) !== false)

/** Answers for every row that can concern the case. */
export function dutyAnswers(duties: Duties, judged: Judged): readonly DutyAnswer[] {
  const found = new Map<string, ReturnType<FindRecipient>>()
  // Several duties share a recipient, and finding one means reading a place name.
  const recipientOf = (party: string): ReturnType<FindRecipient> => {
    const known = found.get(party) ?? duties.findRecipient(party, judged.situation.facts)
    found.set(party, known)
    return known
  }
  return dutyRows(duties, judged.situation).map((row) => dutyAnswer(duties, row, judged, recipientOf(row.to)))
}

/** Judges one row. */
function dutyAnswer(
  duties: Duties,
  row: DutyRow,
  judged: Judged,
  { recipient, needsHuman }: ReturnType<FindRecipient>,
): DutyAnswer {
  const { duty } = row
  const settled = settle(duties, row, judged)
  const { status } = settled
  const { id, stage, from, label, citation, citationZh, confidence } = duty
  const { to } = row
  const because = hitsBehind(row, judged)
  const missing = status === 'unknown' ? missingOf(duties, row, judged) : []
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
  if (!untimed.includes(status)) Object.assign(answer, times(settled))
  if (judged.situation.facts['exercise'] === true) answer.exercise = true
  return answer
}

type Writable<Type> = { -readonly [Member in keyof Type]: Type[Member] }

/** Where a duty stands, and the moments that put it there. */
interface Settled {
  readonly status: DutyStatus
  readonly start: Start | undefined
  readonly due: Due | undefined
  readonly filed: InputFiling | undefined
}

function settle(duties: Duties, row: DutyRow, judged: Judged): Settled {
  const { duty } = row
  const start = startOf(duties, row, judged)
  const due = start !== undefined && duty.within !== undefined ? dueAt(duty.within, start.at) : undefined
  const filed = firstFiling(judged.input.filings, duty.id)
  const trigger = triggerOf(duties, row, judged)
  return { status: statusOf(duties, row, judged, { trigger, start, due, filed }), start, due, filed }
}

const untimed: readonly DutyStatus[] = ['not_triggered', 'not_started', 'not_bound', 'not_in_force']

/** A duty that does not run shows no times; one without a number in the law shows no due time. */
function times({ start, due, filed }: Settled): Pick<DutyAnswer, TimeMember> {
  const shown: Partial<Writable<Pick<DutyAnswer, TimeMember>>> = {}
  if (start !== undefined) shown.startedBy = { type: start.type, at: formatInstant(start.at) }
  if (due !== undefined) {
    shown.dueSafe = formatInstant(due.safe)
    shown.dueLatest = due.latest === due.safe ? shown.dueSafe : formatInstant(due.latest)
  }
  if (filed !== undefined) shown.filedAt = formatInstant(filed.at)
  return shown
}

type TimeMember = 'startedBy' | 'dueSafe' | 'dueLatest' | 'filedAt'

function hitsBehind({ rank: lowest }: DutyRow, { graded: { hits } }: Judged): readonly string[] {
  if (lowest === undefined || hits.length === 0) return []
  return hits.filter(({ rank }) => rank <= lowest).map(({ source }) => source.id)
}

/** The earliest filing of a duty. */
function firstFiling(filings: readonly InputFiling[], duty: string): InputFiling | undefined {
  let first: InputFiling | undefined
  for (const filing of filings) {
    if (filing.duty !== duty || filing.update) continue
    if (first === undefined || filing.at.ms < first.at.ms) first = filing
  }
  return first
}

/** Unknown facts on which it depends whether the duty is owed. */
export function missingOf(duties: Duties, row: DutyRow, judged: Judged): readonly string[] {
  const { graded, situation } = judged
  const levelIsOpen = row.rank !== undefined && levelReached(duties, row, judged) === undefined
  const level = levelIsOpen ? (graded.missing[row.rank] ?? []) : []
  const procedure = [
    ...missingFacts(row.when, situation),
    ...(row.initial === undefined ? [] : missingFacts(row.initial.when, situation)),
  ]
  return procedure.length === 0 ? level : procedure.filter((name) => !level.includes(name)).concat(level)
}

/** Whether the duty is owed, its start aside. */
export function triggerOf(duties: Duties, row: DutyRow, judged: Judged): Tri {
  const { situation } = judged
  if (isNoIncident(duties, judged) === true) return false
  const procedure = and(
    row.when.value(situation),
    row.initial === undefined ? true : row.initial.when.value(situation),
  )
  return procedure === false ? false : and(procedure, levelReached(duties, row, judged))
}

/** What has reached a level above the lowest is an incident, whatever it looked like. */
export const isNoIncident = ({ grading, noIncident }: Duties, { graded, situation }: Judged): Tri =>
  graded.rank < grading.instrument.grades.length - 1 ? false : noIncident.value(situation)

function levelReached({ grading }: Duties, row: DutyRow, { graded, input }: Judged): Tri {
  const { rank } = row
  if (rank === undefined) return true
  const byPerson = input.decided === undefined ? undefined : rankIn(grading, input.decided.level) <= rank
  // A report that showed the level put the duty on its recipient, whatever the grade became later.
  const shown = receiptsOf(row, input.filings).some(
    ({ level }) => level !== undefined && rankIn(grading, level) <= rank,
  )
  return or(byPerson ?? reaches(graded, rank), shown)
}

/** Place of a level; one of another instrument is below all. */
const rankIn = ({ ranks }: Grading, level: string): number => ranks.get(level) ?? Number.POSITIVE_INFINITY

/** Filings whose receipt can start this row's clock. */
function receiptsOf({ duty }: DutyRow, filings: readonly InputFiling[]): readonly InputFiling[] {
  const { start } = duty
  if (start === undefined || !('receiptOf' in start)) return []
  return filings.filter((filing) => start.receiptOf.includes(filing.duty) && filing.receivedAt !== undefined)
}

interface Start {
  readonly type: string
  readonly at: Instant
}

function earliest(starts: readonly Start[]): Start | undefined {
  let first: Start | undefined
  for (const start of starts) if (first === undefined || start.at.ms < first.at.ms) first = start
  return first
}

function startOf(duties: Duties, row: DutyRow, judged: Judged): Start | undefined {
  const { start } = row.duty
  const { events, filings } = judged.input
  if (start === undefined) return undefined
  if ('event' in start)
    return earliest(events.filter(({ type, actor }) => type === start.event && actor === start.actor))
  if ('receiptOf' in start) return hopStart(duties, row, judged)
  const initial = row.initial === undefined ? undefined : firstFiling(filings, row.initial.duty.id)
  return initial && { type: 'report.submitted', at: initial.at }
}

/** An upward hop starts with the first receipt that shows its level, or with the officer's own decision. */
function hopStart({ grading }: Duties, row: DutyRow, { input, graded }: Judged): Start | undefined {
  const wanted = row.rank ?? Number.POSITIVE_INFINITY
  const current = input.decided === undefined ? graded.rank : rankIn(grading, input.decided.level)
  const shows = (level: string | undefined): boolean =>
    (level === undefined ? current : rankIn(grading, level)) <= wanted
  const open = reaches(graded, wanted) === undefined && input.decided === undefined
  const receipts = receiptsOf(row, input.filings)
  const told = input.events.filter(
    ({ type, actor }) => type === 'report.received' && (actor === row.duty.from || actor === 'authority'),
  )
  const starts: Start[] = [
    // While the grade is open, a receipt without a level would start the clock if the level is reached.
    ...receipts.filter(({ level }) => shows(level) || (level === undefined && open)).flatMap(received),
    ...(shows(undefined) || open ? told : []),
  ]
  const byDecision = input.decided !== undefined && shows(undefined) && receipts.length > 0
  return earliest(byDecision ? [...starts, { type: 'case.regraded', at: input.decided.at }] : starts)
}

const received = ({ receivedAt }: InputFiling): readonly Start[] =>
  receivedAt === undefined ? [] : [{ type: 'report.received', at: receivedAt }]

function statusOf(
  { bound }: Duties,
  { duty }: DutyRow,
  { inForce, situation }: Judged,
  { trigger, start, due, filed }: Omit<Settled, 'status'> & { readonly trigger: Tri },
): DutyStatus {
  if (!inForce) return 'not_in_force'
  if (bound.value(situation) === false) return 'not_bound'
  if (trigger === false) return 'not_triggered'
  if (filed !== undefined) return due !== undefined && isLate(filed.at, due) ? 'filed_late' : 'filed_on_time'
  if (trigger === undefined) return 'unknown'
  if (duty.start !== undefined && start === undefined) return 'not_started'
  return duty.within === undefined ? 'no_fixed_deadline' : 'active'
}
