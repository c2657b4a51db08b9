import { type InputError, type Json, parseJsonText } from '@fengsui/core'
import { describe, expect, it } from 'vitest'
import { assessor, at, now } from './assess.fixture.ts'

/** What a door answers to a text: faults of the text, else of what it says. */
function faultsOf(text: string): readonly InputError[] {
  const json = parseJsonText(text)
  if (!json.ok) return json.failure
  const read = assessor.read(json.value, now)
  return read.ok ? [] : read.failure
}

const faults = (input: Json): readonly InputError[] => faultsOf(JSON.stringify(input))

/** An object with so many members, named after their number. */
const many = (count: number, name: (index: number) => string, value: Json = 1): { [name: string]: Json } =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [name(index), value]))

const crowd = 60_000

describe('an input that is nothing but faults', () => {
  it.each<[string, Json]>([
    ['facts nobody knows', { incident: many(crowd, (index) => `y.k${index}`) }],
    ['facts of an entity nobody knows', { entity: { y: many(crowd, (index) => `k${index}`) } }],
    ['members nobody knows', many(crowd, (index) => `k${index}`)],
    ['choices nobody knows', { choices: many(crowd, (index) => `k${index}`) }],
    ['an event of members nobody knows', { events: [many(crowd, (index) => `k${index}`)] }],
    ['filings that are none', { filings: Array.from({ length: 8192 }, () => 1) }],
    ['text that nobody can store', { id: Array.from({ length: crowd }, () => '\0') }],
  ])('%s: the first hundred are told, and that there are more', (_, input) => {
    const told = faults(input)
    expect(told).toHaveLength(101)
    expect(told.at(-1)).toMatchObject({ pointer: '', code: 'more-errors' })
    expect(told.at(-1)?.detail).toEqual({
      zh: '错误还有更多，这里只列出前100个。',
      en: 'There are more errors; only the first 100 are listed.',
    })
    expect(JSON.stringify(told).length).toBeLessThan(64 * 1024)
  })

  it('a hundred faults are told without a word of more', () => {
    const told = faults({ incident: many(100, (index) => `y.k${index}`) })
    expect(told.map(({ code }) => code)).toEqual(Array.from({ length: 100 }, () => 'unknown-fact'))
  })

  it('the nearest name is told for the first few, and for none that is too long to be a slip of the pen', () => {
    const told = faults({ incident: many(100, (index) => `cn.portal.teir${index}`) })
    expect(told.map(({ detail }) => detail.en.includes('cn.portal.tier')).indexOf(false)).toBe(20)
    const [long] = faults({ incident: { ['k'.repeat(65)]: 1 } })
    expect(long?.detail).toEqual({
      zh: '没有这个事实；自定义的请放在“x.”下。',
      en: 'There is no such fact; put your own under "x.".',
    })
  })

  it('of very many values, the one that was probably meant is told for the first few', () => {
    const filing = { duty: 'cn.C.11', at: at('10:00') }
    const told = faults({ filings: Array.from({ length: 100 }, () => filing) })
    const nearest = told.map(({ detail }) => detail.en.endsWith('Known: cn.C.1 ….'))
    expect(nearest.indexOf(false)).toBe(20)
    expect(told.at(-1)?.detail.en).toContain('cn.A.1a, cn.A.1b')
  })

  it('many members that say nothing are too many all the same', () => {
    const said = { portal: many(3000, (index) => `k${index}`, null), 'cn.portal': null }
    expect(faults({ incident: { cn: said } }).at(-1)?.code).toBe('more-errors')
    expect(faults({ incident: many(3000, (index) => `x.k${index}`) })).toEqual([])
  })
})

describe('an input without end', () => {
  it.each<[string, string, string, string]>([
    [
      'keys as long as a page',
      JSON.stringify({ incident: { ['k'.repeat(201)]: { a: 1, b: 2 } } }),
      '/incident',
      'long-key',
    ],
    ['objects in objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, '/a'.repeat(32), 'too-deep'],
    [
      'more events than any case has',
      JSON.stringify({
        events: Array.from({ length: 8193 }, () => ({ type: 'aware.incident', at: at('09:00') })),
      }),
      '/events',
      'too-many',
    ],
    [
      'a set of more than there is',
      JSON.stringify({
        incident: { 'cn.affected': Array.from({ length: 20_000 }, (_, index) => `k${index}`) },
      }),
      '/incident/cn.affected',
      'too-many',
    ],
  ])('%s: one fault', (_, text, pointer, code) => {
    expect(faultsOf(text)).toMatchObject([{ pointer, code }])
  })

  it('a key of two hundred characters is still read', () => {
    expect(faults({ [`x.${'k'.repeat(198)}`]: 1 })).toEqual([])
  })
})
