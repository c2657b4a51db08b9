import type { Instant } from '@fengsui/core'

/** What a message's words count from: its date, and who speaks. */
export interface Base {
  readonly at: Instant
  /** Actor of its events: the operator itself, its vendor, or somebody else. */
  readonly actor: 'operator' | 'vendor' | 'public'
}
