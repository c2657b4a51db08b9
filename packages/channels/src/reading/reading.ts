import type { Draft } from '../draft.ts'
import type { Sorting } from '../sorting/sort-message.ts'

/** What a machine makes of a stored message: its sort with reasons, and a draft for a person to confirm. */
export interface Reading extends Sorting {
  readonly draft: Draft
}
