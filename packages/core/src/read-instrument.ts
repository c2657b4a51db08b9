import { checkInstrument } from './check-instrument.ts'
import { inputError } from './input-error.ts'
import { instrumentSchema } from './instrument-schema.ts'
import { lineOf } from './json-lines.ts'
import { schemaFaults } from './json-schema.ts'
import { parseJsonText } from './json-text.ts'
import type { Instrument } from './law.ts'
import { fail, type Outcome, succeed } from './outcome.ts'
import type { InputError } from './problem.ts'

/** One thing wrong with a rule file, and the line it stands on. */
export type RuleFileFault = InputError & { readonly line: number }

/**
 * Reads a deployer's own rule file: strict JSON, the shape of an instrument, names that lead somewhere, and nothing that
 * collides with the instruments there are. A bad file is refused whole, with line and reason.
 */
export function readInstrument(
  text: string,
  others: readonly Instrument[],
): Outcome<Instrument, readonly RuleFileFault[]> {
  const refuse = (faults: readonly InputError[]): Outcome<Instrument, readonly RuleFileFault[]> =>
    fail(faults.map((fault) => ({ ...fault, line: lineOf(text, fault.pointer) })))
  const json = parseJsonText(text)
  if (!json.ok) return refuse(json.failure)
  const shape = schemaFaults(json.value, instrumentSchema)
  if (shape.length > 0) return refuse(shape)
  const instrument = json.value as unknown as Instrument
  const faults = [...checkInstrument(instrument), ...collisions(instrument, others)]
  return faults.length > 0 ? refuse(faults) : succeed(instrument)
}

/** Ids of its own, and facts that mean to it what they mean to the others. */
function collisions({ id, duties, facts }: Instrument, others: readonly Instrument[]): readonly InputError[] {
  const otherDuties = new Set(others.flatMap((other) => other.duties.map((duty) => duty.id)))
  const otherFacts = new Map(
    others.flatMap((other) => other.facts.map((fact) => [fact.name, JSON.stringify(fact)])),
  )
  return [
    ...(others.some((other) => other.id === id) ? [inputError('/id', 'duplicate-name')] : []),
    ...duties.flatMap((duty, index) =>
      otherDuties.has(duty.id) ? [inputError(`/duties/${index}/id`, 'duplicate-name')] : [],
    ),
    ...facts.flatMap((fact, index) => {
      const other = otherFacts.get(fact.name)
      return other === undefined || other === JSON.stringify(fact)
        ? []
        : [inputError(`/facts/${index}`, 'contradiction', fact.name)]
    }),
  ]
}
