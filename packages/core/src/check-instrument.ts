import type { Comparison } from './answer.ts'
import { between } from './expected-words.ts'
import { inputError } from './input-error.ts'
import { pointerStep } from './json-walk.ts'
import type { Choice, Cited, Duty, Expr, FactDeclaration, Instrument } from './law.ts'
import type { Localized } from './localized.ts'
import { nearestName } from './nearest-name.ts'
import type { InputError } from './problem.ts'

/**
 * What is wrong with an instrument whose shape is right: names that lead nowhere, values no fact can have, thresholds
 * that do not rise with the level. Pointers lead into the instrument.
 */
export function checkInstrument(instrument: Instrument): readonly InputError[] {
  const names = namesIn(instrument)
  return [
    ...doubles(instrument),
    ...instrument.indicators.flatMap((indicator, index) => {
      const at = `/indicators/${index}`
      return [
        ...citedFaults(indicator, at, names),
        ...known(indicator.level, names.grades, `${at}/level`),
        ...indicator.measures.flatMap((measure, n) =>
          comparisonFaults(measure, `${at}/measures/${n}`, names),
        ),
        ...(indicator.subject === undefined ? [] : exprFaults(indicator.subject, `${at}/subject`, names)),
      ]
    }),
    ...instrument.duties.flatMap((_, index) => dutyFaults(instrument, index, names)),
    ...instrument.contents.flatMap((item, index) => [
      ...citedFaults(item, `/contents/${index}`, names),
      ...(item.when === undefined ? [] : exprFaults(item.when, `/contents/${index}/when`, names)),
    ]),
    ...instrument.questions.flatMap(({ facts }, index) =>
      facts.flatMap((fact, n) => known(fact, names.facts, `/questions/${index}/facts/${n}`)),
    ),
    ...instrument.choices.flatMap(({ readings, default: standard }, index) =>
      known(standard, new Map(readings.map((one) => [one.value, one])), `/choices/${index}/default`),
    ),
    ...instrument.facts.flatMap(({ onlyWhen }, index) =>
      onlyWhen === undefined ? [] : comparisonFaults(onlyWhen, `/facts/${index}/onlyWhen`, names),
    ),
    ...instrument.warnings.flatMap(({ when }, index) => exprFaults(when, `/warnings/${index}/when`, names)),
    ...(instrument.liability ?? []).flatMap((row, index) => [
      ...citedFaults(row, `/liability/${index}`, names),
      ...exprFaults(row.when, `/liability/${index}/when`, names),
    ]),
    ...optionalExpr(instrument.bound, '/bound', names),
    ...optionalExpr(instrument.noIncident, '/noIncident', names),
    ...(instrument.groupsFact === undefined ? [] : known(instrument.groupsFact, names.facts, '/groupsFact')),
    ...fallingThresholds(instrument),
  ]
}

interface Names {
  readonly facts: ReadonlyMap<string, FactDeclaration>
  readonly choices: ReadonlyMap<string, Choice>
  readonly grades: ReadonlyMap<string, unknown>
  readonly parties: ReadonlyMap<string, unknown>
  readonly sources: ReadonlyMap<string, unknown>
  readonly duties: ReadonlyMap<string, unknown>
}

const namesIn = (instrument: Instrument): Names => ({
  facts: new Map(instrument.facts.map((fact) => [fact.name, fact])),
  choices: new Map(instrument.choices.map((choice) => [choice.id, choice])),
  grades: new Map(instrument.grades.map((grade) => [grade.id, grade])),
  parties: new Map(instrument.parties.map((party) => [party.value, party])),
  sources: new Map(instrument.sources.map((source) => [source.key, source])),
  duties: new Map(instrument.duties.map((duty) => [duty.id, duty])),
})

/** A name that must be one of those declared. */
const known = (name: string, names: ReadonlyMap<string, unknown>, at: string): readonly InputError[] =>
  names.has(name) ? [] : [inputError(at, 'unknown-name', nearestName(name, [...names.keys()]))]

const optionalExpr = (expr: Expr | undefined, at: string, names: Names): readonly InputError[] =>
  expr === undefined ? [] : exprFaults(expr, at, names)

const citedFaults = ({ sources }: Cited, at: string, names: Names): readonly InputError[] =>
  sources.flatMap((key, index) => known(key, names.sources, `${at}/sources/${index}`))

function dutyFaults({ duties }: Instrument, index: number, names: Names): readonly InputError[] {
  const duty = duties[index]
  if (duty === undefined) return []
  const at = `/duties/${index}`
  const { start } = duty
  const follows = start !== undefined && 'receiptOf' in start ? start.receiptOf : []
  return [
    ...citedFaults(duty, at, names),
    ...known(duty.from, names.parties, `${at}/from`),
    ...known(duty.to, names.parties, `${at}/to`),
    ...(duty.level === undefined ? [] : known(duty.level, names.grades, `${at}/level`)),
    ...exprFaults(duty.when, `${at}/when`, names),
    ...(duty.placeFact === undefined ? [] : known(duty.placeFact, names.facts, `${at}/placeFact`)),
    ...standInFaults(duty, at, names),
    ...follows.flatMap((id, n) => known(id, names.duties, `${at}/start/receiptOf/${n}`)),
    // A length without a beginning would never be a date.
    ...(duty.within !== undefined && start === undefined ? [inputError(`${at}/start`, 'missing')] : []),
  ]
}

/** What takes a duty's place, or lets it rest. */
function standInFaults({ supersededBy, suspendedBy }: Duty, at: string, names: Names): readonly InputError[] {
  return [
    ...(supersededBy === undefined
      ? []
      : [
          ...known(supersededBy.duty, names.duties, `${at}/supersededBy/duty`),
          ...exprFaults(supersededBy.when, `${at}/supersededBy/when`, names),
        ]),
    ...optionalExpr(suspendedBy?.when, `${at}/suspendedBy/when`, names),
  ]
}

function exprFaults(expr: Expr, at: string, names: Names): readonly InputError[] {
  if ('always' in expr) return []
  if ('all' in expr) return expr.all.flatMap((part, index) => exprFaults(part, `${at}/all/${index}`, names))
  if ('any' in expr) return expr.any.flatMap((part, index) => exprFaults(part, `${at}/any/${index}`, names))
  if ('atLeast' in expr) return expr.of.flatMap((part, index) => exprFaults(part, `${at}/of/${index}`, names))
  if ('not' in expr) return exprFaults(expr.not, `${at}/not`, names)
  if ('mayBe' in expr) return comparisonFaults(expr.mayBe, `${at}/mayBe`, names)
  if ('unknown' in expr) return known(expr.unknown, names.facts, `${at}/unknown`)
  if ('choice' in expr) return choiceFaults(expr, at, names)
  return comparisonFaults(expr, at, names)
}

function choiceFaults(
  { choice, readings }: Extract<Expr, { choice: string }>,
  at: string,
  names: Names,
): readonly InputError[] {
  const declared = names.choices.get(choice)
  if (declared === undefined) return known(choice, names.choices, `${at}/choice`)
  const wanted = declared.readings.map(({ value }) => value)
  return [
    ...wanted
      .filter((value) => readings[value] === undefined)
      .map((value) => inputError(`${at}/readings${pointerStep(value)}`, 'missing')),
    ...Object.entries(readings).flatMap(([value, part]) => [
      ...(wanted.includes(value)
        ? []
        : [inputError(`${at}/readings${pointerStep(value)}`, 'not-allowed', wanted.join(', '))]),
      ...exprFaults(part, `${at}/readings${pointerStep(value)}`, names),
    ]),
  ]
}

/** A comparison that no value of its fact could ever meet is a mistake. */
function comparisonFaults({ fact, op, value }: Comparison, at: string, names: Names): readonly InputError[] {
  const declared = names.facts.get(fact)
  if (declared === undefined) return known(fact, names.facts, `${at}/fact`)
  const { kind } = declared
  const fault = (near: string | Localized): readonly InputError[] => [
    inputError(`${at}/value`, 'not-allowed', near),
  ]
  const values = op === 'in' && Array.isArray(value) ? value : [value]
  switch (kind.type) {
    case 'boolean':
      return values.every((one) => typeof one === 'boolean') ? [] : fault('true, false')
    case 'number':
      return values.every((one) => typeof one === 'number' && one >= kind.min && one <= kind.max)
        ? []
        : fault(between(kind.min, kind.max))
    case 'text':
      return fault('')
    case 'enum':
    case 'set': {
      if (op === '>') return [inputError(`${at}/op`, 'not-allowed', '>=, =, in')]
      if (op === '>=' && !(kind.type === 'enum' && kind.ordered))
        return [inputError(`${at}/op`, 'not-allowed', '=, in')]
      const allowed = kind.values.map((one) => one.value)
      return values.every((one) => allowed.includes(one as string)) ? [] : fault(allowed.join(', '))
    }
  }
}

/** Of two thresholds of one fact, the higher level has the higher one. */
function fallingThresholds({ indicators, grades }: Instrument): readonly InputError[] {
  const rank = (level: string): number => grades.findIndex(({ id }) => id === level)
  return indicators.flatMap((indicator, index) =>
    indicator.measures.flatMap((measure, n) => {
      const { value } = measure
      if (typeof value !== 'number') return []
      const falls = indicators.some(
        (other) =>
          other.label.zh === indicator.label.zh &&
          rank(other.level) > rank(indicator.level) &&
          other.measures.some(
            (one) => one.fact === measure.fact && typeof one.value === 'number' && one.value >= value,
          ),
      )
      return falls ? [inputError(`/indicators/${index}/measures/${n}/value`, 'falling-threshold')] : []
    }),
  )
}

/** Names that are declared twice. */
function doubles(instrument: Instrument): readonly InputError[] {
  const lists = {
    facts: instrument.facts.map(({ name }) => name),
    grades: instrument.grades.map(({ id }) => id),
    indicators: instrument.indicators.map(({ id }) => id),
    duties: instrument.duties.map(({ id }) => id),
    questions: instrument.questions.map(({ id }) => id),
    choices: instrument.choices.map(({ id }) => id),
    contents: instrument.contents.map(({ id }) => id),
    sources: instrument.sources.map(({ key }) => key),
    parties: instrument.parties.map(({ value }) => value),
  }
  return Object.entries(lists).flatMap(([list, ids]) =>
    ids.flatMap((id, index) =>
      ids.indexOf(id) < index ? [inputError(`/${list}/${index}`, 'duplicate-name')] : [],
    ),
  )
}
