import { describe, expect, it } from 'vitest'
import { and, byStates, compare, compiler, missingFacts, or, type Situation, type Tri } from './expression.ts'
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
    expect([and(first, second), and(second, first)]).toEqual([all, all])
    expect([or(first, second), or(second, first)]).toEqual([any, any])
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
    [{ fact: 'n', op: '>', value: 5 }, { n: 5 }, false],
    [{ fact: 'n', op: '>', value: 5 }, { n: 5.001 }, true],
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

describe('some of many', () => {
  const more: Comparison = { fact: 'n', op: '>=', value: 1 }
  const two: Expr = { atLeast: 2, of: [a, b, more] }
  it.each<[Facts, Tri]>([
    [{}, undefined],
    [{ a: true }, undefined],
    [{ a: true, b: true }, true],
    [{ a: true, b: true, n: 1 }, true],
    [{ a: true, b: false }, undefined],
    [{ a: true, b: false, n: 0 }, false],
    [{ a: false, b: false }, false],
    [{ b: false }, undefined],
  ])('two of three, known %j: %s', (known, expected) => {
    expect(value(two, known)).toBe(expected)
  })
})

describe('a comparison that may be', () => {
  it('is true while nothing is known, and false only once that is known', () => {
    expect(value({ mayBe: a }, {})).toBe(true)
    expect(value({ mayBe: a }, { a: true })).toBe(true)
    expect(value({ mayBe: a }, { a: false })).toBe(false)
  })

  it('a fact that nobody declared is compared as a number', () => {
    expect(compare({ fact: 'c', op: '>=', value: 5 }, 5, facts)).toBe(true)
  })
})

describe('what a test is never true without', () => {
  const needs = (expr: Expr) => test(expr).needs
  it.each<[string, Expr, readonly Comparison[]]>([
    ['a comparison', a, [a]],
    ['all of several', { all: [a, b] }, [a, b]],
    ['any of several', { any: [a, b] }, []],
    ['what may not be', { not: a }, []],
    ['some of many', { atLeast: 1, of: [a, b] }, []],
    ['a choice', { choice: 'A', readings: { one: a } }, []],
    ['any case', { always: true }, []],
  ])('%s', (_, expr, expected) => {
    expect(needs(expr)).toEqual(expected)
  })
})

describe('what is remembered', () => {
  const more: Comparison = { fact: 'n', op: '>=', value: 1 }
  const thresholds = (count: number): readonly Comparison[] =>
    Array.from({ length: count }, (_, index) => ({ fact: 'n', op: '>=', value: index + 1 }))

  it('serves every situation in which each comparison says the same', () => {
    const either = test({ any: [{ all: [a, b] }, more] })
    const first = either.ways(situation({ a: true }))
    expect(either.ways(situation({ a: true, tier: 'low' }))).toBe(first)
    expect(either.missing(situation({ a: true }))).toBe(either.missing(situation({ a: true, tier: 'low' })))
  })

  it('serves no other', () => {
    const either = test({ any: [{ all: [a, b] }, more] })
    const tried: readonly Facts[] = [{}, { a: true }, { a: false }, { b: true }, { b: false }, { n: 0 }]
    const told = () => tried.map((known) => either.ways(situation(known)))
    const expected = [[[a, b], [more]], [[b], [more]], [[more]], [[a], [more]], [[more]], [[a, b]]]
    expect(told()).toEqual(expected)
    expect(told()).toEqual(expected)
  })

  it('tells apart what is given from what is not, and one reading from another', () => {
    const opens = test({ any: [{ all: [{ unknown: 'a' }, b] }, { all: [a, more] }] })
    expect(opens.missing(situation({}))).toEqual(['b', 'a', 'n'])
    expect(opens.missing(situation({ a: true }))).toEqual(['n'])
    const read = test({ any: [{ choice: 'A', readings: { one: a, two: b } }, more] })
    const missing = (reading: string) => read.missing(situation({}, { A: reading }))
    expect([missing('one'), missing('two'), missing('one')]).toEqual([
      ['a', 'n'],
      ['b', 'n'],
      ['a', 'n'],
    ])
    expect(read.missing(situation({ b: true }, { A: 'one' }))).toEqual(['a', 'n'])
    expect(read.missing(situation({ a: false }, { A: 'one' }))).toEqual(['n'])
  })

  it('is nothing of a test with more states than a number can tell apart', () => {
    const many = byStates(test({ any: thresholds(40) }), () => [])
    expect(many(situation({}))).not.toBe(many(situation({})))
    const few = byStates(test({ any: thresholds(30) }), () => [])
    expect(few(situation({}))).toBe(few(situation({})))
  })

  it('is at most a thousand answers', () => {
    const tiers = ['mid', 'high'].map((tier): Comparison => ({ fact: 'tier', op: '>=', value: tier }))
    const told = byStates(test({ any: [a, b, ...tiers, ...thresholds(27)] }), () => [])
    const choices = [undefined, true, false].flatMap((one) =>
      [undefined, true, false].flatMap((two) =>
        [undefined, 'low', 'mid', 'high'].flatMap((tier) =>
          Array.from({ length: 28 }, (_, n) => ({ a: one, b: two, tier, n })),
        ),
      ),
    )
    const [first, ...others] = choices.map((known) => ({
      facts: {},
      values: [known.a, known.b, known.n, known.tier],
      choices: {},
    }))
    if (first === undefined) throw new Error('nothing to ask')
    const remembered = told(first)
    for (const other of others.slice(0, 999)) told(other)
    expect(told(first)).toBe(remembered)
    for (const other of others.slice(999, 1000)) told(other)
    expect(told(first)).not.toBe(remembered)
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
    expect(test(two).ways(situation({ a: true, n: 1 }))).toEqual([[b]])
    const tier: Comparison = { fact: 'tier', op: '>=', value: 'mid' }
    const ways: Expr = { atLeast: 2, of: [{ any: [{ all: [a, b] }, more] }, { any: [tier, b] }] }
    expect(test(ways).ways(situation({}))).toEqual([[more, tier]])
  })

  it('no more ways are told than anybody reads', () => {
    const many = Array.from({ length: 40 }, (_, index): Expr => ({ fact: 'n', op: '>=', value: index + 1 }))
    expect(test({ any: many }).ways(situation({}))).toHaveLength(32)
    const half = (from: number): Expr => ({ any: many.slice(from, from + 10) })
    expect(test({ all: [half(0), half(10)] }).ways(situation({}))).toHaveLength(32)
  })

  it('follows the reading that was chosen', () => {
    const choice: Expr = { choice: 'A-01', readings: { strict: { all: [a, b] }, wide: a } }
    expect(test(choice).ways(situation({}, { 'A-01': 'strict' }))).toEqual([[a, b]])
    expect(test(choice).ways(situation({}, { 'A-01': 'wide' }))).toEqual([[a]])
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
    expect(presumes({ unknown: 'a' }, { a: true })).toEqual([])
    expect(presumes({ atLeast: 1, of: [here, { mayBe: a }] }, {})).toEqual(['here', 'a'])
    const choice: Expr = { choice: 'A-01', readings: { strict: here } }
    expect(test(choice).presumes(situation({}, { 'A-01': 'strict' }))).toEqual(['here'])
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
    expect(() => compile({ fact: 'c', op: '=', value: 1 })).toThrow('no declared fact')
  })
})
