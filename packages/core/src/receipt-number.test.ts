import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatReceiptNumber, parseReceiptNumber, receiptNumber } from './receipt-number.ts'

describe('a receipt number', () => {
  const body = fc.stringMatching(/^\d{12}$/)

  it('is 16 digits and reads back however it is grouped', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2025, max: 2099 }), body, (year, digits) => {
        const number = receiptNumber(year, digits)
        expect(number).toMatch(/^\d{16}$/)
        expect(parseReceiptNumber(formatReceiptNumber(number))).toBe(number)
      }),
    )
  })

  it('shows any one wrong digit and any two swapped neighbours', () => {
    fc.assert(
      fc.property(body, fc.nat(15), fc.integer({ min: 1, max: 9 }), (digits, place, change) => {
        const number = receiptNumber(2026, digits)
        const typed = [...number]
        typed[place] = String((Number(typed[place]) + change) % 10)
        expect(parseReceiptNumber(typed.join(''))).toBeUndefined()
        const swapped = [...number]
        const next = (place + 1) % 16
        ;[swapped[place], swapped[next]] = [swapped[next]!, swapped[place]!]
        if (next > 0 && swapped.join('') !== number)
          expect(parseReceiptNumber(swapped.join(''))).toBeUndefined()
      }),
    )
  })

  it('accepts full-width digits from a Chinese keyboard', () => {
    const number = receiptNumber(2026, '038417265590')
    const fullWidth = [...number].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('')
    expect(parseReceiptNumber(fullWidth)).toBe(number)
  })
})
