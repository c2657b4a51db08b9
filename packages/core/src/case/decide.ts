import { canonicalJson } from '../canonical-json.ts'
import { formatInstant } from '../instant.ts'
import { fail, type Outcome, succeed } from '../outcome.ts'
import { type Case, type CaseStatus, evolve, isBeginning } from './case.ts'
import type { CaseCommand, RelationCommand } from './case-command.ts'
import type { CaseDraft, CasePayload, FactValues, Filing, StartEvent } from './case-event.ts'
import { type CorrectionCommand, decideCorrection } from './corrections.ts'
import type { DecideContext } from './decide-context.ts'
import { decideEvidence, evidencePassed, type Payload } from './decide-evidence.ts'
import { type Refusal, type RefusalCode, refusals } from './refusals.ts'
import { tooLong } from './text-limits.ts'

const relationEvents = {
  join: 'case.joined',
  absorb: 'case.absorbed',
  part: 'case.parted',
  release: 'case.released',
  distinguish: 'case.distinguished',
} as const satisfies Readonly<Record<RelationCommand, CasePayload['type']>>

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
  'attach-evidence': ['open', 'accepted', 'closed', 'joined'],
  'record-scan': ['open', 'accepted', 'closed', 'joined'],
  'record-download': ['open', 'accepted', 'closed', 'joined'],
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
  const drafts = payloads.value.map((payload): CaseDraft => draftOf(payload, context))
  return succeed(withGrade(file, drafts, context))
}

const draftOf = (payload: Payload, { now, actor }: DecideContext): CaseDraft => ({
  ...payload,
  at: formatInstant(now),
  actor,
})

const notTakenIn = (state: CaseStatus['state']): RefusalCode =>
  state === 'joined' ? 'case-joined' : state === 'closed' ? 'case-closed' : 'case-open'

/** Facts that say a state secret may be concerned: none of it may enter the log. */
const mayBeSecret = (command: CaseCommand): boolean =>
  'facts' in command && command.facts['stateSecretSuspected'] === true

/** What a report says of it is kept in the log and changes nothing: nothing received is dropped. */
const changesExercise = (file: Case, { exercise }: FactValues): boolean =>
  !isBeginning(file) && typeof exercise === 'boolean' && exercise !== file.exercise

const refuse = (code: RefusalCode): { readonly ok: false; readonly failure: Refusal } =>
  fail({ code, text: refusals[code] })

const orRefuse = <Value>(decided: Outcome<Value, RefusalCode>): Outcome<Value, Refusal> =>
  decided.ok ? decided : refuse(decided.failure)

function payloadsOf(
  file: Case,
  command: CaseCommand,
  context: DecideContext,
): Outcome<readonly Payload[], Refusal> {
  switch (command.type) {
    case 'open-incident':
      return succeed(openIncident(command))
    case 'receive-report':
      return receiveReport(file, command)
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
      return succeed([
        { type: 'report.sent', data: command.sent },
        ...filingsRecorded(command.filings),
        ...evidencePassed(command.evidence),
      ])
    case 'accept':
      return accept(file, command.by)
    case 'regrade':
      return regrade(file, command, context.levels)
    case 'note':
      return saying(command.text, (text) => ({ type: 'note.added', data: { text } }))
    case 'ask':
      return saying(command.text, (text) => ({ type: 'question.asked', data: { key: command.key, text } }))
    case 'return-question':
      return succeed(questionReturned(file, command))
    case 'miss-clock': {
      const { duty, recipient, due, lateMs } = command
      return succeed([{ type: 'clock.missed', data: { duty, recipient, due, lateMs } }])
    }
    case 'close':
      return because(command.reason, (reason) => ({ type: 'case.closed', data: { reason } }))
    case 'erase-personal':
      if (file.hold !== undefined) return refuse('on-hold')
      return because(command.reason, (reason) => ({ type: 'personal.erased', data: { reason } }))
    case 'place-hold':
    case 'lift-hold':
      return hold(file, command)
    case 'join':
    case 'absorb':
    case 'part':
    case 'release':
    case 'distinguish': {
      const { type, other } = command
      return because(command.reason, (reason) => ({ type: relationEvents[type], data: { other, reason } }))
    }
    case 'attach-evidence':
    case 'record-scan':
    case 'record-download':
      return orRefuse(decideEvidence(file, command))
  }
}

type Said = (text: string) => CasePayload

/** What a person must have words for. */
const saying = (text: string, event: Said): Outcome<readonly CasePayload[], Refusal> =>
  text.trim() === '' ? refuse('text-missing') : succeed([event(text.trim())])

/** What needs a reason. */
const because = (reason: string, event: Said): Outcome<readonly CasePayload[], Refusal> =>
  reason.trim() === '' ? refuse('reason-missing') : succeed([event(reason.trim())])

/** Post comes back more than once; the first time is what happened. */
function questionReturned(
  { questions }: Case,
  { key, fault }: Extract<CaseCommand, { type: 'return-question' }>,
): readonly CasePayload[] {
  const asked = questions.find((question) => question.key === key)
  return asked === undefined || asked.returned !== undefined
    ? []
    : [{ type: 'question.returned', data: { key, fault } }]
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

function receiveReport(
  file: Case,
  command: Extract<CaseCommand, { type: 'receive-report' }>,
): Outcome<readonly Payload[], Refusal> {
  const { report, facts, starts, filings } = command
  const attach = { type: 'attach-evidence', items: command.evidence ?? [] } as const
  const attached = orRefuse(decideEvidence(file, attach))
  if (!attached.ok) return attached
  return succeed([
    {
      type: 'report.received',
      data: report,
      ...(command.private === undefined ? {} : { private: command.private }),
    },
    ...(Object.keys(facts).length === 0 ? [] : [factsRecorded(facts, report.reporterRole)]),
    ...startsRecorded(starts),
    ...filingsRecorded(filings),
    // Last: the facts of a beginning are those right behind the first event.
    ...attached.value,
  ])
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
