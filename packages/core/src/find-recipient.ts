import type { Recipient } from './answer.ts'
import type { Facts } from './fact-value.ts'

/** Who a party is, or that a person has to find out. */
export interface FoundRecipient {
  readonly recipient: Recipient | null
  readonly needsHuman: boolean
}

/** Finds who a party is for the given facts: the directory, passed in. */
export type FindRecipient = (party: string, facts: Facts) => FoundRecipient

/** The directory for one situation. Several duties share a recipient, and finding one means reading a place name. */
export function recipientsFor(find: FindRecipient, facts: Facts): (party: string) => FoundRecipient {
  const found = new Map<string, FoundRecipient>()
  return (party) => {
    const known = found.get(party) ?? find(party, facts)
    found.set(party, known)
    return known
  }
}
