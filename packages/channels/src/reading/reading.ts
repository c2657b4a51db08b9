import type { Draft } from '../draft.ts'
import type { Bounce } from '../email/bounce.ts'
import type { UnreadFile } from '../files/file-fault.ts'
import type { SenderCheck } from '../sender/sender-check.ts'
import type { Sorting } from '../sorting/sort-message.ts'

/** What a machine makes of a stored message: its sort with reasons, and a draft for a person to confirm. */
export interface Reading extends Sorting {
  readonly draft: Draft
  /** What its writer wrote, for the person who confirms the draft; what it quotes and attaches stays in the original. */
  readonly text: string
  /** Files that came along and wait for a person to open them. */
  readonly unread: readonly UnreadFile[]
  /** What is known of who sent it. */
  readonly checks: readonly SenderCheck[]
  /** Something of ours that could not be delivered. */
  readonly bounce?: Bounce
}
