import type { InputEvent } from './assess-input.ts'
import type { Facts, FactValue } from './fact-value.ts'
import type { Instrument } from './law.ts'

/**
 * Adds to the given facts what follows from them: groups that were not named are not concerned, and some events say
 * that a fact is true. What was given always stands.
 */
export function effectiveFacts(instrument: Instrument, facts: Facts, events: readonly InputEvent[]): Facts {
  const groups = instrument.groupsFact === undefined ? undefined : facts[instrument.groupsFact]
  const derived: Record<string, FactValue> = {}
  for (const { name, group, whenNotConcerned, impliedBy } of instrument.facts) {
    if (impliedBy !== undefined && events.some(({ type }) => type === impliedBy)) derived[name] = true
    const spared = group !== undefined && Array.isArray(groups) && !groups.includes(group)
    if (spared && whenNotConcerned !== undefined && whenNotConcerned !== null)
      derived[name] = whenNotConcerned
  }
  return { ...derived, ...facts }
}
