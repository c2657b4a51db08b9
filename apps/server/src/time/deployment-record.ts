import { formatInstant } from '@fengsui/core'
import { ofDeployment, uuidv7 } from '@fengsui/store'
import type { Services } from '../services.ts'
import type { TimeEvent } from './time-watch.ts'

const mostTries = 8

/**
 * Writes events of the deployment itself into a chain of their own: marked, in the ledger and verified like those of
 * cases, and no case of anybody.
 */
export async function recordOfDeployment(
  { store, now }: Pick<Services, 'store' | 'now'>,
  events: readonly TimeEvent[],
): Promise<boolean> {
  if (events.length === 0) return true
  const place = { case: ofDeployment, organisation: ofDeployment, clocks: [] }
  const at = formatInstant(now())
  for (let tries = 0; tries < mostTries; tries++) {
    const expectedSeq = (await store.readCase(ofDeployment, ofDeployment)).length
    const drafts = events.map((event) => ({
      ...event,
      ...{ id: uuidv7(), v: 1, at, actor: { kind: 'system' } as const },
    }))
    const { state } = await store.commit({ cases: [{ ...place, expectedSeq, events: drafts }] })
    if (state === 'committed') return true
    if (state !== 'conflict') return false
  }
  return false
}
