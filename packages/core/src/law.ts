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
  readonly zone: string
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
  | { readonly type: 'text'; readonly maxLength: number }

export interface LabelledValue {
  readonly value: string
  readonly label: Localized
  readonly hint?: Localized
}

/** A question a person is asked; several facts make it a small form. */
export interface Question {
  readonly id: string
  readonly facts: readonly string[]
  readonly question: Localized
  readonly hint?: Localized
}

/** A point the law leaves open: named, visible, with its readings and a default. */
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
  /** Which procedures and circumstances it belongs to, without the level. */
  readonly when: Expr
  /** Lowest level that triggers it; absent: any. */
  readonly level?: string
  /** What starts it: an event by an actor, or the receipt (or submission) of another duty's filing. */
  readonly start?: DutyStart
  /** Absent: no number in the law. */
  readonly within?: Within
  readonly urgency?: 'immediate' | 'promptly'
  /** false: encouraged, not owed. */
  readonly binding?: false
}

export type DutyStart =
  | { readonly event: string; readonly actor: string }
  /** The first filing of one of `filings` that reached its recipient. */
  | { readonly receiptOf: readonly string[] }
  /** The initial report to the same recipient. */
  | { readonly afterInitial: true }

/** A length of time. `untilEndOfDay`: the late reading ends with the calendar day, in that zone. */
export interface Within {
  readonly minutes: number
  readonly untilEndOfDay?: string
}

/** One item a report must contain. */
export interface ContentItem extends Cited {
  readonly id: string
  /** Field of `contents` (or of the report) that answers it. */
  readonly field: string
  readonly label: Localized
  readonly required: 'always' | 'if-known'
  /** Only for incidents of this kind. */
  readonly when?: Expr
}
