import type { Comparison, DutyStage } from './answer.ts'
import type { Confidence } from './confidence.ts'
import type { Localized } from './localized.ts'

/**
 * The law as data. An instrument holds no functions and survives a JSON round trip, so that a lawyer
 * can review one file, and a deployer can add one at run time.
 */
export interface Instrument {
  readonly id: string
  readonly version: string
  readonly title: Localized
  readonly jurisdiction: string
  readonly status: 'enacted' | 'proposed' | 'repealed'
  /** First day in force (calendar day in `zone`); absent for drafts that never were. */
  readonly validFrom?: string
  /** Last day in force, where a later version took its place. */
  readonly validTo?: string
  readonly zone: string
  /** Answered only where an input names it: it stands beside the instrument that leads, and would drown it. */
  readonly onlyWhenNamed?: true
  /** Day a person last compared the data with its sources. */
  readonly checkedOn: string
  readonly sources: readonly Source[]
  /** Who its duties speak of: the kebab-case names of `Duty.from` and `Duty.to`, with their words. */
  readonly parties: readonly LabelledValue[]
  /** Highest first; the last one is what remains. */
  readonly grades: readonly Grade[]
  readonly indicators: readonly Indicator[]
  readonly duties: readonly Duty[]
  readonly facts: readonly FactDeclaration[]
  readonly questions: readonly Question[]
  readonly choices: readonly Choice[]
  readonly contents: readonly ContentItem[]
  /** Whom it binds at all; false makes every duty `not_bound`. */
  readonly bound?: Expr
  /** What is no incident, though it looks like one; true leaves every duty untriggered. */
  readonly noIncident?: Expr
  /** Name of the set fact whose values are the groups of other facts. */
  readonly groupsFact?: string
  readonly warnings: readonly ConditionalWarning[]
  readonly reminders?: readonly Reminder[]
  readonly liability?: readonly LiabilityRow[]
  readonly calendars?: readonly Calendar[]
}

/** Something to tell a person when the facts stand so. */
export interface ConditionalWarning {
  readonly code: string
  readonly when: Expr
  readonly detail: Localized
}

/** Where a statement of the law was read. */
export interface Source {
  readonly key: string
  readonly title: Localized
  readonly url?: string
  readonly readOn?: string
}

/** What every number of the law carries. */
export interface Cited {
  /** Short and stable, in English: it travels in answers and logs. */
  readonly citation: string
  /** The same for Chinese readers. */
  readonly citationZh: string
  readonly confidence: Confidence
  /** Keys of `Instrument.sources`. */
  readonly sources: readonly string[]
  readonly note?: Localized
}

export interface Grade {
  readonly id: string
  readonly roman: string
  readonly zh: string
  readonly en: string
}

/**
 * A three-valued expression over facts: an unknown fact makes it unknown, unless the rest decides.
 * `mayBe` is true while the fact is unknown; `choice` follows a named reading of an open point. No indicator holds a
 * `not`: what could still come true is told in comparisons.
 */
export type Expr =
  | Comparison
  | { readonly all: readonly Expr[] }
  | { readonly any: readonly Expr[] }
  | { readonly atLeast: number; readonly of: readonly Expr[] }
  | { readonly not: Expr }
  | { readonly mayBe: Comparison }
  | { readonly unknown: string }
  | { readonly choice: string; readonly readings: Readonly<Record<string, Expr>> }
  | { readonly always: true }

/** One row of a grading guide: subject first, then any one of its measures. */
export interface Indicator extends Cited {
  readonly id: string
  readonly level: string
  readonly label: Localized
  /** Which systems and circumstances it speaks of. */
  readonly subject?: Expr
  /** Any one suffices. */
  readonly measures: readonly Comparison[]
}

/** A fact that can be said about an entity or an incident. */
export interface FactDeclaration {
  readonly name: string
  /** Which object of the input it stands in. */
  readonly on: 'entity' | 'incident'
  readonly kind: FactKind
  readonly label: Localized
  readonly hint?: Localized
  /** The value of `affected` this fact belongs to. */
  readonly group?: string
  /** What is known of the fact once its group is known not to be concerned; absent: nothing, and no contradiction either. */
  readonly whenNotConcerned?: boolean | number | string | null
  /** What holds until someone says otherwise. */
  readonly presumed?: boolean | string
  /** An event that says this fact is true. */
  readonly impliedBy?: string
  /** Given although this is known to be false, the fact contradicts it. */
  readonly onlyWhen?: Comparison
}

export type FactKind =
  | { readonly type: 'boolean' }
  | {
      readonly type: 'number'
      readonly unit: string
      readonly min: number
      readonly max: number
      /** Digits after the point; absent: any, because a share or a time is what was measured. */
      readonly decimals?: number
    }
  /** `ordered` values ascend, so that `>=` compares them. */
  | { readonly type: 'enum'; readonly values: readonly LabelledValue[]; readonly ordered?: true }
  | { readonly type: 'set'; readonly values: readonly LabelledValue[] }
  | { readonly type: 'text'; readonly maxLength: number; readonly format?: 'time-zone' }

export interface LabelledValue {
  readonly value: string
  readonly label: Localized
  readonly hint?: Localized
  /** Finer than a person in a hurry wants to choose from: a form offers it only where it was chosen already. */
  readonly fine?: true
}

/** A question a person is asked; several facts make it a small form. */
export interface Question {
  readonly id: string
  readonly facts: readonly string[]
  readonly question: Localized
  readonly hint?: Localized
}

/** A point the law leaves open: named, visible, with its readings and a default. One reading: it is treated so. */
export interface Choice {
  readonly id: string
  readonly question: Localized
  readonly readings: readonly LabelledValue[]
  readonly default: string
}

/** Who owes what to whom by when. */
export interface Duty extends Cited {
  readonly id: string
  readonly stage: DutyStage
  readonly label: Localized
  /** The sentence of the next-action card. */
  readonly do: Localized
  readonly from: string
  readonly to: string
  /** How the recipient is found; `first-recipients` makes one row for each initial report's recipient. */
  readonly recipient: 'home-province' | 'national' | 'directory' | 'first-recipients'
  /** Fact that names the place whose province receives; absent: that of the unit. */
  readonly placeFact?: string
  /** Which procedures and circumstances it belongs to, without the level. */
  readonly when: Expr
  /** Lowest level that triggers it; absent: any. */
  readonly level?: string
  /** What starts it: an event by an actor, or the receipt (or submission) of another duty's filing. */
  readonly start?: DutyStart
  /** Absent: no number in the law. */
  readonly within?: Within
  /** Further limits: the one that ends first counts. */
  readonly orEarlier?: readonly Clock[]
  /** What this product aims at where the law has no number; never a legal due time. */
  readonly target?: { readonly start: EventStart; readonly minutes: number }
  readonly urgency?: 'immediate' | 'promptly'
  /** Another duty takes its place once this holds: the row stays, and says which. */
  readonly supersededBy?: { readonly duty: string; readonly when: Expr }
  /** It rests while this holds, until the event says otherwise. */
  readonly suspendedBy?: {
    readonly when: Expr
    readonly until?: { readonly event: string; readonly actor: string }
  }
  /** false: encouraged, not owed. */
  readonly binding?: false
}

/** What starts a clock. */
export type DutyStart =
  | EventStart
  /** The first filing of one of these duties that reached its recipient. */
  | { readonly receiptOf: readonly string[] }
  /** The first, or the latest, submission of another duty; updates count for the latest. */
  | { readonly submissionOf: string; readonly pick: 'first' | 'latest' }
  /** The initial report to the same recipient. */
  | { readonly afterInitial: true }

/** The earliest event of a type by an actor. */
export interface EventStart {
  readonly event: string
  readonly actor: string
  /** Each such event is answered by a filing of its own; absent: the first one counts. */
  readonly each?: true
  /** Under this reading of an open point, what another actor knows counts too. */
  readonly alsoBy?: { readonly actor: string } & Reading
  /**
   * Harm that grows to what the duty asks for only at a later event: the limit runs on from the start, but ends no
   * earlier than that event; under the reading, it runs from there.
   */
  readonly grown?: { readonly event: string } & Reading
}

/** One reading of an open point. */
export interface Reading {
  readonly choice: string
  readonly reading: string
}

/** A further limit of a duty. */
export interface Clock {
  readonly start: DutyStart
  readonly within: Within
  /** The limit does not count where this event came only after its end. */
  readonly overtakenBy?: string
}

/**
 * A length of time, in minutes on the clock or in calendar months. `untilEndOfDay`: the late reading ends with the
 * calendar day, in that zone or in the entity's own.
 */
export type Within = (
  | { readonly minutes: number; readonly months?: never }
  | { readonly months: number; readonly minutes?: never }
) & { readonly untilEndOfDay?: string; readonly roll?: Roll }

/** The name of the entity's own zone. */
export const entityZone = 'entity'

/** A limit that ends on a day off moves, in the late reading, to a time of the next working day. */
export interface Roll {
  readonly calendar: string
  /** Fact that says whose days off count. */
  readonly regionFact: string
  readonly minuteOfDay: number
  /** Who may not make use of it. */
  readonly unless?: Expr
}

/** What a conduct may lead to, or what may soften it. */
export interface LiabilityRow extends Cited {
  readonly id: string
  readonly effect: 'penalty' | 'aggravated' | 'mitigated'
  readonly conduct: Localized
  /** Worded as a possibility. */
  readonly consequence: Localized
  readonly when: Expr
  /** First and last day of conduct it applies to. */
  readonly validFrom?: string
  readonly validTo?: string
}

/** Days off beside Saturdays and Sundays, by region. A year that is not in it is not known, not free of holidays. */
export interface Calendar {
  readonly id: string
  readonly confidence: Confidence
  readonly source: Localized
  readonly checkedOn: string
  readonly years: readonly number[]
  /** By region, days as `2026-12-25`. */
  readonly daysOff: Readonly<Record<string, readonly string[]>>
}

/** Something that should have happened some time after something else. */
export interface Reminder {
  readonly code: string
  readonly after: string
  readonly minutes: number
  readonly expects: string
  readonly detail: Localized
}

/** One item a report must contain. */
export interface ContentItem extends Cited {
  readonly id: string
  /** Field of `contents` (or of the report) that answers it. */
  readonly field: string
  /** Names under `field` that each need an answer; absent: the field itself. */
  readonly parts?: readonly string[]
  readonly label: Localized
  /** Which report it belongs to; absent: the first one and its supplements. */
  readonly report?: 'initial' | 'summary'
  readonly required: 'always' | 'if-known'
  /** Only for incidents of this kind. */
  readonly when?: Expr
}
