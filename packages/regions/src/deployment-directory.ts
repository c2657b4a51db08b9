import type { Facts, FindRecipient, Recipient } from '@fengsui/core'
import { type Authority, corpsParty, type Party, directory as shippedParties } from './authorities.ts'
import { type OwnEntry, withOwn } from './own-entries.ts'
import type { Resolution } from './resolution.ts'
import { resolve } from './resolve.ts'

/** Who receives, as one deployment knows it: what ships, and what its own people have recorded. */
export interface Directory {
  readonly parties: readonly Party[]
  authority(id: string): Authority | undefined
  /** Those of a party that take reports about such facts. */
  receivers(party: string, facts: Facts): readonly Authority[]
  /**
   * The authority that a party is. Where the place leaves any doubt, or several would fit, there is no recipient and a
   * person decides: a wrong desk costs hours that the law does not give back.
   */
  readonly find: FindRecipient
  /** Ids of those who are told besides the region about what belongs to the corps in 新疆. */
  readonly corps: readonly string[]
}

/** The directory with the current entries of a deployment, one for each authority. */
export function directoryWith(entries: readonly OwnEntry[]): Directory {
  const own = new Map(entries.map((entry) => [entry.authority, entry]))
  const parties = shippedParties.map((party) => ({ ...party, authorities: authoritiesOf(party, own) }))
  const byParty = new Map(parties.map(({ party, authorities }) => [party, authorities]))
  const byId = new Map(parties.flatMap(({ authorities }) => authorities.map((one) => [one.id, one])))
  const corps = byParty.get(corpsParty) ?? []
  const receiversAt = (party: string, situation: Situation): readonly Authority[] =>
    mostSpecific((byParty.get(party) ?? []).filter((one) => takes(one, situation)))
  return {
    parties,
    authority: (id) => byId.get(id),
    receivers: (party, facts) => receiversAt(party, situationOf(facts)),
    corps: corps.map(({ id }) => id),
    find(party, facts) {
      const situation = situationOf(facts)
      const [only, ...others] = receiversAt(party, situation)
      if (only === undefined || others.length > 0) return nobody
      const { route, needsHuman } = only.code === undefined ? everywhere : situation.place()
      const found = { recipient: recipientOf(only), needsHuman }
      const alsoTold = party === homeParty && route?.basis === 'corps-in-650000' ? corps : []
      return alsoTold.length === 0 ? found : { ...found, alsoNotify: alsoTold.map(recipientOf) }
    },
  }
}

/** What decides who receives. The place is read when it is first asked for, and once. */
interface Situation {
  readonly sector: Facts[string] | undefined
  readonly place: () => Pick<Resolution, 'needsHuman' | 'provinceCode' | 'route'>
}

function situationOf({ place, 'cn.sector': sector }: Facts): Situation {
  let read: ReturnType<Situation['place']> | undefined
  return {
    sector,
    place: () => {
      read ??= typeof place === 'string' ? resolve(place) : nowhere
      return read
    },
  }
}

const nowhere = { needsHuman: true } as const
const everywhere = { needsHuman: false, route: undefined } as const
const shipped = new Map(shippedParties.flatMap(({ authorities }) => authorities.map((one) => [one.id, one])))

/** An authority as it ships, whatever a deployment has recorded of it. */
export const shippedAuthority = (id: string): Authority | undefined => shipped.get(id)

/** The kinds of recipient that only a deployment can name: no authority of them ships. */
export const openParties: readonly Party[] = shippedParties.filter(
  ({ authorities }) => authorities.length === 0,
)

const nobody = { recipient: null, needsHuman: true } as const
const homeParty = 'provincial-cyberspace-administration'

function authoritiesOf({ party, authorities }: Party, own: ReadonlyMap<string, OwnEntry>): Authority[] {
  const shipped = authorities.map((one) => {
    const entry = own.get(one.id)
    return entry === undefined ? one : withOwn(one, entry)
  })
  const ids = new Set(authorities.map(({ id }) => id))
  const added = [...own.values()].filter(
    (one) => one.party === party && one.receives && !ids.has(one.authority),
  )
  return [...shipped, ...added.map((entry) => withOwn(undefined, entry))]
}

/** Whether an authority is for reports of such a place and sector; one that names neither is for all. */
function takes({ code, sector }: Authority, situation: Situation): boolean {
  if (sector !== undefined && situation.sector !== sector) return false
  if (code === undefined) return true
  const { route, provinceCode } = situation.place()
  return route !== undefined && code === provinceCode
}

/** The desk for banks of a province goes before the one for all banks, and that before one for everybody. */
function mostSpecific(fitting: readonly Authority[]): readonly Authority[] {
  const most = Math.max(...fitting.map(narrowness))
  return fitting.filter((one) => narrowness(one) === most)
}

const narrowness = ({ code, sector }: Authority): number =>
  Number(code !== undefined) + Number(sector !== undefined)

const recipientOf = ({ id, zh, en }: Authority): Recipient => ({ id, zh, en })
