import type { FactDeclaration, FactValue, Instrument, Json } from '@fengsui/core'
import fc from 'fast-check'
import { at } from './assess.fixture.ts'

/** Known facts by name. */
export type Known = Readonly<Record<string, FactValue>>

/** Stops everything before the law is asked, or means nothing to it. */
const aside = new Set(['stateSecretSuspected', 'tz'])

/** Facts whose rise is more harm: those that an indicator asks to be true, or to be at least or above something. */
export function harmFacts({ facts, indicators }: Instrument): readonly FactDeclaration[] {
  const asked = new Set<string>()
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const { fact, op, value } = node as { fact?: unknown; op?: unknown; value?: unknown }
    if (typeof fact === 'string' && (value === true || op === '>=' || op === '>')) asked.add(fact)
    for (const member of Object.values(node)) visit(member)
  }
  visit(indicators)
  return facts.filter(({ name }) => asked.has(name))
}

/** Numbers an instrument compares with, by fact, and one step to either side. */
function edges(instrument: Instrument): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>()
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const { fact, value } = node as { fact?: unknown; value?: unknown }
    if (typeof fact === 'string' && typeof value === 'number')
      found.set(fact, [...(found.get(fact) ?? []), value - 1, value, value + 1])
    for (const member of Object.values(node)) visit(member)
  }
  visit(instrument)
  return found
}

/** Any value a fact can have, with a liking for those at which the law changes. */
function anyValueOf(fact: FactDeclaration, near: readonly number[]): fc.Arbitrary<FactValue> {
  const { kind } = fact
  switch (kind.type) {
    case 'boolean':
      return fc.boolean()
    case 'number': {
      const fitting = near.filter((value) => value >= kind.min && value <= kind.max)
      return fc.constantFrom(0, ...fitting)
    }
    case 'enum':
      return fc.constantFrom(...kind.values.map(({ value }) => value))
    case 'set':
      return fc.subarray(kind.values.map(({ value }) => value))
    case 'text':
      return fc.constantFrom('沈阳市康平县', '某地')
  }
}

/** A value for every fact of an instrument, whether they agree or not. */
export function anyFacts(instrument: Instrument): fc.Arbitrary<Known> {
  const near = edges(instrument)
  const declared = instrument.facts.filter(({ name }) => !aside.has(name))
  return fc.record(
    Object.fromEntries(declared.map((fact) => [fact.name, anyValueOf(fact, near.get(fact.name) ?? [])])),
  )
}

/** Some facts known, others not, without contradiction. */
export function someFacts(instrument: Instrument): fc.Arbitrary<Known> {
  const names = instrument.facts.map(({ name }) => name)
  // Few and many known facts are both common in life, and find different faults.
  const known = fc
    .constantFrom(2, names.length / 2, names.length)
    .chain((most) => fc.subarray(names, { maxLength: Math.floor(most) }))
  return fc
    .tuple(anyFacts(instrument), known)
    .map(([facts, kept]) => withoutContradiction(instrument, pick(facts, kept)))
}

/** The named facts among those known. */
export const pick = (facts: Known, names: readonly string[]): Known =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => names.includes(name)))

/** Leaves out what is said of groups that are not concerned, and of systems that are of another kind. */
export function withoutContradiction({ facts: declared, groupsFact = '' }: Instrument, facts: Known): Known {
  const groups = facts[groupsFact]
  const rightKind = ({ onlyWhen }: FactDeclaration): boolean => {
    const kind = onlyWhen === undefined ? undefined : facts[onlyWhen.fact]
    return kind === undefined || (onlyWhen !== undefined && [onlyWhen.value].flat().includes(kind as string))
  }
  const concerned = ({ name, group, whenNotConcerned }: FactDeclaration): boolean =>
    group === undefined ||
    !Array.isArray(groups) ||
    groups.includes(group) ||
    whenNotConcerned === undefined ||
    facts[name] === whenNotConcerned
  const fits = (fact: FactDeclaration): boolean => fact.name in facts && rightKind(fact) && concerned(fact)
  return pick(
    facts,
    declared.filter(fits).map(({ name }) => name),
  )
}

/** Answers every open question with a value of `all`, as far as it agrees with what is known. */
export function complete(instrument: Instrument, known: Known, all: Known): Known {
  const { facts: declared, groupsFact = '' } = instrument
  const forced: Record<string, FactValue> = {}
  for (const { name, group, onlyWhen, whenNotConcerned } of declared) {
    if (!(name in known)) continue
    const [condition] = onlyWhen === undefined ? [] : [onlyWhen.value].flat()
    if (onlyWhen !== undefined && condition !== undefined) forced[onlyWhen.fact] = condition as FactValue
    if (group !== undefined && whenNotConcerned !== undefined && known[name] !== whenNotConcerned)
      forced[groupsFact] = [...new Set([...((forced[groupsFact] ?? all[groupsFact]) as string[]), group])]
  }
  return withoutContradiction(instrument, { ...all, ...forced, ...known })
}

/** Every fact at the value that does no harm. */
export const noHarm = ({ facts }: Instrument): Known =>
  Object.fromEntries(
    facts.filter(({ name }) => !aside.has(name)).map(({ name, kind }) => [name, harmless(kind)]),
  )

function harmless(kind: FactDeclaration['kind']): FactValue {
  switch (kind.type) {
    case 'boolean':
      return false
    case 'number':
      return 0
    case 'enum':
      return kind.values.at(kind.ordered ? 0 : -1)?.value ?? ''
    case 'set':
      return []
    case 'text':
      return '某地'
  }
}

/** What events say of facts. */
export const implied = ({ facts }: Instrument, events: readonly Json[]): Known =>
  Object.fromEntries(
    facts
      .filter(({ impliedBy }) => events.some((one) => (one as { type: Json }).type === impliedBy))
      .map(({ name }) => [name, true]),
  )

/** The input of `assess` for known facts. */
export function inputOf(
  instrument: Instrument,
  known: Known,
  more: { readonly [member: string]: Json } = {},
): Json {
  const section = (on: 'entity' | 'incident') =>
    pick(
      known,
      instrument.facts.filter((fact) => fact.on === on).map(({ name }) => name),
    )
  return { instruments: [instrument.id], entity: section('entity'), incident: section('incident'), ...more }
}

const minuteOfDay = fc
  .integer({ min: 0, max: 1439 })
  .map((minute) =>
    at(`${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`),
  )

/** A discovery, and perhaps more of what happens on that day. */
export const anyEvents = ({ duties }: Instrument): fc.Arbitrary<readonly Json[]> => {
  const own = duties.flatMap(({ start }) => (start !== undefined && 'event' in start ? [start.event] : []))
  const types = [...new Set(['aware.incident', 'suspected.crime', 'report.received', ...own])].filter(
    (type) => type !== 'incident.handled',
  )
  return fc
    .tuple(
      minuteOfDay,
      fc.array(
        fc.record({
          type: fc.constantFrom(...types),
          at: minuteOfDay,
          actor: fc.constantFrom('operator', 'vendor', 'authority'),
        }),
        { maxLength: 3 },
      ),
      fc.option(minuteOfDay),
    )
    .map(([aware, others, handled]) => [
      { type: 'aware.incident', at: aware },
      ...others,
      ...(handled === null ? [] : [{ type: 'incident.handled', at: handled.replace('03-02', '03-09') }]),
    ])
}

/** Filings of any duty of an instrument, received or not, with a level or without. */
export const anyFilings = ({
  duties,
  grades,
}: Instrument): fc.Arbitrary<readonly { readonly [member: string]: Json }[]> =>
  fc.array(
    fc
      .tuple(
        fc.constantFrom(...duties.map(({ id }) => id)),
        minuteOfDay,
        fc.boolean(),
        fc.option(fc.constantFrom(...grades.map(({ id }) => id))),
      )
      .map(([duty, time, received, level]) => ({
        duty,
        at: time,
        ...(received ? { receivedAt: time } : {}),
        ...(level === null ? {} : { level }),
      })),
    { maxLength: 4 },
  )
