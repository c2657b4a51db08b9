import type { Recipient } from './answer.ts'
import type { Facts } from './fact-value.ts'

/** Who a party is for the given facts. */
export interface FoundRecipient {
  readonly recipient: Recipient | null
  readonly needsHuman: boolean
  /** Who is to be told besides, by the deployment's own choice: no duty of the law is met by that. */
  readonly alsoNotify?: readonly Recipient[]
}

/** Finds who a party is for the given facts: the directory, passed in. */
export type FindRecipient = (party: string, facts: Facts) => FoundRecipient
