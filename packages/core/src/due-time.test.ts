import { describe, expect, it } from 'vitest'
import { dueAt, isLate, zoneOffset } from './due-time.ts'
import { formatInstant, type Instant, parseInstant } from './instant.ts'

function at(text: string): Instant {
  const instant = parseInstant(text)
  if (instant === undefined) throw new Error(`not an instant: ${text}`)
  return instant
}

const due = (minutes: number, start: string, untilEndOfDay?: string) => {
  const { safe, latest } = dueAt(
    { minutes, ...(untilEndOfDay === undefined ? {} : { untilEndOfDay }) },
    at(start),
  )
  return [formatInstant(safe), formatInstant(latest)]
}

describe('a length in minutes', () => {
  it('is counted on the clock, over midnight, month and leap day, in the offset it started in', () => {
    expect(due(240, '2026-03-02T22:00:00+08:00')).toEqual([
      '2026-03-03T02:00:00+08:00',
      '2026-03-03T02:00:00+08:00',
    ])
    expect(due(2880, '2028-02-28T00:00:01Z')).toEqual([
      '2028-03-01T00:00:01+00:00',
      '2028-03-01T00:00:01+00:00',
    ])
  })

  it('that runs to the end of the day has a careful and a late reading', () => {
    expect(due(1440, '2026-03-02T10:00:00+08:00', 'Asia/Shanghai')).toEqual([
      '2026-03-03T10:00:00+08:00',
      '2026-03-03T23:59:59+08:00',
    ])
    expect(due(1440, '2026-03-02T23:00:00+00:00', 'Asia/Shanghai')[1]).toBe('2026-03-04T23:59:59+08:00')
  })
})

describe('late', () => {
  const limit = dueAt({ minutes: 240 }, at('2026-03-02T09:00:00+08:00'))
  it.each([
    ['2026-03-02T12:59:59+08:00', false],
    ['2026-03-02T13:00:00+08:00', false],
    ['2026-03-02T13:00:00.999+08:00', false],
    ['2026-03-02T13:00:01+08:00', true],
    ['2026-03-02T05:00:01Z', true],
  ])('at %s: %s', (time, late) => {
    expect(isLate(at(time), limit)).toBe(late)
  })
})

describe('the offset of a zone', () => {
  it.each([
    ['Asia/Shanghai', '2026-07-01T00:00:00Z', 480],
    ['Asia/Kolkata', '2026-07-01T00:00:00Z', 330],
    ['America/New_York', '2026-07-01T00:00:00Z', -240],
    ['America/New_York', '2026-01-01T00:00:00Z', -300],
    ['UTC', '2026-01-01T00:00:00Z', 0],
    ['Europe/Berlin', '2026-03-29T00:59:59Z', 60],
    ['Europe/Berlin', '2026-03-29T01:00:00Z', 120],
  ])('%s at %s: %d minutes', (zone, time, minutes) => {
    expect(zoneOffset(zone, at(time))).toBe(minutes)
  })
})
