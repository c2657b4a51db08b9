import {
  type Actor,
  type Case,
  type CaseCommand,
  decide,
  fail,
  type InputError,
  type Outcome,
  type Refusal,
  succeed,
} from '@fengsui/core'
import type { CaseWrite, NewDelivery } from '@fengsui/store'
import type { Services } from '../services.ts'
import { gradeCase } from './assess-case.ts'
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

/** Decides a command on a loaded case; what would be written, or why nothing. */
export function decideOn(
  services: Services,
  place: CasePlace,
  file: CaseFile,
  request: { readonly command: CaseCommand; readonly actor: Actor },
): Outcome<{ readonly write: CaseWrite; readonly after: Case }, Undecided> {
  const now = services.now()
  const errors = faultsBeside(services, file.state, { command: request.command, now })
  if (errors.length > 0) return fail({ state: 'bad-input', errors })
  const decided = decide(file.state, request.command, {
    now,
    actor: request.actor,
    levels: services.law.grades.map(({ id }) => id),
    grade: (state, at) => gradeCase(services, state, at),
  })
  if (!decided.ok) return fail({ state: 'refused', refusal: decided.failure })
  return succeed(
    caseWrite(services.assessor, place, { before: file.state, lastSeq: file.lastSeq, drafts: decided.value }),
  )
}

/** Runs a command on a case until it is committed; someone else's write in between means: look again. */
export async function runCommand(
  services: Services,
  place: CasePlace,
  request: {
    readonly command: CaseCommand
    readonly actor: Actor
    /** A new key of the case, where its own was destroyed. */
    readonly wrappedKey?: string
    /** What goes outside with it. */
    readonly deliveries?: readonly NewDelivery[]
  },
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
