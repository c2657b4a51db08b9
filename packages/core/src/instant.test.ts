import { describe, expect, it } from 'vitest'
import {
  compareInstants,
  endOfDay,
  formatInstant,
  inOffset,
  parseInstant,
  plusMinutes,
  wallClock,
} from './instant.ts'

const at = (text: string) => {
  const instant = parseInstant(text)
  if (instant === undefined) throw new Error(`not an instant: ${text}`)
  return instant
}

describe('an instant', () => {
  it.each([
    '2026-03-02T09:00:00+08:00',
    '1969-12-31T23:59:59-01:30',
    '2024-02-29T00:00:00+00:00',
    '2026-03-02T09:00:00.250+08:00',
  ])('%s is written as it was read', (text) => {
    expect(formatInstant(at(text))).toBe(text)
  })

  it.each([
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-03-02T24:00:00Z',
    '2026-03-02T09:00:00',
    '2026-03-02 09:00:00+08:00',
    '2026-03-02T09:00:60Z',
    '',
  ])('%s is refused', (text) => {
    expect(parseInstant(text)).toBeUndefined()
  })

  it('agrees with the platform on every day of four centuries', () => {
    for (let day = -36_525; day < 109_575; day += 13) {
      const ms = day * 86_400_000 + 45_296_789
      const platform = new Date(ms).toISOString().replace('Z', '+00:00')
      expect(formatInstant({ ms, offset: 0 })).toBe(platform)
      expect(at(platform).ms).toBe(ms)
    }
  })

  it('compares by the moment, not by the offset it is written in', () => {
    expect(compareInstants(at('2026-03-02T09:00:00+08:00'), at('2026-03-02T01:00:00Z'))).toBe(0)
    expect(formatInstant(inOffset(at('2026-03-02T01:00:00Z'), 480))).toBe('2026-03-02T09:00:00+08:00')
  })

  it('240 minutes after 09:00 is 13:00', () => {
    expect(formatInstant(plusMinutes(at('2026-03-02T09:00:00+08:00'), 240))).toBe('2026-03-02T13:00:00+08:00')
  })

  it('a day ends at 23:59:59 on the clock of the place', () => {
    expect(formatInstant(endOfDay(at('2026-03-02T17:00:00Z'), 480))).toBe('2026-03-03T23:59:59+08:00')
    expect(wallClock(at('2026-03-02T17:00:00Z'), 480)).toMatchObject({ day: 3, hour: 1 })
  })
})
