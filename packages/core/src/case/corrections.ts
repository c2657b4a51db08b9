import type { Actor } from '../event-record.ts'
import { compareInstants, parseInstant } from '../instant.ts'
import type { Case } from './case.ts'
import {
  type CasePayload,
  type Correction,
  type GradeSnapshot,
  isSameStart,
  type PendingCorrection,
  type StartEvent,
} from './case-event.ts'
import type { DecideContext } from './decide-context.ts'
import type { RefusalCode } from './refusals.ts'

/** What can be asked about the time of an event that stands in the log. The log keeps both times. */
export type CorrectionCommand =
  | { readonly type: 'correct-start'; readonly was: StartEvent; readonly at: string; readonly reason: string }
  /** By a second person. */
  | { readonly type: 'confirm-correction'; readonly was: StartEvent; readonly at: string }
  | {
      readonly type: 'drop-correction'
      readonly was: StartEvent
      readonly at: string
      readonly reason: string
    }

type Corrected = { readonly refused: RefusalCode } | { readonly payload: CasePayload }

/**
 * Decides a correction: what makes no deadline later holds at once; whatever would is proposed, with a reason, and
 * holds once somebody else confirms it.
 */
export function decideCorrection(
  file: Case,
  command: CorrectionCommand,
  context: DecideContext & { readonly after: (file: Case, payload: CasePayload) => Case },
): Corrected {
  if (command.type === 'correct-start') return correct(file, command, context)
  const pending = file.pending.find((one) => isSameStart(one.was, command.was) && one.at === command.at)
  if (pending === undefined) return { refused: 'correction-unknown' }
  const { was, at } = pending
  if (command.type === 'drop-correction') {
    const reason = command.reason.trim()
    return reason === ''
      ? { refused: 'reason-missing' }
      : { payload: { type: 'correction.dropped', data: { was, at, reason } } }
  }
  if (!isSecondPerson(context.actor, pending)) return { refused: 'second-person-needed' }
  const proposedBy = pending.by === undefined ? {} : { proposedBy: pending.by }
  return { payload: { type: 'start.corrected', data: { was, at, reason: pending.reason, ...proposedBy } } }
}

function correct(
  file: Case,
  { was, at, reason }: Extract<CorrectionCommand, { type: 'correct-start' }>,
  context: Parameters<typeof decideCorrection>[2],
): Corrected {
  if (!file.starts.some((start) => isSameStart(start, was))) return { refused: 'start-unknown' }
  const [before, after] = [parseInstant(was.at), parseInstant(at)]
  if (after === undefined) return { refused: 'time-unreadable' }
  if (after.ms > context.now.ms) return { refused: 'time-in-future' }
  if (before?.ms === after.ms) return { refused: 'time-unchanged' }
  const data: Correction = { was, at, reason: reason.trim() }
  const corrected: CasePayload = { type: 'start.corrected', data }
  const isLater = before === undefined || compareInstants(after, before) > 0
  if (!isLater && !makesLater(file, context.after(file, corrected), context)) return { payload: corrected }
  return data.reason === ''
    ? { refused: 'reason-missing' }
    : { payload: { type: 'correction.proposed', data } }
}

const isSecondPerson = ({ kind, id }: Actor, { by }: PendingCorrection): boolean =>
  kind === 'person' && id !== undefined && id !== by

/** An earlier time can make a deadline later too: of two limits, the one that ends first may cease to count. */
function makesLater(before: Case, after: Case, { grade, now }: DecideContext): boolean {
  const later = grade(after, now).snapshot
  return grade(before, now).snapshot.duties.some((duty) => {
    const same = later.duties.find(({ id, recipient }) => id === duty.id && recipient === duty.recipient)
    return isPutOff(duty.dueSafe, same?.dueSafe) || isPutOff(duty.dueLatest, same?.dueLatest)
  })
}

type DueTime = GradeSnapshot['duties'][number]['dueSafe']

function isPutOff(before: DueTime, after: DueTime): boolean {
  const [was, is] = [before, after].map((text) => (text === undefined ? undefined : parseInstant(text)))
  return was !== undefined && (is === undefined || compareInstants(is, was) > 0)
}
