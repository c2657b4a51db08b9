import { createAssessor, type FindRecipient, fail, type Instant, type Outcome, succeed } from '@fengsui/core'
import { findAuthority } from '@fengsui/regions'
import { instruments } from '@fengsui/regulations'
import { openStore, type StoreProblem } from '@fengsui/store'
import type { Config } from './config.ts'
import { receiptCodes } from './intake/receipt-codes.ts'
import { openPrivacy } from './privacy.ts'
import type { Secrets } from './secrets.ts'
import type { Services } from './services.ts'

const leading = 'cn-cac-2025'
const beijingOffset = 8 * 60

/** The present in Beijing's offset, to the second: what a receipt shows is what counts. */
const present = (): Instant => ({ ms: Math.floor(Date.now() / 1000) * 1000, offset: beijingOffset })

/** Wires the rooms together: the only place that knows them all. */
export async function openServices(
  config: Config,
  secrets: Secrets,
): Promise<Outcome<Services, StoreProblem>> {
  const { dataFolder: folder, databaseUrl } = config
  const opened = await openStore({ folder, ...(databaseUrl === undefined ? {} : { databaseUrl }) })
  if (!opened.ok) return fail(opened.failure)
  const law = instruments.find(({ id }) => id === leading)
  if (law === undefined) throw new Error(`the instrument ${leading} is missing`)
  const findRecipient: FindRecipient = findAuthority
  return succeed({
    store: opened.value,
    assessor: createAssessor({ instruments, findRecipient }),
    law,
    findRecipient,
    homeParty: 'provincial-cyberspace-administration',
    nationalParty: 'national-cyberspace-administration',
    codes: receiptCodes(secrets),
    privacy: openPrivacy(secrets),
    now: present,
  })
}
