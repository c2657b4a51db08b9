import { describe, expect, it } from 'vitest'
import { findLawNumbers } from './find-law-numbers.js'
import { numbersOfTheLaw } from './numbers-of-the-law.js'

const law = numbersOfTheLaw({
  instruments: [
    {
      indicators: [
        { measures: [{ fact: 'leaked', op: '>=', value: 1_234_567 }] },
        { measures: [{ fact: 'lossCny', op: '>=', value: 76_500 }] },
        { measures: [{ fact: 'cn.outageMinutes', op: '>=', value: 10 }] },
        { measures: [{ fact: 'reposts', op: '>=', value: 1000 }] },
      ],
      duties: [
        { id: 'far', within: { minutes: 43_200 } },
        { id: 'near', within: { minutes: 240 } },
        { id: 'nearest', within: { minutes: 30 } },
      ],
    },
  ],
})
const foundIn = (text: string): string[] =>
  findLawNumbers({ path: 'page.tsx', text }, law).map(({ written }) => written)

describe('a number of the law outside the regulations', () => {
  it.each([
    ['a threshold', 'const many = 1_234_567', '1_234_567'],
    ['a sum of money in fen', 'const fen = 7_650_000', '7_650_000'],
    ['a length in minutes', 'plusMinutes(at, 240)', '240'],
    ['a length in seconds', 'const seconds = 14_400', '14_400'],
    ['a length as a product', 'const days = 30 * 24 * 60', '30 * 24 * 60'],
    ['a length in milliseconds as a product', 'const ms = (4 * 60) * 60 * 1000', '(4 * 60) * 60 * 1000'],
    ['a short length named a limit', 'const duty = { within: { minutes: 30 } }', '30'],
    ['hours named a deadline', 'const deadlineHours = 4', '4'],
    ['days handed to what is due', 'law.dueAfterDays(30)', '30'],
    ['hours in Chinese', "const text = '须在 4 小时内报告'", '4 小时'],
    ['minutes in English', 'const text = `within 30 minutes`', '30 minutes'],
    ['a short length in a text', "const text = 'after 10 minutes'", '10 minutes'],
    ['a small threshold beside its fact', "const bad = facts['cn.outageMinutes'] >= 10", '10'],
    ['a small threshold before its fact', 'const bad = 10 < facts.outageMinutes', '10'],
    ['days in markup', 'const page = <p>30 日内</p>', '30 日'],
    ['a threshold in a text', "const text = 'from 1,234,567 persons'", '1,234,567'],
  ])('is found: %s', (_, text, written) => {
    expect(foundIn(text)).toEqual([written])
  })

  it.each([
    ['a small number', 'const columns = 4'],
    ['a small threshold without a name', 'const rows = 30'],
    ['a small number beside another name', 'const many = rows >= 10'],
    ['a unit of time', 'const minuteMs = 60 * 1000'],
    ['a second in milliseconds, though a threshold too', 'wait(1000)'],
    ['a text without a unit', "const text = 'page 4 of 30'"],
    ['an argument of something else near a deadline', 'const deadlineText = text.slice(0, 4)'],
    ['a number that a longer one contains', 'const id = 12_345_671'],
  ])('is not seen in %s', (_, text) => {
    expect(foundIn(text)).toEqual([])
  })
})
