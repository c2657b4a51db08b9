import { type Actor, type CaseCommand, fail, type Outcome, succeed } from '@fengsui/core'
import type { CaseWrite } from '@fengsui/store'
import type { Services } from '../services.ts'
import { loadCase } from './case-file.ts'
import type { CasePlace } from './case-write.ts'
import { type CommandFailure, decideOn } from './run-command.ts'

/** One side of a relation between two cases of an organisation. */
export interface RelatedCase {
  readonly place: CasePlace
  readonly command: CaseCommand
}

const mostTries = 8

/** Says of two cases how they stand to each other: one event in each, in one transaction, or nothing. */
export async function relateCases(
  services: Services,
  sides: readonly RelatedCase[],
  actor: Actor,
): Promise<Outcome<undefined, CommandFailure>> {
  for (let tries = 0; tries < mostTries; tries++) {
    const writes: CaseWrite[] = []
    for (const { place, command } of sides) {
      const file = await loadCase(services.store, place.organisation, place.id)
      if (file === undefined) return fail({ state: 'not-found' })
      const decided = decideOn(services, place, file, { command, actor })
      if (!decided.ok) return decided
      writes.push(decided.value.write)
    }
    const result = await services.store.commit({ cases: writes })
    if (result.state === 'committed') return succeed(undefined)
    if (result.state !== 'conflict') return fail({ state: 'unavailable' })
  }
  return fail({ state: 'busy' })
}
