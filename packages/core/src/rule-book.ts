import { sharedEventTypes, sharedParties } from './assess-input.ts'
import type { FactTable, IndexedFact } from './fact-values.ts'
import type { Choice, Duty, FactDeclaration, Instrument } from './law.ts'

/** What an input may name, over all instruments at once. */
export interface RuleBook {
  readonly instruments: readonly Instrument[]
  readonly facts: FactTable
  readonly choices: ReadonlyMap<string, Choice>
  /** Every duty by its id, with the instrument it stands in. */
  readonly duties: ReadonlyMap<string, { readonly duty: Duty; readonly instrument: Instrument }>
  readonly dutyIds: readonly string[]
  readonly levels: readonly string[]
  readonly eventTypes: readonly string[]
  readonly parties: readonly string[]
}

/** Gathers the names of all instruments. Throws when two instruments declare one fact differently: a bug in the data. */
export function ruleBook(instruments: readonly Instrument[]): RuleBook {
  const duties = instruments.flatMap((instrument) => instrument.duties)
  const starts = duties
    .flatMap(({ start, orEarlier = [] }) => [start, ...orEarlier.map((clock) => clock.start)])
    .flatMap((start) => (start !== undefined && 'event' in start ? [start.event] : []))
  const ends = duties.flatMap(({ suspendedBy }) => suspendedBy?.until?.event ?? [])
  return {
    instruments,
    facts: factTable(instruments),
    choices: new Map(instruments.flatMap(({ choices }) => choices.map((choice) => [choice.id, choice]))),
    duties: new Map(
      instruments.flatMap((instrument) => instrument.duties.map((duty) => [duty.id, { duty, instrument }])),
    ),
    dutyIds: duties.map(({ id }) => id),
    levels: [...new Set(instruments.flatMap(({ grades }) => grades.map(({ id }) => id)))],
    eventTypes: [...new Set([...sharedEventTypes, ...starts, ...ends])],
    parties: [...new Set([...sharedParties, ...duties.flatMap(({ from, to }) => [from, to])])],
  }
}

function factTable(instruments: readonly Instrument[]): FactTable {
  const declared = new Map<string, FactDeclaration>()
  const table = new Map<string, IndexedFact>()
  for (const fact of instruments.flatMap(({ facts }) => facts)) {
    const other = declared.get(fact.name)
    if (other !== undefined && JSON.stringify(other) !== JSON.stringify(fact)) {
      throw new Error(`the fact ${fact.name} is declared twice, differently`)
    }
    if (other === undefined) table.set(fact.name, { ...fact, slot: table.size })
    declared.set(fact.name, fact)
  }
  return table
}
