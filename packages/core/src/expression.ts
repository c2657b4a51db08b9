import type { Comparison } from './answer.ts'
import type { Facts, FactValue } from './fact-value.ts'
import type { FactTable, FactValues, IndexedFact } from './fact-values.ts'
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
}

/** An expression made ready to evaluate often. */
export interface Test {
  readonly value: (situation: Situation) => Tri
  /** While the value is unknown: comparisons that would make it true, if all of them held. */
  readonly open: (situation: Situation) => readonly Comparison[]
  /** The same along each way there is, up to a number no person reads. */
  readonly ways: (situation: Situation) => readonly (readonly Comparison[])[]
  /** While the value is unknown: puts the names of all unknown facts that matter into `names`. */
  readonly missing: (situation: Situation, names: Set<string>) => void
  /** Unknown facts on which the value rests, because something is presumed of what nobody has said. */
  readonly presumes: (situation: Situation) => readonly string[]
  /** Comparisons without which it is never true. */
  readonly needs: readonly Comparison[]
}

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
  if (op === '>') return (given) => (given as number) > Number(value)
  if (kind?.type !== 'enum') return (given) => (given as number) >= Number(value)
  const ascending = kind.values.map((one) => one.value)
  const least = ascending.indexOf(value as string)
  return (given) => ascending.indexOf(given as string) >= least
}

const always: Test = {
  value: () => true,
  open: () => [],
  ways: () => [],
  missing: () => {},
  presumes: () => [],
  needs: [],
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

function remembering({ value, open, ways, missing, presumes, needs }: Test): Test {
  let told: Set<string> | undefined
  return {
    value: lastAnswer<Tri>(value, undefined),
    open: lastAnswer(open, []),
    ways: lastAnswer(ways, []),
    missing: (situation, names) => {
      if (told !== names) missing(situation, names)
      told = names
    },
    presumes,
    needs,
  }
}

function lastAnswer<Answer>(
  answer: (situation: Situation) => Answer,
  initial: Answer,
): (situation: Situation) => Answer {
  let last: Situation | undefined
  let known = initial
  return (situation) => {
    if (last !== situation) {
      known = answer(situation)
      last = situation
    }
    return known
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
      value: (situation) => value(situation) ?? true,
      presumes: (situation) => (value(situation) === undefined ? [expr.mayBe.fact] : []),
    }
  }
  if ('unknown' in expr) {
    const { slot } = declared(expr.unknown, facts)
    const isUnknown = ({ values }: Situation): boolean => values[slot] === undefined
    return { ...always, value: isUnknown, presumes: (at) => (isUnknown(at) ? [expr.unknown] : []) }
  }
  if ('choice' in expr) return chosen(expr, compile)
  return comparison(expr, facts)
}

function comparison(leaf: Comparison, facts: FactTable): Test {
  const { fact } = leaf
  const { slot, presumed } = declared(fact, facts)
  const isMet = holds(leaf, facts)
  const alone = [leaf]
  return {
    value: ({ values }) => {
      const value = values[slot] ?? presumed
      return value === undefined ? undefined : isMet(value)
    },
    open: () => alone,
    ways: () => [alone],
    missing: (_, names) => {
      names.add(fact)
    },
    presumes: ({ values }) => (presumed !== undefined && values[slot] === undefined ? [fact] : []),
    needs: alone,
  }
}

function declared(name: string, facts: FactTable): IndexedFact {
  const fact = facts.get(name)
  if (fact === undefined) throw new Error(`the law speaks of ${name}, which is no declared fact`)
  return fact
}

/** Parts that leave a composite open are the unknown ones: the others are settled and cannot matter any more. */
const missingOfParts =
  (parts: readonly Test[]): Test['missing'] =>
  (situation, names) => {
    for (const part of parts) if (part.value(situation) === undefined) part.missing(situation, names)
  }

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
  if (only !== undefined && others.length === 0) return only
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
      let comparisons: readonly Comparison[] = []
      for (const part of parts)
        if (part.value(situation) === undefined) comparisons = joined(comparisons, part.open(situation))
      return comparisons
    },
    // Each way of one part goes with each way of the others.
    ways: (situation) =>
      openParts(parts, situation).reduce<Ways>(
        (found, part) =>
          found.flatMap((way) => part.ways(situation).map((more) => joined(way, more))).slice(0, mostWays),
        [[]],
      ),
    missing: missingOfParts(parts),
    presumes: presumedByParts(parts, false),
    needs: parts.flatMap((part) => part.needs),
  }
}

type Ways = readonly (readonly Comparison[])[]

/** Subjects of a law have a handful of ways to be met; a rule file of one's own may multiply them without end. */
const mostWays = 32

const openParts = (parts: readonly Test[], situation: Situation): readonly Test[] =>
  parts.filter((part) => part.value(situation) === undefined)

const joined = (a: readonly Comparison[], b: readonly Comparison[]): readonly Comparison[] =>
  a.length === 0 ? b : a.concat(b)

function anyOf(parts: readonly Test[]): Test {
  const [only, ...others] = parts
  if (only !== undefined && others.length === 0) return only
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
    ways: (situation) =>
      openParts(parts, situation)
        .flatMap((part) => part.ways(situation))
        .slice(0, mostWays),
    missing: missingOfParts(parts),
    presumes: presumedByParts(parts, true),
    needs: [],
  }
}

function atLeastOf(wanted: number, parts: readonly Test[]): Test {
  const count = (situation: Situation, value: Tri): number =>
    parts.filter((part) => part.value(situation) === value).length
  // As many ways as are still wanted: those that need the fewest further facts.
  const open = (situation: Situation): readonly Comparison[] =>
    openParts(parts, situation)
      .map((part) => part.open(situation))
      .sort((a, b) => a.length - b.length)
      .slice(0, wanted - count(situation, true))
      .flat()
  return {
    value: (situation) => {
      const met = count(situation, true)
      return met >= wanted ? true : met + count(situation, undefined) < wanted ? false : undefined
    },
    open,
    // Every choice among the parts would be a way; the nearest one stands for them.
    ways: (situation) => [open(situation)],
    missing: missingOfParts(parts),
    presumes: (situation) => parts.flatMap((part) => part.presumes(situation)),
    needs: [],
  }
}

function chosen(expr: Extract<Expr, { choice: string }>, compile: Compile): Test {
  const readings = new Map(Object.entries(expr.readings).map(([id, part]) => [id, compile(part)]))
  const reading = ({ choices }: Situation): Test => {
    const test = readings.get(choices[expr.choice] ?? '')
    if (test === undefined) throw new Error(`no reading of ${expr.choice} was chosen`)
    return test
  }
  return {
    value: (situation) => reading(situation).value(situation),
    open: (situation) => reading(situation).open(situation),
    ways: (situation) => reading(situation).ways(situation),
    missing: (situation, names) => reading(situation).missing(situation, names),
    presumes: (situation) => reading(situation).presumes(situation),
    needs: [],
  }
}
