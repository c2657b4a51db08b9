import type { Localized } from './localized.ts'

/** One thing wrong with an input: where, which rule it breaks, what to do. */
export interface InputError {
  /** JSON pointer (RFC 6901) into the input as it was written; '' is the whole. */
  readonly pointer: string
  /** Stable kebab-case code. */
  readonly code: string
  /** What is wrong and what to do, in both languages. */
  readonly detail: Localized
}

/** An RFC 9457 problem, with all input errors at once. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail?: string
  readonly errors: readonly InputError[]
}
