import {
  type Case,
  type CaseDraft,
  type CaseEvent,
  evolve,
  type GradeSnapshot,
  type Json,
  parseInstant,
  type RuleBook,
} from '@fengsui/core'
import { type CaseRow, type CaseWrite, type ClockSpec, uuidv7 } from '@fengsui/store'
import type { Services } from '../services.ts'

/** Where a write goes, and what the queue shows of the case besides its state. */
export interface CasePlace {
  readonly id: string
  readonly organisation: string
  /** The party this organisation is in the law's words; its own duties come first in its queue. */
  readonly party: string
  readonly kind: CaseRow['kind']
}

/** Turns decided events into one write: the events, the queue row, and the clocks that are open afterwards. */
export function caseWrite(
  { book }: Services['assessor'],
  place: CasePlace,
  change: { readonly before: Case; readonly lastSeq: number; readonly drafts: readonly CaseDraft[] },
): { readonly write: CaseWrite; readonly after: Case } {
  const drafts = change.drafts.map((draft) => ({ ...draft, v: 1, id: uuidv7() }))
  const after = drafts.reduce<Case>(
    (file, event, index) => evolve(file, recorded(event, change.lastSeq + index + 1)),
    change.before,
  )
  // Payloads are JSON by construction; their interfaces just do not carry an index signature.
  const events = drafts.map((draft) => ({ ...draft, data: draft.data as unknown as Json }))
  const clocks = openClocks(book, place, after)
  const row = caseRow(place, after, nearestDuty(book, place, after.graded), events.at(-1)?.at ?? '')
  const { id, organisation } = place
  const write = { case: id, organisation, expectedSeq: change.lastSeq, events, row, clocks }
  const erased = drafts.some(({ type }) => type === 'personal.erased')
  const erasing = erased ? ({ erasesPersonal: true } as const) : {}
  return { after, write: { ...write, ...evidenceOf(drafts), ...erasing } }
}

/** What the tables of evidence must know of these events. */
function evidenceOf(drafts: readonly CaseDraft[]): Pick<CaseWrite, 'evidence' | 'scanned'> {
  const attached = drafts.flatMap((draft) => (draft.type === 'evidence.attached' ? [draft.data] : []))
  const scanned = drafts.flatMap((draft) => (draft.type === 'evidence.scanned' ? [draft.data.digest] : []))
  return {
    ...(attached.length === 0
      ? {}
      : { evidence: attached.map(({ digest, object }) => ({ digest, object })) }),
    ...(scanned.length === 0 ? {} : { scanned }),
  }
}

const recorded = (event: CaseDraft & { readonly id: string }, seq: number): CaseEvent => ({
  ...event,
  seq,
  recordedAt: event.at,
})

type GradedDuty = GradeSnapshot['duties'][number]

/** Duties this organisation owes, or is owed: those whose clock it must not miss. */
function watched({ duties }: RuleBook, place: CasePlace, duty: GradedDuty): boolean {
  const declared = duties.get(duty.id)?.duty
  const owed = declared?.to === place.party || declared?.recipient === 'first-recipients'
  return declared !== undefined && duty.status === 'active' && (declared.from === place.party || owed)
}

/** A clock that runs, or would run if what is not known yet turns out so: it counts until somebody decides. */
const mayRun = ({ status }: GradedDuty): boolean => status === 'active' || status === 'unknown'

/** The duty of this organisation that falls due first. */
function nearestDuty(
  { duties }: RuleBook,
  place: CasePlace,
  graded: GradeSnapshot | undefined,
): GradedDuty | undefined {
  const own = (graded?.duties ?? []).filter((duty) => {
    const declared = duties.get(duty.id)?.duty
    return declared?.from === place.party && mayRun(duty) && duty.dueSafe !== undefined
  })
  return own.sort((a, b) => msOf(a.dueSafe) - msOf(b.dueSafe))[0]
}

const msOf = (text: string | undefined): number =>
  (text === undefined ? undefined : parseInstant(text)?.ms) ?? Number.POSITIVE_INFINITY

function openClocks(book: RuleBook, place: CasePlace, file: Case): readonly ClockSpec[] {
  return (file.graded?.duties ?? [])
    .filter((duty) => duty.dueLatest !== undefined && watched(book, place, duty))
    .filter((duty) => !file.missed.includes(clockName(duty)))
    .map((duty) => ({
      duty: duty.id,
      recipient: duty.recipient ?? '',
      ...ruleOf(book, duty.id),
      dueMs: msOf(duty.dueLatest),
    }))
}

/** The instrument a duty stands in, as its clock remembers it. */
function ruleOf({ duties }: RuleBook, id: string): Pick<ClockSpec, 'rule' | 'ruleVersion'> {
  const { id: rule = '', version: ruleVersion = '' } = duties.get(id)?.instrument ?? {}
  return { rule, ruleVersion }
}

/** How a missed clock is remembered in a case: duty and recipient. */
const clockName = (duty: { readonly id: string; readonly recipient: string | null }): string =>
  `${duty.id} ${duty.recipient ?? ''}`

function caseRow(place: CasePlace, file: Case, nearest: GradedDuty | undefined, updatedAt: string): CaseRow {
  const first = file.reports[0]
  return {
    organisation: place.organisation,
    case: place.id,
    kind: place.kind,
    title: file.title,
    unit: file.unit,
    level: file.graded?.level ?? '',
    provisional: file.graded?.provisional ?? true,
    status: file.status.state,
    ...(file.status.state === 'accepted' ? { assignee: file.status.by } : {}),
    channel: first?.channel ?? 'own',
    ...(first === undefined ? {} : { number: first.number }),
    receivedMs: msOf(first?.at ?? updatedAt),
    ...(nearest === undefined ? {} : { nextDueMs: msOf(nearest.dueSafe), nextDuty: nearest.id }),
    exercise: file.exercise,
    ...(file.hold === undefined ? {} : { held: true }),
    updatedMs: msOf(updatedAt),
    searchText: [file.title, file.unit, ...file.reports.map(({ number }) => number)].join(' '),
  }
}
