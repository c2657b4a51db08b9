import type { Comparison, GradeAnswer, Hit, Possibility } from './answer.ts'
import { byStates, type Compile, compare, type Situation, type Test, type Tri } from './expression.ts'
import type { FactValue } from './fact-value.ts'
import type { FactTable } from './fact-values.ts'
import type { Grade, Indicator, Instrument } from './law.ts'

/** A grading guide made ready: its indicators, highest level first. */
export interface Grading {
  readonly instrument: Instrument
  readonly facts: FactTable
  readonly indicators: readonly ReadyIndicator[]
  /** Place of each level; 0 is the highest. */
  readonly ranks: ReadonlyMap<string, number>
}

interface ReadyIndicator {
  readonly source: Indicator
  /** 0 is the highest level. */
  readonly rank: number
  readonly measure: Test
  /** Equal subjects are one test. */
  readonly subject: Test | undefined
  readonly test: Test
  /** Every way to it that is still open, the shortest first. */
  readonly possibilities: (situation: Situation) => readonly Possibility[]
  /** Comparisons that it needs and some other indicator needs too. */
  readonly shared: readonly Comparison[]
}

/** What the indicators say of a situation. */
export interface Graded {
  /** Rank of the highest level reached; 0 is the highest. */
  readonly rank: number
  readonly hits: readonly ReadyIndicator[]
  /** Indicators that unknown facts leave open and that no other one makes idle; of every level, highest first. */
  readonly open: readonly ReadyIndicator[]
  /** By rank: the indicators that bring the grade there or higher. */
  readonly because: readonly (readonly string[])[]
  /** By rank: unknown facts that could still bring the grade there or higher. */
  readonly missing: readonly (readonly string[])[]
}

/** Compiles the indicators of an instrument. */
export function readyGrading(instrument: Instrument, facts: FactTable, compile: Compile): Grading {
  const ranks = new Map(instrument.grades.map(({ id }, rank) => [id, rank]))
  const indicators = instrument.indicators
    .map((source) => ({
      source,
      rank: instrument.grades.findIndex(({ id }) => id === source.level),
      measure: compile({ any: source.measures }),
      subject: source.subject && compile(source.subject),
      // A measure is one look at one fact, a subject is many: the measure first.
      test: compile({ all: [{ any: source.measures }, ...(source.subject ? [source.subject] : [])] }),
    }))
    .sort((a, b) => a.rank - b.rank)
  const uses = (comparison: Comparison): number =>
    indicators.filter(({ test }) => test.needs.includes(comparison)).length
  const withShared = indicators.map((one) => ({
    ...one,
    possibilities: byStates(one.test, (situation) => possibilities(one, situation)),
    shared: one.test.needs.filter((need) => uses(need) > 1),
  }))
  return { instrument, facts, indicators: withShared, ranks }
}

/** Evaluates every indicator. */
export function grade({ indicators, instrument }: Grading, situation: Situation): Graded {
  const hits: ReadyIndicator[] = []
  const open: ReadyIndicator[] = []
  for (const indicator of indicators) {
    const value = indicator.test.value(situation)
    if (value === true) hits.push(indicator)
    else if (value === undefined) open.push(indicator)
  }
  const lowest = instrument.grades.length - 1
  const telling = withoutIdle(open, situation)
  return {
    rank: hits[0]?.rank ?? lowest,
    hits,
    open: telling,
    because: byRank(instrument, hits, ({ source }) => [source.id]),
    missing: byRank(instrument, telling, ({ test }) => test.missing(situation)),
  }
}

/**
 * Where a measure is met and only the subject is open, other measures of the same subject can bring nothing above the
 * level that the subject alone brings: nobody need be asked for them. The same where one comparison alone is open.
 */
function withoutIdle(open: readonly ReadyIndicator[], situation: Situation): readonly ReadyIndicator[] {
  const met = new Map<Test | undefined, ReadyIndicator>()
  // Highest first, so the first one met stands for all that come after it.
  for (const indicator of open)
    if (!met.has(indicator.subject) && indicator.measure.value(situation) === true)
      met.set(indicator.subject, indicator)
  const hanging = hangingOn(open, situation)
  // Stryker disable next-line ConditionalExpression,EqualityOperator: with nothing met and nothing hanging, all pass the filter below.
  if (met.size === 0 && hanging.size === 0) return open
  return open.filter((one) => {
    const first = met.get(one.subject)
    if (first !== undefined && first !== one && first.rank <= one.rank) return false
    return !one.shared.some((need) => isBefore(hanging.get(need), one))
  })
}

const isBefore = (other: ReadyIndicator | undefined, one: ReadyIndicator): boolean =>
  other !== undefined && other !== one && other.rank <= one.rank

/** Indicators that hang on a single comparison: one that needs the same and more can bring nothing beside them. */
function hangingOn(
  open: readonly ReadyIndicator[],
  situation: Situation,
): ReadonlyMap<Comparison, ReadyIndicator> {
  const hanging = new Map<Comparison, ReadyIndicator>()
  for (const indicator of open) {
    // Stryker disable next-line ConditionalExpression: what nobody else needs is looked for by nobody.
    if (indicator.shared.length === 0) continue
    // Stryker disable next-line OptionalChaining,ArrayDeclaration: what is open has a way.
    const [only, ...more] = indicator.possibilities(situation)[0]?.if ?? []
    // Stryker disable next-line ConditionalExpression: nobody looks for what hangs on nothing.
    if (only !== undefined && more.length === 0 && !hanging.has(only)) hanging.set(only, indicator)
  }
  return hanging
}

/** By rank, what rows of that rank or higher name. Every duty of a rank asks for it, so it is gathered once. */
function byRank(
  { grades }: Instrument,
  rows: readonly ReadyIndicator[],
  namesOf: (row: ReadyIndicator) => readonly string[],
): readonly (readonly string[])[] {
  const names = new Set<string>()
  return grades.map((_, rank) => {
    for (const row of rows) if (row.rank === rank) for (const name of namesOf(row)) names.add(name)
    return [...names]
  })
}

/** Whether a level is reached: true, false, or still open. */
export function reaches({ rank, open }: Graded, wanted: number): Tri {
  if (rank <= wanted) return true
  // Open indicators stand highest first.
  return (open[0]?.rank ?? Number.POSITIVE_INFINITY) <= wanted ? undefined : false
}

/** Unknown facts that could still raise the grade. */
export const missingToRise = ({ rank, missing }: Graded): readonly string[] => missing[rank - 1] ?? []

/** The level at a rank. */
function gradeAt({ grades }: Instrument, rank: number): Grade {
  const found = grades[rank]
  // Stryker disable next-line all: every rank is the place of a grade.
  if (found === undefined) throw new Error(`no grade has rank ${rank}`)
  return found
}

/** Writes the grade as the assess contract has it. */
export function gradeAnswer(
  grading: Grading,
  graded: Graded,
  situation: Situation,
  inForce: boolean,
): GradeAnswer {
  const { instrument } = grading
  const { id: level, roman, zh, en } = gradeAt(instrument, graded.rank)
  const couldStillBecome: Possibility[] = []
  for (const { rank, possibilities } of graded.open)
    if (rank < graded.rank) couldStillBecome.push(...possibilities(situation))
  return {
    instrument: instrument.id,
    version: instrument.version,
    inForce,
    level,
    roman,
    zh,
    en,
    provisional: couldStillBecome.length > 0,
    hits: graded.hits.map(({ source }) => hit(grading, source, situation)),
    couldStillBecome,
    missing: missingToRise(graded),
    choices: situation.choices,
  }
}

function hit({ facts }: Grading, source: Indicator, { values }: Situation): Hit {
  // Stryker disable next-line OptionalChaining,UnaryOperator: measures speak of declared facts.
  const given = (name: string): FactValue | undefined => values[facts.get(name)?.slot ?? -1]
  const met = source.measures.find((measure) => compare(measure, given(measure.fact), facts) === true)
  const { fact, value: threshold } = met ?? (source.measures[0] as Comparison)
  const { id, level, citation, citationZh, confidence, label } = source
  return { id, level, citation, citationZh, confidence, fact, value: given(fact) ?? null, threshold, label }
}

function possibilities(
  { source, test }: Pick<ReadyIndicator, 'source' | 'test'>,
  situation: Situation,
): readonly Possibility[] {
  const ways = new Map(test.ways(situation).map((way) => [JSON.stringify(way), way]))
  return [...ways.values()]
    .sort((a, b) => a.length - b.length)
    .map((way) => ({ level: source.level, indicator: source.id, if: way }))
}
