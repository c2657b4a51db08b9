import {
  type Actor,
  type Case,
  type CaseCommand,
  decide,
  fail,
  type InputError,
  type Judgement,
  type Outcome,
  type Refusal,
  succeed,
} from '@fengsui/core'
import type { CaseWrite, NewDelivery } from '@fengsui/store'
import type { Services } from '../services.ts'
import { gradeOf, judgeCase } from './assess-case.ts'
import { type CaseFile, loadCase } from './case-file.ts'
import { type CasePlace, caseWrite } from './case-write.ts'
import { faultsBeside } from './faults-beside.ts'

/** Why nothing was decided: the case refuses the command, or what it says cannot stand beside what the case says. */
export type Undecided =
  | { readonly state: 'refused'; readonly refusal: Refusal }
  | { readonly state: 'bad-input'; readonly errors: readonly InputError[] }

/** Why a command had no effect. */
export type CommandFailure =
  | Undecided
  | { readonly state: 'not-found' }
  | { readonly state: 'busy' }
  | { readonly state: 'unavailable' }

const mostTries = 8

/** A command, and who gives it. */
export interface CommandRequest {
  readonly command: CaseCommand
  readonly actor: Actor
}

/** A command, with what becomes durable beside its events. */
export interface WrittenRequest extends CommandRequest {
  /** A new key of the case, where its own was destroyed. */
  readonly wrappedKey?: string
  /** What goes outside with it. */
  readonly deliveries?: readonly NewDelivery[]
}

/** What a command would write, the case afterwards, and what the rules say of that. */
export interface Decided {
  readonly write: CaseWrite
  readonly after: Case
  readonly judgement: Judgement
}

/** Decides a command on a loaded case; what would be written, or why nothing. */
export function decideOn(
  services: Services,
  place: CasePlace,
  file: CaseFile,
  request: CommandRequest,
): Outcome<Decided, Undecided> {
  const errors = faultsBeside(services, file.state, { command: request.command, now: services.now() })
  return errors.length > 0 ? fail({ state: 'bad-input', errors }) : decideSaid(services, place, file, request)
}

/** Decides a command whose words have been held against the case already. */
export function decideSaid(
  services: Services,
  place: CasePlace,
  file: CaseFile,
  { command, actor }: CommandRequest,
): Outcome<Decided, Undecided> {
  const now = services.now()
  let judgement: Judgement | undefined
  const decided = decide(file.state, command, {
    now,
    actor,
    levels: services.law.grades.map(({ id }) => id),
    grade(state, at) {
      judgement = judgeCase(services, state, at)
      return gradeOf(services, state, judgement)
    },
  })
  if (!decided.ok) return fail({ state: 'refused', refusal: decided.failure })
  const change = { before: file.state, lastSeq: file.lastSeq, drafts: decided.value }
  const written = caseWrite(services.assessor, place, change)
  // The grade is given last, on everything else: nothing that is judged changes after it.
  return succeed({ ...written, judgement: judgement ?? judgeCase(services, written.after, now) })
}

/** Runs a command on a case until it is committed; someone else's write in between means: look again. */
export async function runCommand(
  services: Services,
  place: CasePlace,
  request: WrittenRequest,
): Promise<Outcome<CaseFile, CommandFailure>> {
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const file = await loadCase(services.store, place.organisation, place.id)
    if (file === undefined) return fail({ state: 'not-found' })
    const decided = decideOn(services, place, file, request)
    if (!decided.ok) return decided
    const { write } = decided.value
    if (write.events.length === 0) return succeed(file)
    const { deliveries = [], wrappedKey } = request
    const key = wrappedKey === undefined ? {} : { wrappedKey }
    const result = await services.store.commit({ cases: [{ ...write, ...key, deliveries }] })
    if (result.state === 'committed') return succeed(file)
    if (result.state !== 'conflict') return fail({ state: 'unavailable' })
  }
  return fail({ state: 'busy' })
}
