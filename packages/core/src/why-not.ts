import type { Comparison, NearMiss } from './answer.ts'
import { compare, type Situation } from './expression.ts'
import type { FactValue } from './fact-value.ts'
import type { FactTable } from './fact-values.ts'
import type { Graded, Grading } from './grading.ts'
import type { Expr, Indicator } from './law.ts'

/**
 * Why the level is not higher: indicators above it that known facts fail although there is harm of their kind, with
 * the smallest change that would meet each. What asks least comes first, then what is nearest.
 */
export function whyNot(grading: Grading, { rank }: Graded, situation: Situation): readonly NearMiss[] {
  return grading.indicators
    .filter((indicator) => indicator.rank < rank && indicator.test.value(situation) === false)
    .flatMap(({ source }) => nearMiss(source, grading.facts, situation))
    .sort((a, b) => costOf(a.changes) - costOf(b.changes) || nearness(b) - nearness(a))
}

function nearMiss(indicator: Indicator, facts: FactTable, situation: Situation): readonly NearMiss[] {
  const measure = easiest(indicator.measures.map((one) => lacking(one, facts, situation)))
  const subject = indicator.subject === undefined ? [] : lacking(indicator.subject, facts, situation)
  if (
    measure === undefined ||
    subject === undefined ||
    !measure.every((one) => isHarmed(one, facts, situation))
  )
    return []
  const { id, level, label, citation, citationZh, confidence } = indicator
  const changes = [...subject, ...measure].map((comparison) => change(comparison, facts, situation))
  return [{ indicator: id, level, label, citation, citationZh, confidence, changes }]
}

/** Comparisons that do not hold, along the way that asks least; undefined when no comparison would help. */
function lacking(expr: Expr, facts: FactTable, situation: Situation): readonly Comparison[] | undefined {
  if ('always' in expr) return []
  if ('all' in expr) {
    const parts = expr.all.map((part) => lacking(part, facts, situation))
    return parts.every((part) => part !== undefined) ? parts.flat() : undefined
  }
  if ('any' in expr) return easiest(expr.any.map((part) => lacking(part, facts, situation)))
  if ('atLeast' in expr) {
    const ways = expr.of.map((part) => lacking(part, facts, situation)).filter((way) => way !== undefined)
    return ways.length < expr.atLeast
      ? undefined
      : ways
          .sort((a, b) => costOf(a) - costOf(b))
          .slice(0, expr.atLeast)
          .flat()
  }
  if ('choice' in expr) {
    const reading = expr.readings[situation.choices[expr.choice] ?? '']
    return reading && lacking(reading, facts, situation)
  }
  if ('not' in expr || 'unknown' in expr) return undefined
  const comparison = 'mayBe' in expr ? expr.mayBe : expr
  return compare(comparison, givenValue(comparison, facts, situation), facts) === true ? [] : [comparison]
}

/** The way that asks least. */
const easiest = (ways: readonly (readonly Comparison[] | undefined)[]): readonly Comparison[] | undefined =>
  ways.reduce(
    (best, way) => (best === undefined || (way !== undefined && costOf(way) < costOf(best)) ? way : best),
    undefined,
  )

/** Harm grows and tiers may be mistaken; what kind of thing is hit hardly changes, so that comes last. */
const costOf = (way: readonly Comparison[]): number =>
  way.reduce((cost, { op }) => cost + (op === '>=' || op === '>' ? 1 : 10), 0)

const givenValue = ({ fact }: Comparison, facts: FactTable, { values }: Situation): FactValue | undefined =>
  values[facts.get(fact)?.slot ?? -1]

/** A count of nothing, or a condition that does not hold, is no near miss. */
function isHarmed(comparison: Comparison, facts: FactTable, situation: Situation): boolean {
  const given = givenValue(comparison, facts, situation)
  if (typeof given === 'string') return orderOf(comparison, facts).indexOf(given) > 0
  return typeof given === 'number' && given > 0
}

const orderOf = ({ fact }: Comparison, facts: FactTable): readonly string[] => {
  const kind = facts.get(fact)?.kind
  return kind?.type === 'enum' && kind.ordered ? kind.values.map(({ value }) => value) : []
}

function change(comparison: Comparison, facts: FactTable, situation: Situation): NearMiss['changes'][number] {
  const given = givenValue(comparison, facts, situation) ?? null
  const { value } = comparison
  // A difference of decimals is rounded to what can be said of the fact.
  const distance = typeof given === 'number' && typeof value === 'number' ? rounded(value - given) : undefined
  return { ...comparison, given, ...(distance === undefined ? {} : { distance }) }
}

const rounded = (distance: number): number => Number(distance.toFixed(6))

/** How much of the way is gone, from 0 to 1: the least of all changes. */
const nearness = ({ changes }: NearMiss): number =>
  Math.min(
    1,
    ...changes.map(({ given, value }) =>
      typeof given === 'number' && typeof value === 'number' ? given / value : 0,
    ),
  )
