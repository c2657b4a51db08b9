import type { RetentionSubject } from '@fengsui/core'
import type { OldCase, Over } from '@fengsui/store'
import { runCommand } from '../cases/run-command.ts'
import type { Services } from '../services.ts'
import { monthsBefore } from './retention-settings.ts'

/** How much of each sort was removed. */
export type Removed = Readonly<Partial<Record<RetentionSubject, number>>>

const batch = 200

/** Removes what is older than it is kept, except what is under a legal hold. May be run again at any time. */
export async function applyRetention(services: Services): Promise<Removed> {
  const { retention } = services.store
  const removing: Readonly<
    Partial<Record<RetentionSubject, (over: Over, months: number) => Promise<number>>>
  > = {
    contacts: (over, months) => eraseContacts(services, over, months),
    messages: (over) => retention.removeMessages(over),
    deliveries: (over) => retention.removeDeliveries(over),
    answers: (over) => retention.removeAnswers(over),
  }
  // The time of the database: a server whose clock runs ahead must not remove what another still keeps.
  const nowMs = await services.store.time()
  const removed: Partial<Record<RetentionSubject, number>> = {}
  for (const [subject, remove] of Object.entries(removing) as [
    RetentionSubject,
    NonNullable<(typeof removing)[RetentionSubject]>,
  ][]) {
    const months = services.retention[subject]
    if (months === 'kept') continue
    const over = { beforeMs: monthsBefore(nowMs, months), limit: batch }
    let count = 0
    for (let last = batch; last === batch; count += last) last = await remove(over, months)
    if (count > 0) removed[subject] = count
  }
  return removed
}

/** Erases the personal data of cases, each with an event that says by which rule; how many. */
async function eraseContacts(services: Services, over: Over, months: number): Promise<number> {
  const cases = await services.store.retention.casesOver(over)
  let erased = 0
  for (const one of cases) if (await eraseOne(services, one, months)) erased++
  // A case that refuses, say for a hold of this minute, is not asked again in this round.
  return erased === cases.length ? erased : Math.min(erased, batch - 1)
}

async function eraseOne(
  services: Services,
  { case: id, organisation, kind }: OldCase,
  months: number,
): Promise<boolean> {
  const party = (await services.store.organisation(organisation))?.party ?? ''
  const done = await runCommand(
    services,
    { id, organisation, party, kind },
    {
      command: {
        type: 'erase-personal',
        reason: `保存期限届满（contacts=${months}个月） / kept for ${months} months, as chosen for contacts`,
      },
      actor: { kind: 'system' },
    },
  )
  if (done.ok) services.erasures.note({ organisation, case: id })
  return done.ok
}
