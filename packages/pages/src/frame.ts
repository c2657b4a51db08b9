import type { Action, Instant, Language } from '@fengsui/core'

/** What every page needs from the server. */
export interface Frame {
  readonly language: Language
  /** The server's present: pages have no clock of their own. */
  readonly now: Instant
  /** Address of this page, for the language switch; without its query. */
  readonly path: string
  readonly largeText: boolean
  readonly assets: FrameAssets
  readonly person?: SignedIn
}

/** Addresses of the assets, and the part of the style sheet that public pages inline. */
export interface FrameAssets {
  readonly publicCss: string
  readonly consoleCss: string
  readonly clockScript: string
  readonly formScript: string
  readonly placesScript: string
  readonly favicon: string
}

/** Who is signed in, and what their forms must carry. */
export interface SignedIn {
  readonly name: string
  readonly organisationZh: string
  readonly organisationEn: string
  /** What they may do: nothing else is offered. */
  readonly may: ReadonlySet<Action>
  readonly csrf: string
}

/** Whether the reader of a page may do something; what they may not do is not offered. */
export const readerMay = ({ person }: Frame, action: Action): boolean => person?.may.has(action) ?? false
