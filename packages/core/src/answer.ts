import type { Json } from './canonical-json.ts'
import type { Confidence } from './confidence.ts'
import type { Localized } from './localized.ts'

/** What `assess` writes. Times are RFC 3339 strings in the offset of the event that started them. */
export interface AssessAnswer {
  readonly id: string | null
  readonly grades: readonly GradeAnswer[]
  readonly duties: readonly DutyAnswer[]
  readonly next: NextAnswer | null
  readonly ask: readonly QuestionAnswer[]
  /** Why the level is not higher; of the main instrument. */
  readonly whyNot: readonly NearMiss[]
  /** When growing facts will cross which threshold; no clock rests on it. */
  readonly forecast: readonly Forecast[]
  readonly warnings: readonly Warning[]
}

/** The grade one instrument gives. */
export interface GradeAnswer {
  readonly instrument: string
  readonly version: string
  readonly inForce: boolean
  /** Highest level the known facts reach. */
  readonly level: string
  readonly roman: string
  readonly zh: string
  readonly en: string
  /** A duty officer's recorded level, which stands in for it wherever a duty asks for one. */
  readonly decided?: string
  /** True exactly when some completion of the unknown facts gives a higher level. */
  readonly provisional: boolean
  /** All true indicators of all levels, highest first. */
  readonly hits: readonly Hit[]
  readonly couldStillBecome: readonly Possibility[]
  readonly missing: readonly string[]
  /** Every named choice that was in effect. */
  readonly choices: Readonly<Record<string, string>>
}

/** One indicator that the facts satisfy. */
export interface Hit {
  readonly id: string
  readonly level: string
  readonly citation: string
  readonly citationZh: string
  readonly confidence: Confidence
  readonly fact: string
  readonly value: Json
  readonly threshold: Json
  readonly label: Localized
}

/** A comparison that decides. */
export interface Comparison {
  readonly fact: string
  readonly op: '>=' | '>' | '=' | 'in'
  readonly value: Json
}

/** One way to a higher level: all of `if` would have to hold. Each subject of an indicator is a way of its own. */
export interface Possibility {
  readonly level: string
  readonly indicator: string
  readonly if: readonly Comparison[]
}

/** An indicator above the level that the facts fail, and the smallest change that would meet it. */
export interface NearMiss {
  readonly indicator: string
  readonly level: string
  readonly label: Localized
  readonly citation: string
  readonly citationZh: string
  readonly confidence: Confidence
  /** All of them would have to be so; `distance` is what a number falls short. */
  readonly changes: readonly (Comparison & { readonly given: Json; readonly distance?: number })[]
}

/** A threshold that a growing fact will cross. */
export interface Forecast {
  readonly fact: string
  readonly indicator: string
  readonly level: string
  readonly threshold: number
  readonly confidence: Confidence
  readonly at: string
  readonly earliest: string
  /** null: it may never come to that. */
  readonly latest: string | null
  readonly assumption: Localized
}

export const dutyStatuses = [
  'active',
  'filed_on_time',
  'filed_late',
  'not_started',
  'no_fixed_deadline',
  'not_triggered',
  'not_bound',
  'not_in_force',
  'superseded',
  'suspended',
  'unknown',
] as const
export type DutyStatus = (typeof dutyStatuses)[number]

/** Who receives: an entry of the directory of authorities. */
export interface Recipient {
  readonly id: string
  readonly zh: string
  readonly en?: string
}

export const dutyStages = [
  'initial',
  'forward',
  'supplement',
  'progress',
  'final',
  'notice',
  'crime',
  'sector',
  'record',
] as const
/** What part of the way of a report a duty is. */
export type DutyStage = (typeof dutyStages)[number]

/** One duty towards one recipient. Its identity is `id` plus recipient. */
export interface DutyAnswer {
  readonly id: string
  readonly stage: DutyStage
  readonly status: DutyStatus
  readonly from: string
  readonly to: string
  /** null while nobody is known: see `needsHuman`. */
  readonly recipient: Recipient | null
  /** A person has to find or confirm the recipient. */
  readonly needsHuman: boolean
  /** Who is to be told besides, by the deployment's own choice. */
  readonly alsoNotify?: readonly Recipient[]
  readonly label: Localized
  readonly startedBy?: { readonly type: string; readonly at: string }
  readonly dueSafe?: string
  readonly dueLatest?: string
  /** The harm reached what the duty asks for only then, after the limit from the start was over. */
  readonly reachedAt?: string
  /** What this product aims at where the law has no number. */
  readonly target?: string
  /** When it was filed. Whether in time is for the status to say: with `not_started` nobody can. */
  readonly filedAt?: string
  readonly citation: string
  readonly citationZh: string
  readonly because: readonly string[]
  /** The level that a report showed, where that alone keeps the duty owed: the grade is lower by now. */
  readonly shownLevel?: string
  /** The duty that took its place, where it is superseded. */
  readonly supersededBy?: string
  readonly missing: readonly string[]
  readonly confidence: Confidence
  readonly exercise?: true
}

/** The sentence every screen leads with. */
export interface NextAnswer {
  readonly duty: string
  readonly due?: string
  readonly do: Localized
  readonly why: Localized
}

/** A question whose answer can still change level, duty or deadline. */
export interface QuestionAnswer {
  readonly id: string
  readonly facts: readonly string[]
  readonly kind: 'multi' | 'single' | 'boolean' | 'number' | 'text' | 'form'
  readonly options?: readonly { readonly value: string; readonly label: Localized }[]
  readonly unit?: string
  readonly couldChange: readonly ('level' | 'duty' | 'deadline')[]
  readonly question: Localized
}

/** Something a person should know about this answer. */
export interface Warning {
  readonly code: string
  readonly detail?: Localized
}
