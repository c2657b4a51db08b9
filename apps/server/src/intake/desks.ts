import type { AssessAnswer, Recipient } from '@fengsui/core'
import type { Organisation } from '@fengsui/store'
import type { Services } from '../services.ts'

/** A receiving organisation of this deployment. Authorities keep the id the directory gives them. */
export interface Desk {
  readonly organisation: string
  readonly party: string
  readonly nameZh: string
  readonly nameEn: string
}

/** Where a report goes, and what a person should know about that. */
export interface Route {
  readonly desk: Desk
  /** Whom the rules name; the national authority where they name nobody. */
  readonly lawful: Recipient
  /** Codes of warnings for the receipt. */
  readonly warnings: readonly string[]
}

/**
 * Chooses the desk. The rules name the authority; if nobody sits at that desk in this deployment, the report goes
 * to one where somebody does, marked for a person to pass on: an unattended desk would be a lost report.
 */
export async function chooseDesk(services: Services, answer: AssessAnswer): Promise<Route> {
  const named = namedAuthority(services, answer)
  const lawful = named ?? services.findRecipient(services.nationalParty, {}).recipient ?? undefined
  if (lawful === undefined) throw new Error('the directory names no national authority')
  const uncertain = named === undefined ? ['needs-routing'] : []
  const attended = await attendedDesks(services)
  const own = attended.find((desk) => desk.organisation === lawful.id)
  if (own !== undefined) return { desk: own, lawful, warnings: uncertain }
  const [standIn] = attended
  if (standIn === undefined) return { desk: deskOf(services, lawful), lawful, warnings: uncertain }
  return { desk: standIn, lawful, warnings: [...uncertain, 'passed-on-by-hand'] }
}

/** The authority of the home province, unless another procedure is known to apply. */
function namedAuthority({ law }: Services, answer: AssessAnswer): Recipient | undefined {
  const rows = answer.duties.map((row) => ({ row, declared: law.duties.find(({ id }) => id === row.id) }))
  const initial = rows.filter(({ declared }) => declared?.stage === 'initial')
  const home = initial.find(({ declared }) => declared?.recipient === 'home-province')
  const other = initial.some(
    ({ row, declared }) => declared?.recipient !== 'home-province' && row.status !== 'not_triggered',
  )
  const excluded = home?.row.status === 'not_triggered' && other
  return excluded ? undefined : (home?.row.recipient ?? undefined)
}

/** Desks of this deployment at which somebody can sign in, the national one first. */
async function attendedDesks({ store, nationalParty }: Services): Promise<readonly Desk[]> {
  const authorities = await store.organisations('authority')
  return authorities
    .filter(({ people }) => people > 0)
    .map(toDesk)
    .sort((a, b) => Number(b.party === nationalParty) - Number(a.party === nationalParty))
}

/** A hosted organisation as a desk. */
export const toDesk = (organisation: Organisation): Desk => ({
  organisation: organisation.id,
  party: organisation.party,
  nameZh: organisation.nameZh,
  nameEn: organisation.nameEn,
})

/** The party an organisation is; an authority nobody has set up yet is known from the directory alone. */
export function partyOf(services: Services, organisation: string): string {
  const national = services.findRecipient(services.nationalParty, {}).recipient
  return organisation === national?.id ? services.nationalParty : services.homeParty
}

function deskOf(services: Services, recipient: Recipient): Desk {
  return {
    organisation: recipient.id,
    party: partyOf(services, recipient.id),
    nameZh: recipient.zh,
    nameEn: recipient.en ?? recipient.zh,
  }
}
