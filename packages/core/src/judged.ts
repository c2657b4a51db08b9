import type { AssessInput } from './assess-input.ts'
import type { Situation } from './expression.ts'
import type { FindRecipient } from './find-recipient.ts'
import type { Graded } from './grading.ts'

/** Everything a duty is judged on. */
export interface Judged {
  readonly input: AssessInput
  readonly situation: Situation
  readonly graded: Graded
  readonly inForce: boolean
  /** Who a party is in this situation. */
  readonly recipientOf: (party: string) => ReturnType<FindRecipient>
}
