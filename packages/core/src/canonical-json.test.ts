import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

describe('canonical JSON', () => {
  it('sorts members, keeps lists, leaves out what is undefined', () => {
    expect(canonicalJson({ b: [3, 1], a: { d: null, c: '较大' }, e: undefined })).toBe(
      '{"a":{"c":"较大","d":null},"b":[3,1]}',
    )
  })

  it('gives the same text for the same content in any member order', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse())
        expect(canonicalJson(reversed)).toBe(canonicalJson(value))
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})
