import type { Authority, Channel } from './authorities.ts'

/** What a deployment itself knows of an authority: one version, whole, as somebody recorded it. */
export interface OwnEntry {
  /** Id of an authority that ships, or of one of the deployment's own. */
  readonly authority: string
  readonly party: string
  /** Whose reports it takes: those of one province, of one sector; absent: of all. */
  readonly code?: string
  readonly sector?: string
  readonly zh: string
  readonly en: string
  readonly channels: readonly Pick<Channel, 'address' | 'kind'>[]
  /** Where this was learnt, in the words of who recorded it. */
  readonly source: string
  /** The day it was checked, YYYY-MM-DD. */
  readonly verifiedAt: string
  /** Whether it still receives; an authority that ships always does. */
  readonly receives: boolean
}

/** An authority as a deployment knows it: what ships stays, and its own words and channels come first. */
export function withOwn(shipped: Authority | undefined, own: OwnEntry): Authority {
  const { authority: id, party, code, sector, zh, en, verifiedAt } = own
  const source = { zh: own.source, en: own.source }
  const channels = own.channels.map(
    (channel): Channel => ({
      ...channel,
      source,
      verifiedAt,
      confidence: 'single-source',
    }),
  )
  const recorded = { source, verifiedAt, confidence: 'single-source' } as const
  if (shipped !== undefined)
    return { ...shipped, ...recorded, zh, en, channels: [...channels, ...shipped.channels] }
  return {
    ...recorded,
    id,
    party,
    ...(code === undefined ? {} : { code }),
    ...(sector === undefined ? {} : { sector }),
    zh,
    en,
    aliases: [],
    channels,
  }
}
