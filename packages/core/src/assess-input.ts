import type { Facts } from './fact-value.ts'
import type { Instant } from './instant.ts'

/** Something that happened and may start a clock. */
export interface InputEvent {
  readonly type: string
  readonly at: Instant
  /** A party of the glossary; `operator` unless the input says otherwise. */
  readonly actor: string
}

/** A report that was handed over. */
export interface InputFiling {
  readonly duty: string
  readonly at: Instant
  readonly receivedAt?: Instant
  /** Who received it: the directory's id, or the party where the directory knows nobody. Absent: whoever should have. */
  readonly recipient?: string
  /** A later version of the same stage towards the same recipient. */
  readonly update: boolean
  /** The level it showed; absent: the current grade. */
  readonly level?: string
}

/** How a fact has grown, or since when it grows by itself. */
export type Series = { readonly fact: string } & (
  | { readonly points: readonly { readonly at: Instant; readonly value: number }[] }
  | { readonly since: Instant; readonly knownAt: Instant }
)

/** A checked input of `assess`. */
export interface AssessInput {
  readonly id: string | null
  readonly evaluatedAt: Instant
  /** Absent: the enacted ones of the entity's jurisdictions. */
  readonly instruments?: readonly string[]
  readonly jurisdictions: readonly string[]
  readonly choices: Readonly<Record<string, string>>
  readonly facts: Facts
  readonly events: readonly InputEvent[]
  readonly filings: readonly InputFiling[]
  /** For forecasts alone. */
  readonly series?: readonly Series[]
  /** A duty officer's recorded grade: it stands in for the rules' level wherever duties ask for one. */
  readonly decided?: { readonly level: string; readonly at: Instant }
}

/** Event types every instrument shares; an instrument adds those its duties start with. */
export const sharedEventTypes: readonly string[] = [
  'aware.incident',
  'suspected.crime',
  'threshold.reached',
  'incident.recovered',
  'incident.handled',
  'report.received',
  'report.submitted',
]

/** Parties every instrument shares; an instrument adds those its duties name. */
export const sharedParties: readonly string[] = ['operator', 'vendor', 'authority', 'public']
