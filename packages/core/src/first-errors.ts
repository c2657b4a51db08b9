import { inputError } from './input-error.ts'
import type { InputError } from './problem.ts'

/** Nobody mends more at once; beyond it, listing only makes the answer larger than the input. */
export const mostErrors = 100

/** The first errors, and a last one where there are more. */
export const firstErrors = (errors: readonly InputError[]): readonly InputError[] =>
  errors.length <= mostErrors
    ? errors
    : [...errors.slice(0, mostErrors), inputError('', 'more-errors', String(mostErrors))]
