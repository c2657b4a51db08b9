import { describe, expect, it } from 'vitest'
import { gazetteer } from './gazetteer.ts'
import { hashStart, hashWith, NameTable } from './name-table.ts'
import { vocabulary } from './vocabulary.ts'

const hashOf = (text: string): number =>
  [...text].reduce((hash, character) => hashWith(hash, character.charCodeAt(0)), hashStart)

describe('the table of names', () => {
  it('no two names of places have one hash', () => {
    const names = new Set(
      gazetteer()
        .all()
        .flatMap(({ name, stem }) => [name, stem]),
    )
    expect(new Set([...names].map(hashOf)).size).toBe(names.size)
  })

  it('finds what was entered, the last entry first, and nothing else', () => {
    const table = new NameTable()
    const hash = hashOf('和平区')
    expect([table.add(hash, 1, 3), table.add(hash, 1, 3)]).toEqual([0, 1])
    expect([table.find(hash), table.before(1), table.before(0)]).toEqual([1, 0, -1])
    expect([table.find(hashOf('和平')), table.lengthsOf(1), table.lengthsOf(2)]).toEqual([-1, 1 << 3, 0])
    expect(table.size).toBe(1)
  })

  it('has room: a full table would look for ever', () => {
    expect(vocabulary().size).toBeLessThan(0.75 * (1 << 15))
  })
})
