import type { Recipient } from './answer.ts'
import type { Facts } from './fact-value.ts'

/** Finds who a party is for the given facts: the directory, passed in. */
export type FindRecipient = (
  party: string,
  facts: Facts,
) => { readonly recipient: Recipient | null; readonly needsHuman: boolean }
