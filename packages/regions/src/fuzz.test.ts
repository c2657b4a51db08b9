import { describe, expect, it } from 'vitest'
import { longPatterns, lots, strangeText } from '../../../bench/regions-texts.js'
import { resolve } from './resolve.ts'

const statuses = ['ok', 'ambiguous', 'historical', 'conflict', 'outside', 'none']
const count = 20_000
const long = 1_000_000

describe('texts that nobody would write', () => {
  it('every one has an answer that holds together', () => {
    const draw = lots(20_261_124)
    for (let index = 0; index < count; index += 1) {
      const text = strangeText(draw)
      const answer = resolve(text)
      expect(statuses, text).toContain(answer.status)
      if (answer.route !== undefined) expect(answer.provinceCode, text).toMatch(/^[1-6]\d0000$/)
      if (answer.route === undefined) expect(answer.needsHuman, text).toBe(true)
      for (const { start, end, text: read } of answer.evidence) expect(text.slice(start, end)).toBe(read)
    }
  })

  it.each(Object.entries(longPatterns))('a million characters of %s are read', (_, pattern) => {
    const answer = resolve(pattern.repeat(Math.ceil(long / pattern.length)).slice(0, long))
    expect(statuses).toContain(answer.status)
    expect(JSON.stringify(answer).length).toBeLessThan(50_000)
  })
})
