import type { Comparison } from './answer.ts'
import type { Facts, FactValue } from './fact-value.ts'
import type { Concerned, FactTable, FactValues, IndexedFact } from './fact-values.ts'
import type { Expr } from './law.ts'

/** True, false, or not known: Kleene's third value is undefined, so that a forgotten case is a type error. */
export type Tri = boolean | undefined

/** What an expression is evaluated over. */
export interface Situation {
  /** As they were given. */
  readonly facts: Facts
  /** With what follows from them. */
  readonly values: FactValues
  readonly choices: Readonly<Record<string, string>>
  readonly concerned?: Concerned | undefined
}

/** An expression made ready to evaluate often. */
export interface Test {
  readonly value: (situation: Situation) => Tri
  /** While the value is unknown: comparisons that make it true if all hold, for each way, up to a number no person reads. */
  readonly ways: (situation: Situation) => Ways
  /** While the value is unknown: the names of all unknown facts that matter. */
  readonly missing: (situation: Situation) => readonly string[]
  /** Unknown facts on which the value rests, because something is presumed of what nobody has said. */
  readonly presumes: (situation: Situation) => readonly string[]
  /** Comparisons without which it is never true. */
  readonly needs: readonly Comparison[]
  /** All that its value rests on. */
  readonly leaves: readonly Leaf[]
}

/** One thing an expression looks at, and which of its few states a situation is in. */
interface Leaf {
  readonly states: number
  readonly state: (situation: Situation) => number
}

export const and = (a: Tri, b: Tri): Tri =>
  a === false || b === false ? false : a === undefined || b === undefined ? undefined : true
export const or = (a: Tri, b: Tri): Tri =>
  a === true || b === true ? true : a === undefined || b === undefined ? undefined : false
const not = (a: Tri): Tri => (a === undefined ? undefined : !a)

/** Names of all unknown facts that matter to a test; none when its value is known. */
export const missingFacts = (test: Test, situation: Situation): readonly string[] =>
  test.value(situation) === undefined ? test.missing(situation) : nothing

const nothing: readonly never[] = []

/** Compares a value with what a comparison asks; an absent value is unknown. */
export const compare = (comparison: Comparison, given: FactValue | undefined, facts: FactTable): Tri =>
  given === undefined ? undefined : holds(comparison, facts)(given)

function holds({ fact, op, value }: Comparison, facts: FactTable): (given: FactValue) => boolean {
  if (op === '=') return (given) => (Array.isArray(given) ? given.includes(value as string) : given === value)
  if (op === 'in') return (given) => Array.isArray(value) && value.includes(given)
  const kind = facts.get(fact)?.kind
  if (op === '>') return (given) => (given as number) > Number(value)
  if (kind?.type !== 'enum') return (given) => (given as number) >= Number(value)
  const ascending = kind.values.map((one) => one.value)
  const least = ascending.indexOf(value as string)
  return (given) => ascending.indexOf(given as string) >= least
}

const always: Test = {
  value: () => true,
  ways: () => nothing,
  missing: () => nothing,
  presumes: () => nothing,
  needs: [],
  leaves: [],
}

/** Turns an expression of the law into a test. */
export type Compile = (expr: Expr) => Test

/**
 * Makes a compiler. Many rows of a law speak of the same subject, so equal expressions become one test, which
 * remembers what it told of the last situation.
 */
export function compiler(facts: FactTable): Compile {
  const tests = new Map<string, Test>()
  const compile: Compile = (expr) => {
    const key = JSON.stringify(expr)
    const test = tests.get(key) ?? testOf(expr, facts, compile)
    tests.set(key, test)
    return test
  }
  return compile
}

const remembering = (test: Test): Test => ({
  ...test,
  value: lastAnswer(test.value),
  ways: byStates(test, test.ways),
  missing: byStates(test, test.missing),
})

/** Many rows ask one test about the same situation. */
function lastAnswer(value: Test['value']): Test['value'] {
  let last: Situation | undefined
  let known: Tri
  return (situation) => {
    // Stryker disable next-line ConditionalExpression: looking again gives the same answer, later.
    if (last !== situation) {
      known = value(situation)
      last = situation
    }
    return known
  }
}

/** More states than a number can tell apart: nothing is remembered of such a test. */
const mostStates = Number.MAX_SAFE_INTEGER
/** Incidents differ without end, what they make of one indicator hardly does; whoever tries them all starts anew. */
const mostAnswers = 1000

/** Remembers an answer that rests on nothing but a test's leaves, for each combination of their states. */
export function byStates<Answer>(
  { leaves }: Test,
  answer: (situation: Situation) => Answer,
): (situation: Situation) => Answer {
  // Stryker disable next-line EqualityOperator: no product of twos and threes is the greatest safe integer.
  if (leaves.reduce((states, leaf) => states * leaf.states, 1) > mostStates) return answer
  const answers = new Map<number, Answer>()
  return (situation) => {
    let key = 0
    // Stryker disable next-line ArithmeticOperator: other ways to write digits into a number keep them apart too.
    for (const { states, state } of leaves) key = key * states + state(situation)
    const known = answers.get(key)
    if (known !== undefined) return known
    if (answers.size >= mostAnswers) answers.clear()
    const found = answer(situation)
    answers.set(key, found)
    return found
  }
}

function testOf(expr: Expr, facts: FactTable, compile: Compile): Test {
  if ('always' in expr) return always
  if ('all' in expr) return remembering(allOf(expr.all.map(compile)))
  if ('any' in expr) return remembering(anyOf(expr.any.map(compile)))
  if ('atLeast' in expr) return remembering(atLeastOf(expr.atLeast, expr.of.map(compile)))
  if ('not' in expr) {
    const inner = compile(expr.not)
    return { ...inner, value: (situation) => not(inner.value(situation)), needs: [] }
  }
  if ('mayBe' in expr) {
    const inner = compile(expr.mayBe)
    const value = (situation: Situation): Tri => inner.value(situation)
    return {
      ...always,
      leaves: inner.leaves,
      value: (situation) => value(situation) ?? true,
      presumes: (situation) => (value(situation) === undefined ? [expr.mayBe.fact] : []),
    }
  }
  if ('unknown' in expr) {
    const { slot } = declared(expr.unknown, facts)
    const isUnknown = ({ values }: Situation): boolean => values[slot] === undefined
    return {
      ...always,
      value: isUnknown,
      presumes: (at) => (isUnknown(at) ? [expr.unknown] : []),
      leaves: [leafOf(isUnknown)],
    }
  }
  if ('choice' in expr) return chosen(expr, compile)
  return comparison(expr, facts)
}

function comparison(leaf: Comparison, facts: FactTable): Test {
  const { fact } = leaf
  const { slot, presumed } = declared(fact, facts)
  const isMet = holds(leaf, facts)
  const ways = [[leaf]]
  const names = [fact]
  const value = ({ values, concerned }: Situation): Tri => {
    const given = values[slot] ?? presumed
    if (given !== undefined) return isMet(given)
    const isSaid =
      concerned?.groupsFact === fact && leaf.op === '=' && concerned.groups.has(String(leaf.value))
    return isSaid ? true : undefined
  }
  return {
    value,
    leaves: [leafOf(value)],
    ways: () => ways,
    missing: () => names,
    presumes: ({ values }) => (presumed !== undefined && values[slot] === undefined ? [fact] : []),
    needs: [leaf],
  }
}

const leafOf = (value: (situation: Situation) => Tri): Leaf => ({
  states: 3,
  state: (situation) => {
    const known = value(situation)
    return known === undefined ? 2 : known ? 1 : 0
  },
})

function declared(name: string, facts: FactTable): IndexedFact {
  const fact = facts.get(name)
  if (fact === undefined) throw new Error(`the law speaks of ${name}, which is no declared fact`)
  return fact
}

const leavesOf = (parts: readonly Test[]): readonly Leaf[] => [
  ...new Set(parts.flatMap((part) => part.leaves)),
]

/** Parts that leave a composite open are the unknown ones: the others are settled and cannot matter any more. */
const missingOfParts =
  (parts: readonly Test[]): Test['missing'] =>
  (situation) => [...new Set(openParts(parts, situation).flatMap((part) => part.missing(situation)))]

/** A part that firmly has the deciding value makes what is presumed of the others idle. */
const presumedByParts =
  (parts: readonly Test[], deciding: boolean): Test['presumes'] =>
  (situation) => {
    const decided = parts.filter((part) => part.value(situation) === deciding)
    const resting = (decided.length === 0 ? parts : decided).map((part) => part.presumes(situation))
    return decided.length > 0 && resting.some((names) => names.length === 0) ? [] : resting.flat()
  }

function allOf(parts: readonly Test[]): Test {
  const [only, ...others] = parts
  // Stryker disable next-line ConditionalExpression: one part alone answers the same, with one step less.
  if (only !== undefined && others.length === 0) return only
  return {
    value: (situation) => {
      let result: Tri = true
      for (const part of parts) {
        result = and(result, part.value(situation))
        // Stryker disable next-line ConditionalExpression: the rest cannot make it anything else; this only saves the look.
        if (result === false) return false
      }
      return result
    },
    // Each way of one part goes with each way of the others.
    ways: (situation) =>
      openParts(parts, situation).reduce<Ways>(
        (found, part) =>
          found
            .flatMap((way) => part.ways(situation).map((more) => [...new Set([...way, ...more])]))
            .slice(0, mostWays),
        [[]],
      ),
    missing: missingOfParts(parts),
    presumes: presumedByParts(parts, false),
    needs: parts.flatMap((part) => part.needs),
    leaves: leavesOf(parts),
  }
}

type Ways = readonly (readonly Comparison[])[]

/** Subjects of a law have a handful of ways to be met; a rule file of one's own may multiply them without end. */
const mostWays = 32

const openParts = (parts: readonly Test[], situation: Situation): readonly Test[] =>
  parts.filter((part) => part.value(situation) === undefined)

function anyOf(parts: readonly Test[]): Test {
  const [only, ...others] = parts
  // Stryker disable next-line ConditionalExpression: one part alone answers the same, with one step less.
  if (only !== undefined && others.length === 0) return only
  return {
    value: (situation) => {
      let result: Tri = false
      for (const part of parts) {
        result = or(result, part.value(situation))
        // Stryker disable next-line ConditionalExpression: the rest cannot make it anything else; this only saves the look.
        if (result === true) return true
      }
      return result
    },
    ways: (situation) =>
      openParts(parts, situation)
        .flatMap((part) => part.ways(situation))
        .slice(0, mostWays),
    missing: missingOfParts(parts),
    presumes: presumedByParts(parts, true),
    needs: [],
    leaves: leavesOf(parts),
  }
}

const shortest = (ways: Ways): readonly Comparison[] =>
  ways.reduce((best, way) => (way.length < best.length ? way : best))

function atLeastOf(wanted: number, parts: readonly Test[]): Test {
  const count = (situation: Situation, value: Tri): number =>
    parts.filter((part) => part.value(situation) === value).length
  /** As many parts as are still wanted: those that need the fewest further facts. */
  const nearest = (situation: Situation): readonly Comparison[] =>
    openParts(parts, situation)
      .map((part) => shortest(part.ways(situation)))
      .sort((a, b) => a.length - b.length)
      .slice(0, wanted - count(situation, true))
      .flat()
  return {
    value: (situation) => {
      const met = count(situation, true)
      return met >= wanted ? true : met + count(situation, undefined) < wanted ? false : undefined
    },
    // Every choice among the parts would be a way; the nearest one stands for them.
    ways: (situation) => [nearest(situation)],
    missing: missingOfParts(parts),
    presumes: (situation) => parts.flatMap((part) => part.presumes(situation)),
    needs: [],
    leaves: leavesOf(parts),
  }
}

function chosen(expr: Extract<Expr, { choice: string }>, compile: Compile): Test {
  const readings = new Map(Object.entries(expr.readings).map(([id, part]) => [id, compile(part)]))
  const reading = ({ choices }: Situation): Test => {
    // Stryker disable next-line StringLiteral: no reading has either name.
    const test = readings.get(choices[expr.choice] ?? '')
    if (test === undefined) throw new Error(`no reading of ${expr.choice} was chosen`)
    return test
  }
  const names = [...readings.keys()]
  const chosenLeaf: Leaf = {
    states: names.length,
    // Stryker disable next-line StringLiteral: no reading has either name.
    state: ({ choices }) => names.indexOf(choices[expr.choice] ?? ''),
  }
  return {
    value: (situation) => reading(situation).value(situation),
    ways: (situation) => reading(situation).ways(situation),
    missing: (situation) => reading(situation).missing(situation),
    presumes: (situation) => reading(situation).presumes(situation),
    needs: [],
    leaves: [...leavesOf([...readings.values()]), chosenLeaf],
  }
}
