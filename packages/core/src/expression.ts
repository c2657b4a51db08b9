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
  /** The comparisons that stand between an unknown value and true: all of them would have to hold. */
  readonly open: (situation: Situation) => readonly Comparison[]
  /** Names of all unknown facts that can still matter to it. */
  readonly missing: (situation: Situation) => readonly string[]
}

export const and = (a: Tri, b: Tri): Tri =>
  a === false || b === false ? false : a === undefined || b === undefined ? undefined : true
export const or = (a: Tri, b: Tri): Tri =>
  a === true || b === true ? true : a === undefined || b === undefined ? undefined : false
const not = (a: Tri): Tri => (a === undefined ? undefined : !a)

const nothing = (): readonly never[] => []

/** Compares a value with what a comparison asks; an absent value is unknown. */
export function compare(
  { fact, op, value }: Comparison,
  given: FactValue | undefined,
  facts: ReadonlyMap<string, FactDeclaration>,
): Tri {
  if (given === undefined) return undefined
  if (op === '=') return Array.isArray(given) ? given.includes(value as string) : given === value
  if (op === 'in') return Array.isArray(value) && value.includes(given)
  if (typeof given === 'number') return given >= Number(value)
  return rankOf(facts.get(fact), given) >= rankOf(facts.get(fact), value)
}

/** Place of a value in an ordered enumeration. */
function rankOf(declared: FactDeclaration | undefined, value: unknown): number {
  const kind = declared?.kind
  return kind?.type === 'enum' ? kind.values.findIndex((one) => one.value === value) : Number.NaN
}

/** Compiles an expression of the law once, so that evaluating it allocates nothing. */
export function compile(expr: Expr, facts: ReadonlyMap<string, FactDeclaration>): Test {
  if ('always' in expr) return { value: () => true, open: nothing, missing: nothing }
  if ('all' in expr) return allOf(expr.all.map((part) => compile(part, facts)))
  if ('any' in expr) return anyOf(expr.any.map((part) => compile(part, facts)))
  if ('not' in expr) {
    const inner = compile(expr.not, facts)
    return { value: (situation) => not(inner.value(situation)), open: inner.open, missing: inner.missing }
  }
  if ('mayBe' in expr) {
    const inner = compile(expr.mayBe, facts)
    return { value: (situation) => inner.value(situation) ?? true, open: nothing, missing: nothing }
  }
  if ('unknown' in expr) {
    return { value: ({ facts: given }) => given[expr.unknown] === undefined, open: nothing, missing: nothing }
  }
  if ('choice' in expr) return chosen(expr, facts)
  return comparison(expr, facts)
}

function comparison(leaf: Comparison, facts: ReadonlyMap<string, FactDeclaration>): Test {
  const presumed = facts.get(leaf.fact)?.presumed
  const value = ({ facts: given }: Situation): Tri => compare(leaf, given[leaf.fact] ?? presumed, facts)
  return {
    value,
    open: (situation) => (value(situation) === undefined ? [leaf] : []),
    missing: (situation) => (value(situation) === undefined ? [leaf.fact] : []),
  }
}

function allOf(parts: readonly Test[]): Test {
  const value = (situation: Situation): Tri => {
    let result: Tri = true
    for (const part of parts) {
      result = and(result, part.value(situation))
      if (result === false) return false
    }
    return result
  }
  return {
    value,
    open: (situation) => parts.flatMap((part) => part.open(situation)),
    missing: (situation) =>
      value(situation) === undefined ? parts.flatMap((part) => part.missing(situation)) : [],
  }
}

function anyOf(parts: readonly Test[]): Test {
  const value = (situation: Situation): Tri => {
    let result: Tri = false
    for (const part of parts) {
      result = or(result, part.value(situation))
      if (result === true) return true
    }
    return result
  }
  // One way suffices: the one that needs the fewest further facts.
  const open = (situation: Situation): readonly Comparison[] =>
    parts
      .filter((part) => part.value(situation) === undefined)
      .map((part) => part.open(situation))
      .sort((a, b) => a.length - b.length)[0] ?? []
  const missing = (situation: Situation): readonly string[] =>
    value(situation) === undefined ? parts.flatMap((part) => part.missing(situation)) : []
  return { value, open, missing }
}

function chosen(expr: Extract<Expr, { choice: string }>, facts: ReadonlyMap<string, FactDeclaration>): Test {
  const readings = new Map(Object.entries(expr.readings).map(([id, part]) => [id, compile(part, facts)]))
  const reading = ({ choices }: Situation): Test => {
    const test = readings.get(choices[expr.choice] ?? '')
    if (test === undefined) throw new Error(`no reading of ${expr.choice} was chosen`)
    return test
  }
  return {
    value: (situation) => reading(situation).value(situation),
    open: (situation) => reading(situation).open(situation),
    missing: (situation) => reading(situation).missing(situation),
  }
}
