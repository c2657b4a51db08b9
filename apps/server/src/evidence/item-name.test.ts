import { describe, expect, it } from 'vitest'
import { itemName } from './item-name.ts'

describe('the name of an item', () => {
  it.each([
    ['访问日志 2026.log', '访问日志 2026.log'],
    ['photo\u202egpj.exe', 'photogpj.exe'],
    ['a\u200bb\u0000c\nd', 'abcd'],
    ['  spaced  ', 'spaced'],
    [`${'长'.repeat(300)}.txt`, '长'.repeat(200)],
    ['../../etc/passwd', '../../etc/passwd'],
  ])('%j is shown as %j', (given, shown) => {
    expect(itemName(given)).toBe(shown)
  })
})
