import type { InputEvent } from './assess-input.ts'
import type { Facts, FactValue } from './fact-value.ts'
import type { FactDeclaration, Instrument } from './law.ts'

/** A declared fact with its place in a list of values. */
export interface IndexedFact extends FactDeclaration {
  readonly slot: number
}

/** Facts by name, over all instruments. */
export type FactTable = ReadonlyMap<string, IndexedFact>

/** Known values by slot: tests look at hundreds of them, so they are not looked up by name. */
export type FactValues = readonly (FactValue | undefined)[]

/**
 * Makes the reading of facts under an instrument: groups that were not named are not concerned, and some events say
 * that a fact is true. What was given always stands.
 */
export function factReader(
  { facts: declarations, groupsFact }: Instrument,
  table: FactTable,
): (facts: Facts, events: readonly InputEvent[]) => FactValues {
  const own = declarations.flatMap(({ name }) => table.get(name) ?? [])
  const implied = own.filter(({ impliedBy }) => impliedBy !== undefined)
  const settled = own.filter(isSettledByGroup)
  return (facts, events) => {
    const values = new Array<FactValue | undefined>(table.size).fill(undefined)
    const groups = groupsFact === undefined ? undefined : facts[groupsFact]
    if (Array.isArray(groups)) {
      for (const { slot, group, whenNotConcerned } of settled)
        if (!groups.includes(group)) values[slot] = whenNotConcerned
    }
    for (const { type } of events)
      for (const { slot, impliedBy } of implied) if (impliedBy === type) values[slot] = true
    putGiven(values, facts, table)
    return values
  }
}

/** Groups of which harm was said, while nobody has named the groups themselves. */
export interface Concerned {
  readonly groupsFact: string
  readonly groups: ReadonlySet<string>
}

/** Reads what given facts say of their groups: without harm there, they would contradict it. */
export function concernedBy(
  facts: Facts,
  groupsFact: string | undefined,
  table: FactTable,
): Concerned | undefined {
  if (groupsFact === undefined || facts[groupsFact] !== undefined) return undefined
  const groups = new Set<string>()
  for (const name of Object.keys(facts)) {
    const { group, whenNotConcerned } = table.get(name) ?? {}
    if (group !== undefined && whenNotConcerned !== undefined && facts[name] !== whenNotConcerned)
      groups.add(group)
  }
  return { groupsFact, groups }
}

function putGiven(values: (FactValue | undefined)[], facts: Facts, table: FactTable): void {
  for (const name of Object.keys(facts)) {
    const slot = table.get(name)?.slot
    if (slot !== undefined) values[slot] = facts[name]
  }
}

interface SettledByGroup extends IndexedFact {
  readonly group: string
  readonly whenNotConcerned: boolean | number | string
}

const isSettledByGroup = (fact: IndexedFact): fact is SettledByGroup =>
  fact.group !== undefined && fact.whenNotConcerned !== undefined && fact.whenNotConcerned !== null
