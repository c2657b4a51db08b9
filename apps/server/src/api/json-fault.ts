import type { InputError } from '@fengsui/core'
import type { ProblemCode } from '../http/problem-response.ts'

/** What is not JSON is 400; readable JSON that holds a key twice or text that cannot be stored is bad input, 422. */
export const jsonFault = (errors: readonly InputError[]): ProblemCode =>
  errors.some(({ code }) => code === 'bad-syntax') ? 'bad-syntax' : 'bad-input'
