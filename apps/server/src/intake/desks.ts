import type { Judgement, Recipient } from '@fengsui/core'
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
  /** Whom the rules name; the national authority where they name nobody. Differs from the desk where one stands in. */
  readonly lawful: Desk
  /** Whether somebody can sign in at the desk. */
  readonly attended: boolean
  /** Codes of warnings for the receipt. */
  readonly warnings: readonly string[]
}

/**
 * Chooses the desk. The rules name the authority; if nobody sits at that desk in this deployment, the report goes
 * to one where somebody does, marked for a person to pass on: an unattended desk would be a lost report.
 */
export async function chooseDesk(services: Services, answer: Judgement): Promise<Route> {
  const home = homeAuthority(services, answer)
  const named = typeof home === 'string' ? services.findRecipient(services.nationalParty, {}).recipient : home
  if (named === null) throw new Error('the directory names no national authority')
  const lawful = deskOf(services, named)
  const doubts = typeof home === 'string' ? [doubtWarnings[home]] : []
  const attended = await attendedDesks(services)
  const own = attended.find((desk) => desk.organisation === lawful.organisation)
  const desk = own ?? attended[0]
  if (desk === undefined) return { desk: lawful, lawful, attended: false, warnings: doubts }
  return {
    desk,
    lawful,
    attended: true,
    warnings: own === undefined ? [...doubts, 'passed-on-by-hand'] : doubts,
  }
}

/** Why no provincial authority is named. */
type NoHome = 'another-procedure' | 'place-unknown'

const doubtWarnings: Readonly<Record<NoHome, string>> = {
  // This desk takes the report all the same; the duty towards others stays open, and the receipt says so.
  'another-procedure': 'not-discharged',
  'place-unknown': 'needs-routing',
}

/** The authority of the home province, unless another procedure is known to apply. */
function homeAuthority({ law }: Services, answer: Judgement): Recipient | NoHome {
  const rows = answer.duties.map((row) => ({ row, declared: law.duties.find(({ id }) => id === row.id) }))
  const initial = rows.filter(({ declared }) => declared?.stage === 'initial')
  const home = initial.find(({ declared }) => declared?.recipient === 'home-province')
  const other = initial.some(
    ({ row, declared }) => declared?.recipient !== 'home-province' && row.status !== 'not_triggered',
  )
  if (home?.row.status === 'not_triggered' && other) return 'another-procedure'
  return home?.row.recipient ?? 'place-unknown'
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

/** Makes a desk of the directory known to this deployment, so that what it holds can be found by its name later. */
export const openDesk = ({ store }: Services, { organisation, ...desk }: Desk): Promise<void> =>
  store.addOrganisation({ ...desk, id: organisation, kind: 'authority' })

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
