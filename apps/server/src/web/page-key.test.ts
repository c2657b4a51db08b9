import { describe, expect, it } from 'vitest'
import { pageKey } from './page-key.ts'

const form = (key?: string): URLSearchParams => new URLSearchParams(key === undefined ? {} : { key })

describe('the key of a form', () => {
  it.each(['k', 'k'.repeat(128), '0123456789abcdef0123456789abcdef'])(
    'is kept where it can be one: %s',
    (key) => {
      expect(pageKey(form(key))).toBe(key)
    },
  )

  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['129 characters long', 'k'.repeat(129)],
    ['5,000 characters long', 'k'.repeat(5000)],
    ['Chinese', '钥匙'],
    ['with a space in it', 'a b'],
    ['with a line break in it', 'a\nb'],
  ])('is made anew where it is %s, never twice the same', (_, key) => {
    const [first, second] = [pageKey(form(key)), pageKey(form(key))]
    expect(first).toMatch(/^[0-9a-f]{32}$/)
    expect(second).not.toBe(first)
  })
})
