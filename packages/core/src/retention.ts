import type { Confidence } from './confidence.ts'
import type { Localized } from './localized.ts'

/** The sorts of things a deployment keeps. */
export const retentionSubjects = ['log', 'contacts', 'messages', 'deliveries', 'answers'] as const
export type RetentionSubject = (typeof retentionSubjects)[number]

/** The least time something is kept, and where that is written. */
export interface LeastTerm {
  readonly months: number
  readonly because: Localized
  /** How sure we are of what the law says; absent: it is this program's own promise. */
  readonly confidence?: Confidence
}

/** How long one sort of thing is kept. Where no law gives a number, the deployer chooses one under this id. */
export interface RetentionTerm {
  readonly id: RetentionSubject
  readonly what: Localized
  readonly least?: LeastTerm
  /** Months, unless the deployer chose others; `kept`: nothing is removed. */
  readonly standard: number | 'kept'
  /** Whether it can be removed at all. */
  readonly removable: boolean
}
