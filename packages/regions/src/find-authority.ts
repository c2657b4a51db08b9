import type { FindRecipient } from '@fengsui/core'
import { directoryWith } from './deployment-directory.ts'

/** Finds the authority that a party is, for a place as people write it, in the directory as it ships. */
export const findAuthority: FindRecipient = directoryWith([]).find
