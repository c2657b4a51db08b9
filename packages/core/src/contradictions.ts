import { compare } from './expression.ts'
import type { Facts, FactValue } from './fact-value.ts'
import type { FactTable } from './fact-values.ts'
import { inputError } from './input-error.ts'
import type { FactDeclaration } from './law.ts'
import type { InputError } from './problem.ts'
import type { RuleBook } from './rule-book.ts'

/** Facts that cannot stand together: harm in a group that is said not to be concerned, or of a system that is not of that kind. */
export function contradictions(
  facts: Facts,
  pointers: ReadonlyMap<string, string>,
  { instruments, facts: table }: RuleBook,
): readonly InputError[] {
  const errors: InputError[] = []
  const groupsFacts = [...new Set(instruments.flatMap(({ groupsFact }) => groupsFact ?? []))]
  for (const [name, value] of Object.entries(facts)) {
    const declared = table.get(name)
    const pointer = pointers.get(name) ?? ''
    const groupsFact = declared && groupsFacts.find((fact) => saysOtherwise(declared, value, facts[fact]))
    if (groupsFact !== undefined) errors.push(contradiction(pointer, groupsFact, table))
    const condition = declared?.onlyWhen
    if (condition !== undefined && compare(condition, facts[condition.fact], table) === false) {
      errors.push(contradiction(pointer, condition.fact, table))
    }
  }
  return errors
}

/** An error at one fact that speaks against another, which is called by the words that people read. */
export const contradiction = (pointer: string, other: string, facts: FactTable): InputError =>
  inputError(pointer, 'contradiction', facts.get(other)?.label ?? other)

/** True when a fact asserts harm of a group that is known not to be concerned. */
function saysOtherwise(declared: FactDeclaration, value: FactValue, groups: FactValue | undefined): boolean {
  const { group, whenNotConcerned } = declared
  if (group === undefined || whenNotConcerned === undefined || !Array.isArray(groups)) return false
  return !groups.includes(group) && value !== whenNotConcerned
}
