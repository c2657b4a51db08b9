import type { Comparison } from './answer.ts'
import type { Facts, FactValue } from './fact-value.ts'
import type { Expr, FactDeclaration } from './law.ts'

/** True, false, or not known: Kleene's third value is undefined, so that a forgotten case is a type error. */
export type Tri = boolean | undefined

/** What an expression is evaluated over. */
export interface Situation {
  readonly facts: Facts
  readonly choices: Readonly<Record<string, string>>
}

/** An expression made ready to evaluate often. */
export interface Test {
  readonly value: (situation: Situation) => Tri
  /** While the value is unknown: comparisons that would make it true, if all of them held. */
  readonly open: (situation: Situation) => readonly Comparison[]
  /** While the value is unknown: puts the names of all unknown facts that matter into `names`. */
  readonly missing: (situation: Situation, names: Set<string>) => void
}

type FactTable = ReadonlyMap<string, FactDeclaration>

export const and = (a: Tri, b: Tri): Tri =>
  a === false || b === false ? false : a === undefined || b === undefined ? undefined : true
export const or = (a: Tri, b: Tri): Tri =>
  a === true || b === true ? true : a === undefined || b === undefined ? undefined : false
const not = (a: Tri): Tri => (a === undefined ? undefined : !a)

/** Names of all unknown facts that matter to a test; none when its value is known. */
export function missingFacts(test: Test, situation: Situation): readonly string[] {
  if (test.value(situation) !== undefined) return []
  const names = new Set<string>()
  test.missing(situation, names)
  return [...names]
}

/** Compares a value with what a comparison asks; an absent value is unknown. */
export const compare = (comparison: Comparison, given: FactValue | undefined, facts: FactTable): Tri =>
  given === undefined ? undefined : holds(comparison, facts)(given)

function holds({ fact, op, value }: Comparison, facts: FactTable): (given: FactValue) => boolean {
  if (op === '=') return (given) => (Array.isArray(given) ? given.includes(value as string) : given === value)
  if (op === 'in') return (given) => Array.isArray(value) && value.includes(given)
  const kind = facts.get(fact)?.kind
  if (kind?.type !== 'enum') return (given) => (given as number) >= Number(value)
  const ascending = kind.values.map((one) => one.value)
  const least = ascending.indexOf(value as string)
  return (given) => ascending.indexOf(given as string) >= least
}

const always: Test = { value: () => true, open: () => [], missing: () => {} }

/** Compiles an expression of the law once, so that telling its value allocates nothing. */
export function compile(expr: Expr, facts: FactTable): Test {
  if ('always' in expr) return always
  if ('all' in expr) return allOf(expr.all.map((part) => compile(part, facts)))
  if ('any' in expr) return anyOf(expr.any.map((part) => compile(part, facts)))
  if ('not' in expr) {
    const inner = compile(expr.not, facts)
    return { ...inner, value: (situation) => not(inner.value(situation)) }
  }
  if ('mayBe' in expr) {
    const inner = compile(expr.mayBe, facts)
    return { ...always, value: (situation) => inner.value(situation) ?? true }
  }
  if ('unknown' in expr) return { ...always, value: ({ facts: given }) => given[expr.unknown] === undefined }
  if ('choice' in expr) return chosen(expr, facts)
  return comparison(expr, facts)
}

function comparison(leaf: Comparison, facts: FactTable): Test {
  const { fact } = leaf
  const presumed = facts.get(fact)?.presumed
  const isMet = holds(leaf, facts)
  const alone = [leaf]
  return {
    value: ({ facts: given }) => {
      const value = given[fact] ?? presumed
      return value === undefined ? undefined : isMet(value)
    },
    open: () => alone,
    missing: (_, names) => {
      names.add(fact)
    },
  }
}

/** Parts that leave a composite open are the unknown ones: the others are settled and cannot matter any more. */
const missingOfParts =
  (parts: readonly Test[]): Test['missing'] =>
  (situation, names) => {
    for (const part of parts) if (part.value(situation) === undefined) part.missing(situation, names)
  }

function allOf(parts: readonly Test[]): Test {
  return {
    value: (situation) => {
      let result: Tri = true
      for (const part of parts) {
        result = and(result, part.value(situation))
        if (result === false) return false
      }
      return result
    },
    open: (situation) => {
      const comparisons: Comparison[] = []
      for (const part of parts)
        if (part.value(situation) === undefined) comparisons.push(...part.open(situation))
      return comparisons
    },
    missing: missingOfParts(parts),
  }
}

function anyOf(parts: readonly Test[]): Test {
  return {
    value: (situation) => {
      let result: Tri = false
      for (const part of parts) {
        result = or(result, part.value(situation))
        if (result === true) return true
      }
      return result
    },
    // One way suffices: the one that needs the fewest further facts.
    open: (situation) => {
      let fewest: readonly Comparison[] | undefined
      for (const part of parts) {
        if (part.value(situation) !== undefined) continue
        const way = part.open(situation)
        if (fewest === undefined || way.length < fewest.length) fewest = way
      }
      return fewest ?? []
    },
    missing: missingOfParts(parts),
  }
}

function chosen(expr: Extract<Expr, { choice: string }>, facts: FactTable): Test {
  const readings = new Map(Object.entries(expr.readings).map(([id, part]) => [id, compile(part, facts)]))
  const reading = ({ choices }: Situation): Test => {
    const test = readings.get(choices[expr.choice] ?? '')
    if (test === undefined) throw new Error(`no reading of ${expr.choice} was chosen`)
    return test
  }
  return {
    value: (situation) => reading(situation).value(situation),
    open: (situation) => reading(situation).open(situation),
    missing: (situation, names) => reading(situation).missing(situation, names),
  }
}
