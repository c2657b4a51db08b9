import { type Instant, wallClock } from '@fengsui/core'
import type { Services } from '../services.ts'
import type { Submission } from './submission.ts'

/** The number a submission gets: the same whether it goes to the database at once or through the journal. */
export const numberFor = (
  { codes }: Services,
  { caller, key }: Submission,
  { at, taken }: { readonly at: Instant; readonly taken: number },
): string => codes.number({ caller, key, attempt: taken, year: wallClock(at).year })
