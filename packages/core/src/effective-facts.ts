import type { InputEvent } from './assess-input.ts'
import type { Facts, FactValue } from './fact-value.ts'
import type { FactDeclaration, Instrument } from './law.ts'

/** Adds to the given facts what follows from them and from the events. */
export type Derive = (facts: Facts, events: readonly InputEvent[]) => Facts

/**
 * Makes the derivation of an instrument: groups that were not named are not concerned, and some events say that a
 * fact is true. What was given always stands.
 */
export function derivation({ facts: declarations, groupsFact }: Instrument): Derive {
  const implied = declarations.filter(({ impliedBy }) => impliedBy !== undefined)
  const spared = declarations.filter(isSettledByGroup)
  return (facts, events) => {
    const derived: Record<string, FactValue> = { ...facts }
    for (const { name, impliedBy } of implied)
      if (derived[name] === undefined && events.some(({ type }) => type === impliedBy)) derived[name] = true
    const groups = groupsFact === undefined ? undefined : facts[groupsFact]
    if (Array.isArray(groups)) {
      for (const { name, group, whenNotConcerned } of spared)
        if (derived[name] === undefined && !groups.includes(group)) derived[name] = whenNotConcerned
    }
    return derived
  }
}

interface SettledByGroup extends FactDeclaration {
  readonly group: string
  readonly whenNotConcerned: boolean | number | string
}

const isSettledByGroup = (fact: FactDeclaration): fact is SettledByGroup =>
  fact.group !== undefined && fact.whenNotConcerned !== undefined && fact.whenNotConcerned !== null
