import type { AssessInput } from './assess-input.ts'
import type { Situation } from './expression.ts'
import type { FindRecipient } from './find-recipient.ts'
import type { Graded } from './grading.ts'
import type { Duty } from './law.ts'

/** A party, and the fact that names the place where it is looked for. */
export interface Address {
  /** Equal for equal addresses. */
  readonly key: string
  readonly party: string
  readonly placeFact: string
}

/** The address of a duty. */
export const addressOf = ({ to, placeFact = 'place' }: Pick<Duty, 'to' | 'placeFact'>): Address => ({
  key: `${to} ${placeFact}`,
  party: to,
  placeFact,
})

/** Everything a duty is judged on. */
export interface Judged {
  readonly input: AssessInput
  readonly situation: Situation
  readonly graded: Graded
  readonly inForce: boolean
  /** Who is addressed in this situation. */
  readonly recipientOf: (address: Address) => ReturnType<FindRecipient>
}
