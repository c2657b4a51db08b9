import type { Actor, RuleVersion } from '../event-record.ts'
import type { Instant } from '../instant.ts'
import type { Case } from './case.ts'
import type { GradeSnapshot } from './case-event.ts'

/** The grade the rules give a case at a moment, and the rules that gave it. */
export interface GradeResult {
  readonly snapshot: GradeSnapshot
  readonly rules: RuleVersion
}

/** What deciding needs from outside: the time, who asks, and the law. */
export interface DecideContext {
  readonly now: Instant
  readonly actor: Actor
  /** Ids of the levels, highest first. */
  readonly levels: readonly string[]
  readonly grade: (file: Case, now: Instant) => GradeResult
}
