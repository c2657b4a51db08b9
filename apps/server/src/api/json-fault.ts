import type { InputError } from '@fengsui/core'
import type { ProblemCode } from '../http/problem-response.ts'

/** Duplicate keys are readable JSON with bad content (422); everything else is not JSON (400). */
export const jsonFault = (errors: readonly InputError[]): ProblemCode =>
  errors.every(({ code }) => code === 'duplicate-key') ? 'bad-input' : 'bad-syntax'
