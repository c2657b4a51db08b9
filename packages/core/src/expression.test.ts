import { describe, expect, it } from 'vitest'
import { compiler, missingFacts, type Situation, type Tri } from './expression.ts'
import type { Facts } from './fact-value.ts'
import type { FactTable, IndexedFact } from './fact-values.ts'
import type { Comparison, Expr } from './index.ts'

const boolean = { type: 'boolean' } as const
const label = { zh: '一', en: 'one' }
const facts: FactTable = new Map(
  [
    { name: 'a', kind: boolean },
    { name: 'b', kind: boolean },
    { name: 'n', kind: { type: 'number', unit: 'min', min: 0, max: 9 } as const },
    {
      name: 'tier',
      kind: {
        type: 'enum',
        ordered: true,
        values: ['low', 'mid', 'high'].map((value) => ({ value, label })),
      } as const,
    },
    { name: 'tags', kind: { type: 'set', values: [{ value: 'x', label }] } as const },
    { name: 'here', kind: boolean, presumed: true },
  ].map((fact, slot): [string, IndexedFact] => [fact.name, { on: 'incident', label, ...fact, slot }]),
)

function situation(known: Facts, choices: Readonly<Record<string, string>> = {}): Situation {
  const values = [...facts.values()].map(({ name }) => known[name])
  return { facts: known, values, choices }
}

const a: Comparison = { fact: 'a', op: '=', value: true }
const b: Comparison = { fact: 'b', op: '=', value: true }
const test = (expr: Expr) => compiler(facts)(expr)
const value = (expr: Expr, known: Facts, choices = {}): Tri => test(expr).value(situation(known, choices))

describe('three values: unknown is not false', () => {
  // biome-ignore format: a truth table
  it.each<[Tri, Tri, Tri, Tri]>([
    [true, true, true, true], [true, false, false, true], [true, undefined, undefined, true],
    [false, false, false, false], [false, undefined, false, undefined], [undefined, undefined, undefined, undefined],
  ])('%s, %s: all %s, any %s', (first, second, all, any) => {
    const known = { ...(first === undefined ? {} : { a: first }), ...(second === undefined ? {} : { b: second }) }
    expect(value({ all: [a, b] }, known)).toBe(all)
    expect(value({ all: [b, a] }, known)).toBe(all)
    expect(value({ any: [a, b] }, known)).toBe(any)
    expect(value({ any: [b, a] }, known)).toBe(any)
    expect(value({ not: { any: [a, b] } }, known)).toBe(any === undefined ? undefined : !any)
  })

  it('nothing required is true, nothing allowed is false', () => {
    expect(value({ all: [] }, {})).toBe(true)
    expect(value({ any: [] }, {})).toBe(false)
    expect(value({ always: true }, {})).toBe(true)
  })
})

describe('comparisons', () => {
  it.each<[Comparison, Facts, Tri]>([
    [{ fact: 'n', op: '>=', value: 5 }, { n: 5 }, true],
    [{ fact: 'n', op: '>=', value: 5 }, { n: 4.999 }, false],
    [{ fact: 'n', op: '>=', value: 5 }, {}, undefined],
    [{ fact: 'tier', op: '>=', value: 'mid' }, { tier: 'high' }, true],
    [{ fact: 'tier', op: '>=', value: 'mid' }, { tier: 'low' }, false],
    [{ fact: 'tier', op: 'in', value: ['low', 'high'] }, { tier: 'mid' }, false],
    [{ fact: 'tags', op: '=', value: 'x' }, { tags: ['x', 'y'] }, true],
    [{ fact: 'tags', op: '=', value: 'x' }, { tags: [] }, false],
    [{ fact: 'here', op: '=', value: true }, {}, true],
    [{ fact: 'here', op: '=', value: true }, { here: false }, false],
  ])('%j with %j is %s', (comparison, known, expected) => {
    expect(value(comparison, known)).toBe(expected)
  })
})

describe('what is missing', () => {
  const missing = (expr: Expr, known: Facts) => missingFacts(test(expr), situation(known))

  it('is what can still decide, and nothing once it is decided', () => {
    expect(missing({ all: [a, b] }, {})).toEqual(['a', 'b'])
    expect(missing({ all: [a, b] }, { a: true })).toEqual(['b'])
    expect(missing({ all: [a, b] }, { a: false })).toEqual([])
    expect(missing({ any: [a, { all: [b, { fact: 'n', op: '>=', value: 1 }] }] }, { n: 0 })).toEqual(['a'])
  })

  it('what would have to hold is told along each way, without what holds already', () => {
    const more: Comparison = { fact: 'n', op: '>=', value: 1 }
    const way: Expr = { any: [{ all: [a, more] }, b] }
    expect(test(way).ways(situation({}))).toEqual([[a, more], [b]])
    expect(test(way).ways(situation({ a: true }))).toEqual([[more], [b]])
    expect(test({ all: [a, b] }).ways(situation({ a: true }))).toEqual([[b]])
    expect(test({ all: [way, b] }).ways(situation({ n: 1 }))).toEqual([[a, b], [b]])
  })

  it('where several of many have to hold, the nearest are told', () => {
    const more: Comparison = { fact: 'n', op: '>=', value: 1 }
    const two: Expr = { atLeast: 2, of: [{ all: [a, more] }, b, { fact: 'tier', op: '>=', value: 'mid' }] }
    expect(test(two).ways(situation({}))).toEqual([[b, { fact: 'tier', op: '>=', value: 'mid' }]])
    expect(test(two).ways(situation({ b: true, tier: 'low' }))).toEqual([[a, more]])
  })

  it('is told anew when another reading is chosen', () => {
    const choice: Expr = { choice: 'A-01', readings: { strict: { all: [a, b] }, wide: a } }
    const open = test({ any: [choice, { all: [choice, { fact: 'n', op: '>=', value: 1 }] }] })
    const asked = (reading: string) => open.missing(situation({ n: 0 }, { 'A-01': reading }))
    expect(asked('strict')).toEqual(['a', 'b'])
    expect(asked('wide')).toEqual(['a'])
    expect(asked('strict')).toEqual(['a', 'b'])
  })
})

describe('what is presumed', () => {
  const presumes = (expr: Expr, known: Facts) => test(expr).presumes(situation(known))

  it('is told as long as nobody has said otherwise', () => {
    const here: Comparison = { fact: 'here', op: '=', value: true }
    expect(presumes(here, {})).toEqual(['here'])
    expect(presumes(here, { here: true })).toEqual([])
    expect(presumes({ unknown: 'a' }, {})).toEqual(['a'])
    expect(presumes({ mayBe: a }, {})).toEqual(['a'])
    expect(presumes({ mayBe: a }, { a: false })).toEqual([])
    expect(presumes({ any: [{ unknown: 'a' }, { not: a }] }, {})).toEqual(['a'])
  })

  it('does not count where something firm decides', () => {
    expect(presumes({ any: [b, { unknown: 'a' }] }, { b: true })).toEqual([])
    expect(presumes({ all: [b, { mayBe: a }] }, { b: false })).toEqual([])
    expect(presumes({ all: [b, { mayBe: a }] }, { b: true })).toEqual(['a'])
  })
})

describe('a named choice', () => {
  const choice: Expr = { choice: 'A-01', readings: { strict: { all: [a, b] }, wide: a } }
  it('decides which reading holds', () => {
    expect(value(choice, { a: true, b: false }, { 'A-01': 'strict' })).toBe(false)
    expect(value(choice, { a: true, b: false }, { 'A-01': 'wide' })).toBe(true)
  })
  it('must have been made', () => {
    expect(() => value(choice, {}, {})).toThrow('A-01')
  })
})

describe('the compiler', () => {
  it('makes one test of equal expressions, and refuses a fact nobody declared', () => {
    const compile = compiler(facts)
    expect(compile({ all: [a, b] })).toBe(compile({ all: [{ ...a }, { ...b }] }))
    expect(() => compile({ fact: 'c', op: '=', value: 1 })).toThrow('c')
  })
})
