import type { AssessAnswer, ContentItem, Instrument, PossibleConsequence, Series } from '@fengsui/core'

/** What a page tells of a case beside its next action. */
export interface Outlook {
  /** Every instrument in use: facts and duties of any of them are named in words. */
  readonly laws: readonly Instrument[]
  /** What other instruments in force say, each by itself. */
  readonly beside: readonly { readonly law: Instrument; readonly answer: AssessAnswer }[]
  /** What forecasts rest on. */
  readonly series: readonly Series[]
  readonly liability: readonly PossibleConsequence[]
  readonly contents: ContentsView
}

/** What a report lacks. */
export interface ContentsView {
  /** `draft`: nothing was sent yet, so this is what there is to write. */
  readonly stage: 'draft' | 'received'
  readonly missing: readonly LackingItem[]
  readonly undecided: readonly LackingItem[]
  readonly toFollow: readonly LackingItem[]
}

/** An item, and which parts of it have no answer; none where the whole item is absent. */
export interface LackingItem {
  readonly item: ContentItem
  readonly parts: readonly string[]
}
