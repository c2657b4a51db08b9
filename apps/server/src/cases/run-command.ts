import {
  type Actor,
  type Case,
  type CaseCommand,
  decide,
  fail,
  type Outcome,
  type Refusal,
  succeed,
} from '@fengsui/core'
import type { CaseWrite } from '@fengsui/store'
import type { Services } from '../services.ts'
import { gradeCase } from './assess-case.ts'
import { type CaseFile, loadCase } from './case-file.ts'
import { type CasePlace, caseWrite } from './case-write.ts'

/** Why a command had no effect. */
export type CommandFailure =
  | { readonly state: 'refused'; readonly refusal: Refusal }
  | { readonly state: 'not-found' }
  | { readonly state: 'busy' }
  | { readonly state: 'unavailable' }

const mostTries = 8

/** Decides a command on a loaded case; what would be written, or the refusal. */
export function decideOn(
  services: Services,
  place: CasePlace,
  file: CaseFile,
  request: { readonly command: CaseCommand; readonly actor: Actor },
): Outcome<{ readonly write: CaseWrite; readonly after: Case }, Refusal> {
  const now = services.now()
  const decided = decide(file.state, request.command, {
    now,
    actor: request.actor,
    levels: services.law.grades.map(({ id }) => id),
    grade: (state, at) => gradeCase(services, state, at),
  })
  if (!decided.ok) return decided
  return succeed(
    caseWrite(services.law, place, { before: file.state, lastSeq: file.lastSeq, drafts: decided.value }),
  )
}

/** Runs a command on a case until it is committed; someone else's write in between means: look again. */
export async function runCommand(
  services: Services,
  place: CasePlace,
  request: { readonly command: CaseCommand; readonly actor: Actor },
): Promise<Outcome<CaseFile, CommandFailure>> {
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const file = await loadCase(services.store, place.organisation, place.id)
    if (file === undefined) return fail({ state: 'not-found' })
    const decided = decideOn(services, place, file, request)
    if (!decided.ok) return fail({ state: 'refused', refusal: decided.failure })
    const result = await services.store.commit({ cases: [decided.value.write] })
    if (result.state === 'committed') return succeed(file)
    if (result.state !== 'conflict') return fail({ state: 'unavailable' })
  }
  return fail({ state: 'busy' })
}
