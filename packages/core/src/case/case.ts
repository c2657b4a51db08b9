import { type HeldItem, withItem, withScan } from '../evidence/evidence.ts'
import {
  type CaseEvent,
  type Correction,
  type FactValues,
  type Filing,
  type GradeSnapshot,
  isSameStart,
  type PendingCorrection,
  type ReportContent,
  type SentReport,
  type StartEvent,
} from './case-event.ts'

/** What everybody can see of where a case stands. */
export type CaseStatus =
  | { readonly state: 'open' }
  | { readonly state: 'accepted'; readonly by: string; readonly at: string }
  | { readonly state: 'closed'; readonly reason: string; readonly at: string }
  /** Goes on inside another case; clocks of its own that still run go on running. */
  | { readonly state: 'joined'; readonly into: string; readonly at: string }

/** A person's grade that stands beside (above) what the rules give. */
export interface Regrade {
  readonly level: string
  readonly reason: string
  readonly at: string
}

/** One received report, as it stands in the log. */
export type ReceivedReport = ReportContent & { readonly at: string; readonly seq: number }

/** A fact as last said, with who said it and when. */
export interface FactSource {
  readonly source: string
  readonly at: string
}

/** What a desk asked whoever reported, and whether it came back. */
export interface AskedQuestion {
  readonly key: string
  readonly text: string
  readonly at: string
  readonly returned?: { readonly at: string; readonly fault: string }
}

/**
 * One organisation's file on one incident, across all its reports. It is a fold over its events,
 * so the state at any earlier moment is the same fold, stopped earlier.
 */
export interface Case {
  readonly title: string
  readonly unit: string
  readonly exercise: boolean
  readonly status: CaseStatus
  readonly facts: FactValues
  readonly factSources: Readonly<Record<string, FactSource>>
  readonly starts: readonly StartEvent[]
  /** Later times that were proposed for them, and that nobody else has confirmed yet. */
  readonly pending: readonly PendingCorrection[]
  readonly filings: readonly Filing[]
  readonly reports: readonly ReceivedReport[]
  /** Reports that went from here to another desk. */
  readonly sent: readonly SentReport[]
  readonly questions: readonly AskedQuestion[]
  readonly regrade?: Regrade
  readonly graded?: GradeSnapshot
  /** Duties whose clock ran out while they were open. */
  readonly missed: readonly string[]
  /** Cases that go on inside this one. */
  readonly absorbed: readonly string[]
  /** Cases a person found to be something else. */
  readonly distinct: readonly string[]
  /** Items of evidence, in the order they came. */
  readonly evidence: readonly HeldItem[]
  /** Since when nobody can read whom its reports named, and why. */
  readonly erased?: { readonly at: string; readonly reason: string }
  /** Nothing of this case is removed: who said so, why, since when. Absent: there is no hold, or it was lifted. */
  readonly hold?: { readonly by: string; readonly reason: string; readonly at: string } | undefined
  readonly seq: number
}

/** A case before anything happened. */
export const newCase: Case = {
  title: '',
  unit: '',
  exercise: false,
  status: { state: 'open' },
  facts: {},
  factSources: {},
  starts: [],
  pending: [],
  filings: [],
  reports: [],
  sent: [],
  questions: [],
  missed: [],
  absorbed: [],
  distinct: [],
  evidence: [],
  seq: 0,
}

/** The case after all of `events`. */
export const replay = (events: readonly CaseEvent[]): Case => events.reduce(evolve, newCase)

/** The case after one more event. Pure, and it refuses nothing: what is in the log has happened. */
export function evolve(before: Case, event: CaseEvent): Case {
  return { ...before, ...changed(before, event), seq: event.seq }
}

function changed(before: Case, event: CaseEvent): Partial<Case> {
  switch (event.type) {
    case 'incident.opened':
      return event.data
    case 'facts.recorded':
      return withFacts(before, event.data.facts, { source: event.data.source, at: event.at })
    case 'start.recorded':
      return { starts: [...before.starts, event.data] }
    case 'correction.proposed':
      return { pending: [...before.pending, proposedBy(event)] }
    case 'correction.dropped':
      return { pending: before.pending.filter((one) => !isSameCorrection(one, event.data)) }
    case 'start.corrected':
      return withCorrection(before, event.data)
    case 'report.received':
      return withReport(before, { ...event.data, at: event.at, seq: event.seq })
    case 'report.sent':
      return { sent: [...before.sent, event.data] }
    case 'filing.recorded':
      return { filings: [...before.filings, event.data] }
    case 'case.graded':
      return { graded: event.data }
    case 'case.accepted':
      return { status: { state: 'accepted', by: event.data.by, at: event.at } }
    case 'case.regraded':
      return { regrade: { level: event.data.level, reason: event.data.reason, at: event.at } }
    case 'note.added':
      return {}
    case 'question.asked':
      return { questions: [...before.questions, { ...event.data, at: event.at }] }
    case 'question.returned':
      return { questions: before.questions.map((one) => withReturn(one, event.data, event.at)) }
    case 'clock.missed':
      return { missed: [...before.missed, `${event.data.duty} ${event.data.recipient}`] }
    case 'case.closed':
      return { status: { state: 'closed', reason: event.data.reason, at: event.at } }
    case 'personal.erased':
      return { erased: { at: event.at, reason: event.data.reason } }
    case 'hold.placed':
      return { hold: { ...event.data, at: event.at } }
    case 'hold.lifted':
      return { hold: undefined }
    case 'case.joined':
      return { status: { state: 'joined', into: event.data.other, at: event.at } }
    case 'case.parted':
      return { status: { state: 'open' } }
    case 'case.absorbed':
      return { absorbed: [...before.absorbed, event.data.other] }
    case 'case.released':
      return { absorbed: before.absorbed.filter((one) => one !== event.data.other) }
    case 'case.distinguished':
      return { distinct: [...before.distinct, event.data.other] }
    case 'evidence.attached':
      return { evidence: withItem(before.evidence, { ...event.data, at: event.at }) }
    case 'evidence.scanned':
      return { evidence: withScan(before.evidence, event.data) }
    case 'evidence.downloaded':
    case 'evidence.handed-over':
      return {}
  }
}

const proposedBy = ({
  data,
  actor,
  at,
}: Extract<CaseEvent, { type: 'correction.proposed' }>): PendingCorrection => ({
  ...data,
  ...(actor.id === undefined ? {} : { by: actor.id }),
  proposedAt: at,
})

const isSameCorrection = (a: Correction, b: Correction): boolean => isSameStart(a.was, b.was) && a.at === b.at

/** What was proposed for a time that no longer stands is settled with it. */
const withCorrection = ({ starts, pending }: Case, { was, at }: Correction): Partial<Case> => ({
  starts: starts.map((start) => (isSameStart(start, was) ? { ...start, at } : start)),
  pending: pending.filter((one) => !isSameStart(one.was, was)),
})

/** Newer facts stand over older ones; what became unknown again does not erase what was known. */
function withFacts(before: Case, facts: FactValues, source: FactSource): Partial<Case> {
  const begins = isBeginning(before)
  const known = Object.entries(facts).filter(
    ([name, value]) => value !== null && value !== 'unknown' && (begins || name !== 'exercise'),
  )
  return {
    facts: { ...before.facts, ...Object.fromEntries(known) },
    factSources: { ...before.factSources, ...Object.fromEntries(known.map(([name]) => [name, source])) },
    exercise: before.exercise || (begins && facts['exercise'] === true),
  }
}

/**
 * Up to the facts that came with the opening or the first report. Only they say whether this is an exercise: later word
 * of it must neither silence the clocks of a real case nor send an exercise to a real desk.
 */
export const isBeginning = ({ seq }: Case): boolean => seq <= 1

const withReturn = (
  question: AskedQuestion,
  { key, fault }: { readonly key: string; readonly fault: string },
  at: string,
): AskedQuestion => (question.key === key ? { ...question, returned: { at, fault } } : question)

function withReport(before: Case, report: ReceivedReport): Partial<Case> {
  const unit = report.unit?.name ?? before.unit
  const title = before.title === '' ? headline(report) : before.title
  return { reports: [...before.reports, report], unit, title }
}

const longestTitle = 80
function headline(report: ReceivedReport): string {
  const { impact, system } = report.contents
  const text = [impact, system].find((part) => typeof part === 'string' && part.trim() !== '')
  return typeof text === 'string' ? text.trim().slice(0, longestTitle) : ''
}
