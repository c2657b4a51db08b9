import type { Log } from '../log.ts'
import type { Services } from '../services.ts'
import { startWorker, type Worker } from '../workers/worker.ts'

const together = 50
/** A key is added by a person who then starts the server again: once a day is for other servers of the deployment. */
const restMs = 86_400_000
const afterFailureMs = 60_000

/** Digests contacts anew after the key of the index was rotated; until that is done, the earlier keys find them too. */
export const startIndexing = (services: Services, log: Log): Worker =>
  startWorker(async () => {
    try {
      const done = await indexAgain(services)
      if (done > 0) log('contacts.indexed', { cases: done })
      return done === together ? 0 : restMs
    } catch (error) {
      log('contacts.failed', { error: error instanceof Error ? error.name : 'failed' })
      return afterFailureMs
    }
  })

/** Does so for some cases; how many there were. */
async function indexAgain({ store, privacy, contacts }: Services): Promise<number> {
  const cases = await store.personal.casesUnderOtherKeys(contacts.key, together)
  for (const place of cases) {
    const records = await store.readCase(place.organisation, place.case)
    const digests: string[] = []
    for (const { private: sealed } of records) {
      const personal = sealed && (await privacy.open(store, place.case, sealed))
      if (personal !== undefined) digests.push(...contacts.of(personal).digests)
    }
    await store.personal.replaceContacts(place, { key: contacts.key, digests: [...new Set(digests)] })
  }
  return cases.length
}
