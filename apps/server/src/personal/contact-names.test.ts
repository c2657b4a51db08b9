import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contactNames } from './contact-names.ts'

describe('telephone numbers and addresses are equal however they are written', () => {
  it.each([
    ['138 0013 8000', ['phone:13800138000']],
    ['+86 138-0013-8000', ['phone:13800138000']],
    ['008613800138000', ['phone:13800138000']],
    ['8613800138000', ['phone:13800138000']],
    ['１３８００１３８０００', ['phone:13800138000']],
    ['(024) 2345 6789', ['phone:02423456789']],
    ['+852 2345 6789', ['phone:85223456789']],
    ['8612345', ['phone:8612345']],
    ['Chen.Yu@Example.COM', ['email:chen.yu@example.com']],
    ['陈屿 <chen@example.com>', ['email:chen@example.com']],
    ['13800138000／024-23456789', ['phone:13800138000', 'phone:02423456789']],
    ['13800138000、chen@example.com', ['phone:13800138000', 'email:chen@example.com']],
    ['同上', []],
    ['1234', []],
    ['', []],
  ])('%s', (text, names) => {
    expect(contactNames(text)).toEqual(names)
  })

  it('whatever is put between the digits', () => {
    const digits = fc.stringMatching(/^1[3-9]\d{9}$/)
    fc.assert(
      fc.property(
        digits,
        fc.array(fc.constantFrom('-', ' ', '.', '(', ')', '+86'), { maxLength: 6 }),
        (number, marks) => {
          const [first = '', ...rest] = [...number]
          const written =
            first + rest.map((digit, at) => `${marks[at]?.replace('+86', '') ?? ''}${digit}`).join('')
          expect(contactNames(written)).toEqual([`phone:${number}`])
        },
      ),
    )
  })
})
