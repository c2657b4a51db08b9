import { describe, expect, it } from 'vitest'
import { gradeOf } from './assess.fixture.ts'
import { categoryValues } from './categories.ts'

const keys = categoryValues.map(({ value }) => value)

describe('GB/T 20986-2023', () => {
  it('has ten categories, and as many subcategories as were counted', () => {
    const own = categoryValues.filter(({ hint }) => hint?.zh.startsWith('代码'))
    expect(own.map(({ value }) => value)).toEqual([
      'malicious-program',
      'network-attack',
      'data-security',
      'information-content',
      'equipment-fault',
      'violation',
      'hidden-danger',
      'abnormal-behaviour',
      'force-majeure',
      'other',
    ])
    const partsOf = (name: string) => categoryValues.filter(({ hint }) => hint?.en === `of ${name}`).length
    expect(['malicious program', 'network attack', 'data security'].map(partsOf)).toEqual([10, 21, 12])
  })

  it('offers the ten and the three commonest in a hurry', () => {
    expect(categoryValues.filter(({ fine }) => fine !== true)).toHaveLength(13)
  })

  it('gives each its own key and labels, and keeps keys that reports already bear', () => {
    expect(new Set(keys).size).toBe(keys.length)
    expect(new Set(categoryValues.map(({ label }) => label.zh)).size).toBe(keys.length)
    expect(keys).toEqual(expect.arrayContaining(['ransomware', 'web-defacement', 'data-leak']))
    for (const category of keys) expect(gradeOf({ category }).level).toBe('general')
  })
})
