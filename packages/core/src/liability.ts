import type { Confidence } from './confidence.ts'
import { zoneOffset } from './due-time.ts'
import { compiler, missingFacts, type Situation } from './expression.ts'
import type { Facts } from './fact-value.ts'
import { factReader } from './fact-values.ts'
import { type Instant, wallClock } from './instant.ts'
import type { Instrument, LiabilityRow } from './law.ts'
import type { Localized } from './localized.ts'
import { ruleBook } from './rule-book.ts'

/** A consequence that the facts may have. It never says that it will: authorities decide. */
export interface PossibleConsequence {
  readonly id: string
  readonly effect: LiabilityRow['effect']
  /** `possible`: all that the rule names is so. `open`: it depends on what is missing. */
  readonly state: 'possible' | 'open'
  readonly conduct: Localized
  readonly consequence: Localized
  readonly citation: string
  readonly citationZh: string
  readonly confidence: Confidence
  readonly missing: readonly string[]
}

/** Facts in, possible consequences out, under the rules in force at the time of the conduct. */
export type Liability = (facts: Facts, at: Instant) => readonly PossibleConsequence[]

/** Makes the matrix of liability and leniency of an instrument. */
export function liabilityOf(instrument: Instrument): Liability {
  const { facts: table } = ruleBook([instrument])
  const compile = compiler(table)
  const values = factReader(instrument, table)
  const rows = (instrument.liability ?? []).map((row) => ({ row, when: compile(row.when) }))
  const choices = Object.fromEntries(instrument.choices.map((choice) => [choice.id, choice.default]))
  return (facts, at) => {
    const situation: Situation = { facts, values: values(facts, []), choices }
    const day = dayOf(at, instrument.zone)
    return rows
      .filter(({ row }) => (row.validFrom ?? day) <= day && day <= (row.validTo ?? day))
      .map(({ row, when }) => ({ row, value: when.value(situation), missing: missingFacts(when, situation) }))
      .filter(({ value }) => value !== false)
      .map(({ row, value, missing }) => possible(row, value === true ? 'possible' : 'open', missing))
  }
}

function possible(
  row: LiabilityRow,
  state: PossibleConsequence['state'],
  missing: readonly string[],
): PossibleConsequence {
  const { id, effect, conduct, consequence, citation, citationZh, confidence } = row
  return { id, effect, state, conduct, consequence, citation, citationZh, confidence, missing }
}

const two = (value: number): string => String(value).padStart(2, '0')

function dayOf(at: Instant, zone: string): string {
  const { year, month, day } = wallClock(at, zoneOffset(zone, at))
  return `${year}-${two(month)}-${two(day)}`
}
