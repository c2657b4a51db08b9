import { canonicalJson } from '../canonical-json.ts'
import type { Sealed } from '../event-record.ts'
import { formatInstant } from '../instant.ts'
import { fail, type Outcome, succeed } from '../outcome.ts'
import { type Case, type CaseStatus, evolve, isBeginning } from './case.ts'
import type {
  CaseDraft,
  CasePayload,
  FactValues,
  Filing,
  ReportContent,
  SentReport,
  StartEvent,
} from './case-event.ts'
import { type CorrectionCommand, decideCorrection } from './corrections.ts'
import type { DecideContext } from './decide-context.ts'
import { type Refusal, type RefusalCode, refusals } from './refusals.ts'

/** What a person, a door or a clock can ask of a case. */
export type CaseCommand =
  | {
      readonly type: 'open-incident'
      readonly title: string
      readonly unit: string
      readonly facts: FactValues
      readonly starts: readonly StartEvent[]
    }
  | {
      readonly type: 'receive-report'
      readonly report: ReportContent
      readonly facts: FactValues
      readonly starts: readonly StartEvent[]
      readonly filings: readonly Filing[]
      readonly private?: Sealed
    }
  | { readonly type: 'record-facts'; readonly facts: FactValues; readonly source: string }
  | { readonly type: 'record-start'; readonly start: StartEvent }
  | CorrectionCommand
  | { readonly type: 'record-filings'; readonly filings: readonly Filing[] }
  | { readonly type: 'record-sent'; readonly sent: SentReport; readonly filings: readonly Filing[] }
  | { readonly type: 'accept'; readonly by: string }
  | { readonly type: 'regrade'; readonly level: string; readonly reason: string }
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'ask'; readonly key: string; readonly text: string }
  | { readonly type: 'return-question'; readonly key: string; readonly fault: string }
  | {
      readonly type: 'miss-clock'
      readonly duty: string
      readonly recipient: string
      readonly due: string
      readonly lateMs: number
    }
  | { readonly type: 'close'; readonly reason: string }
  | { readonly type: 'erase-personal'; readonly reason: string }
  | { readonly type: 'place-hold'; readonly by: string; readonly reason: string }
  | { readonly type: 'lift-hold'; readonly by: string; readonly reason: string }
  /** Of two cases on one incident, one joins and the other absorbs, in one transaction; parting undoes both. */
  | { readonly type: RelationCommand; readonly other: string; readonly reason: string }

type RelationCommand = 'join' | 'absorb' | 'part' | 'release' | 'distinguish'

const relationEvents = {
  join: 'case.joined',
  absorb: 'case.absorbed',
  part: 'case.parted',
  release: 'case.released',
  distinguish: 'case.distinguished',
} as const satisfies Readonly<Record<RelationCommand, CasePayload['type']>>

/** Most characters of what people write into a case. What is longer belongs into a report. */
export const textLimits = { title: 200, name: 200, reason: 5000, note: 5000 } as const

/** Which commands a case takes in which state. Reports and notes are always taken: nothing received is dropped. */
const takenWhen: Readonly<Record<CaseCommand['type'], readonly CaseStatus['state'][]>> = {
  'open-incident': ['open'],
  'receive-report': ['open', 'accepted', 'closed', 'joined'],
  'record-facts': ['open', 'accepted'],
  'record-start': ['open', 'accepted'],
  'correct-start': ['open', 'accepted'],
  'confirm-correction': ['open', 'accepted'],
  'drop-correction': ['open', 'accepted'],
  'record-filings': ['open', 'accepted', 'closed', 'joined'],
  'record-sent': ['open', 'accepted', 'closed', 'joined'],
  accept: ['open', 'accepted'],
  regrade: ['open', 'accepted'],
  note: ['open', 'accepted', 'closed', 'joined'],
  ask: ['open', 'accepted'],
  'return-question': ['open', 'accepted', 'closed', 'joined'],
  'miss-clock': ['open', 'accepted', 'closed', 'joined'],
  close: ['open', 'accepted'],
  'erase-personal': ['closed', 'joined'],
  'place-hold': ['open', 'accepted', 'closed', 'joined'],
  'lift-hold': ['open', 'accepted', 'closed', 'joined'],
  join: ['open', 'accepted'],
  absorb: ['open', 'accepted'],
  part: ['joined'],
  release: ['open', 'accepted', 'closed'],
  distinguish: ['open', 'accepted', 'closed'],
}

/** Decides a command: the events it makes, with a new grade when it changed; or why not. Pure. */
export function decide(
  file: Case,
  command: CaseCommand,
  context: DecideContext,
): Outcome<readonly CaseDraft[], Refusal> {
  if (!takenWhen[command.type].includes(file.status.state)) return refuse(notTakenIn(file.status.state))
  if (mayBeSecret(command)) return refuse('state-secret')
  const long = tooLong(command)
  if (long !== undefined) return fail(long)
  const payloads = payloadsOf(file, command, context)
  if (!payloads.ok) return payloads
  const drafts = payloads.value.map((payload): CaseDraft => {
    const sealed =
      payload.type === 'report.received' && command.type === 'receive-report' ? command.private : undefined
    return { ...draftOf(payload, context), ...(sealed === undefined ? {} : { private: sealed }) }
  })
  return succeed(withGrade(file, drafts, context))
}

const draftOf = (payload: CasePayload, { now, actor }: DecideContext): CaseDraft => ({
  ...payload,
  at: formatInstant(now),
  actor,
})

const notTakenIn = (state: CaseStatus['state']): RefusalCode =>
  state === 'joined' ? 'case-joined' : state === 'closed' ? 'case-closed' : 'case-open'

/** Facts that say a state secret may be concerned: none of it may enter the log. */
const mayBeSecret = (command: CaseCommand): boolean =>
  'facts' in command && command.facts['stateSecretSuspected'] === true

/** What people write, by part of the command, and the most characters it may have. A report is bounded by its door. */
function writtenIn(command: CaseCommand): readonly (readonly [field: string, text: string, most: number])[] {
  const { title, name, reason, note } = textLimits
  switch (command.type) {
    case 'open-incident':
      return [
        ['title', command.title, title],
        ['unit', command.unit, name],
      ]
    case 'note':
      return [['text', command.text, note]]
    case 'ask':
      return [['question', command.text, note]]
    case 'record-filings':
      return command.filings.flatMap((one) => [
        ['how', one.how ?? '', name] as const,
        ['note', one.note ?? '', note] as const,
      ])
    default:
      return 'reason' in command ? [['reason', command.reason, reason]] : []
  }
}

function tooLong(command: CaseCommand): Refusal | undefined {
  const long = writtenIn(command).find(([, text, most]) => text.length > most)
  if (long === undefined) return undefined
  const [field, text, most] = long
  return {
    code: 'text-too-long',
    field,
    text: {
      zh: `内容过长：最多${most}字，现有${text.length}字。请缩短。`,
      en: `This is too long: ${text.length} characters of at most ${most}. Shorten it.`,
    },
  }
}

/** What a report says of it is kept in the log and changes nothing: nothing received is dropped. */
const changesExercise = (file: Case, { exercise }: FactValues): boolean =>
  !isBeginning(file) && typeof exercise === 'boolean' && exercise !== file.exercise

const refuse = (code: RefusalCode): { readonly ok: false; readonly failure: Refusal } =>
  fail({ code, text: refusals[code] })

function payloadsOf(
  file: Case,
  command: CaseCommand,
  context: DecideContext,
): Outcome<readonly CasePayload[], Refusal> {
  switch (command.type) {
    case 'open-incident':
      return succeed(openIncident(command))
    case 'receive-report':
      return succeed(receiveReport(command))
    case 'record-facts':
      if (changesExercise(file, command.facts)) return refuse('exercise-fixed')
      return succeed([factsRecorded(command.facts, command.source)])
    case 'record-start':
      return succeed([{ type: 'start.recorded', data: command.start }])
    case 'correct-start':
    case 'confirm-correction':
    case 'drop-correction':
      return correction(file, command, context)
    case 'record-filings':
      return succeed(filingsRecorded(command.filings))
    case 'record-sent':
      return succeed([{ type: 'report.sent', data: command.sent }, ...filingsRecorded(command.filings)])
    case 'accept':
      return accept(file, command.by)
    case 'regrade':
      return regrade(file, command, context.levels)
    case 'note':
      if (command.text.trim() === '') return refuse('text-missing')
      return succeed([{ type: 'note.added', data: { text: command.text.trim() } }])
    case 'ask':
      if (command.text.trim() === '') return refuse('text-missing')
      return succeed([{ type: 'question.asked', data: { key: command.key, text: command.text.trim() } }])
    case 'return-question': {
      const asked = file.questions.find(({ key }) => key === command.key)
      const { key, fault } = command
      // Post comes back more than once.
      return succeed(
        asked === undefined || asked.returned !== undefined
          ? []
          : [{ type: 'question.returned', data: { key, fault } }],
      )
    }
    case 'miss-clock': {
      const { duty, recipient, due, lateMs } = command
      return succeed([{ type: 'clock.missed', data: { duty, recipient, due, lateMs } }])
    }
    case 'close':
      if (command.reason.trim() === '') return refuse('reason-missing')
      return succeed([{ type: 'case.closed', data: { reason: command.reason.trim() } }])
    case 'erase-personal':
      if (file.hold !== undefined) return refuse('on-hold')
      if (command.reason.trim() === '') return refuse('reason-missing')
      return succeed([{ type: 'personal.erased', data: { reason: command.reason.trim() } }])
    case 'place-hold':
    case 'lift-hold':
      return hold(file, command)
    case 'join':
    case 'absorb':
    case 'part':
    case 'release':
    case 'distinguish': {
      const reason = command.reason.trim()
      if (reason === '') return refuse('reason-missing')
      return succeed([{ type: relationEvents[command.type], data: { other: command.other, reason } }])
    }
  }
}

function correction(
  file: Case,
  command: CorrectionCommand,
  context: DecideContext,
): Outcome<readonly CasePayload[], Refusal> {
  const after = (state: Case, payload: CasePayload): Case => afterDrafts(state, [draftOf(payload, context)])
  const decided = decideCorrection(file, command, { ...context, after })
  return 'refused' in decided ? refuse(decided.refused) : succeed([decided.payload])
}

const factsRecorded = (facts: FactValues, source: string): CasePayload => ({
  type: 'facts.recorded',
  data: { facts, source },
})

const startsRecorded = (starts: readonly StartEvent[]): readonly CasePayload[] =>
  starts.map((start) => ({ type: 'start.recorded', data: start }))

const filingsRecorded = (filings: readonly Filing[]): readonly CasePayload[] =>
  filings.map((filing) => ({ type: 'filing.recorded', data: filing }))

function openIncident(command: Extract<CaseCommand, { type: 'open-incident' }>): readonly CasePayload[] {
  const { title, unit, facts, starts } = command
  const exercise = facts['exercise'] === true
  return [
    { type: 'incident.opened', data: { title, unit, exercise } },
    factsRecorded(facts, 'operator'),
    ...startsRecorded(starts),
  ]
}

function receiveReport(command: Extract<CaseCommand, { type: 'receive-report' }>): readonly CasePayload[] {
  const { report, facts, starts, filings } = command
  return [
    { type: 'report.received', data: report },
    ...(Object.keys(facts).length === 0 ? [] : [factsRecorded(facts, report.reporterRole)]),
    ...startsRecorded(starts),
    ...filingsRecorded(filings),
  ]
}

function accept(file: Case, by: string): Outcome<readonly CasePayload[], Refusal> {
  if (file.status.state === 'accepted' && file.status.by === by) return refuse('already-accepted')
  return succeed([{ type: 'case.accepted', data: { by } }])
}

function regrade(
  file: Case,
  command: { readonly level: string; readonly reason: string },
  levels: readonly string[],
): Outcome<readonly CasePayload[], Refusal> {
  if (!levels.includes(command.level)) return refuse('level-unknown')
  if (command.reason.trim() === '') return refuse('reason-missing')
  const from = file.regrade?.level ?? file.graded?.level ?? ''
  if (from === command.level) return refuse('level-unchanged')
  return succeed([
    { type: 'case.regraded', data: { from, level: command.level, reason: command.reason.trim() } },
  ])
}

function hold(
  file: Case,
  { type, by, reason }: Extract<CaseCommand, { type: 'place-hold' | 'lift-hold' }>,
): Outcome<readonly CasePayload[], Refusal> {
  const isPlaced = file.hold !== undefined
  if (type === 'place-hold' && isPlaced) return refuse('on-hold')
  if (type === 'lift-hold' && !isPlaced) return refuse('not-on-hold')
  if (reason.trim() === '') return refuse('reason-missing')
  const data = { by, reason: reason.trim() }
  return succeed([{ type: type === 'place-hold' ? 'hold.placed' : 'hold.lifted', data }])
}

/** Adds `case.graded` when what happened changes the level, a duty or a due time. */
function withGrade(file: Case, drafts: readonly CaseDraft[], context: DecideContext): readonly CaseDraft[] {
  const after = afterDrafts(file, drafts)
  const { snapshot, rules } = context.grade(after, context.now)
  if (after.graded !== undefined && canonicalJson(after.graded) === canonicalJson(snapshot)) return drafts
  const at = formatInstant(context.now)
  return [...drafts, { type: 'case.graded', data: snapshot, at, actor: { kind: 'system' }, rules }]
}

const afterDrafts = (file: Case, drafts: readonly CaseDraft[]): Case =>
  drafts.reduce(
    (state, draft, index) =>
      evolve(state, { ...draft, id: '', recordedAt: draft.at, seq: file.seq + index + 1 }),
    file,
  )
