import { describe, expect, it } from 'vitest'
import { type Due, dueAt, isLate, isZone, zoneOffset } from './due-time.ts'
import { formatInstant, type Instant, parseInstant } from './instant.ts'
import type { Calendar } from './law.ts'

function at(text: string): Instant {
  const instant = parseInstant(text)
  if (instant === undefined) throw new Error(`not an instant: ${text}`)
  return instant
}

const beijing = { zone: 'Asia/Shanghai' }

const both = (due: Due) => [formatInstant(due.safe), due.latest && formatInstant(due.latest)]
const due = (minutes: number, start: string, untilEndOfDay?: string) =>
  both(dueAt({ minutes, ...(untilEndOfDay === undefined ? {} : { untilEndOfDay }) }, at(start), beijing))

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

  it('is physical time: 72 h over the end of summer time end an hour earlier on the wall', () => {
    const { safe } = dueAt({ minutes: 72 * 60 }, at('2027-10-30T10:00:00+02:00'), { zone: 'Europe/Berlin' })
    expect(safe.ms).toBe(at('2027-11-02T09:00:00+01:00').ms)
  })

  it('that runs to the end of the day has a careful and a late reading', () => {
    expect(due(1440, '2026-03-02T10:00:00+08:00', 'Asia/Shanghai')).toEqual([
      '2026-03-03T10:00:00+08:00',
      '2026-03-03T23:59:59+08:00',
    ])
    expect(due(1440, '2026-03-02T23:00:00+00:00', 'Asia/Shanghai')[1]).toBe('2026-03-04T23:59:59+08:00')
  })
})

describe('a length in months', () => {
  const month = (start: string, zone = 'Europe/Berlin') =>
    both(dueAt({ months: 1, untilEndOfDay: 'entity' }, at(start), { zone }))

  it.each([
    ['2026-01-15T10:00:00+01:00', '2026-02-15T10:00:00+01:00', '2026-02-15T23:59:59+01:00'],
    ['2026-01-31T10:00:00+01:00', '2026-02-28T10:00:00+01:00', '2026-02-28T23:59:59+01:00'],
    ['2028-01-31T10:00:00+01:00', '2028-02-29T10:00:00+01:00', '2028-02-29T23:59:59+01:00'],
    ['2026-12-31T10:00:00+01:00', '2027-01-31T10:00:00+01:00', '2027-01-31T23:59:59+01:00'],
    // Summer time begins in between: the time on the wall stays.
    ['2026-03-10T10:00:00+01:00', '2026-04-10T10:00:00+02:00', '2026-04-10T23:59:59+02:00'],
    // Late in the evening in UTC is the next day in Berlin.
    ['2026-05-31T22:30:00Z', '2026-07-01T00:30:00+02:00', '2026-07-01T23:59:59+02:00'],
  ])('from %s to %s, latest %s', (start, safe, latest) => {
    expect(month(start)).toEqual([safe, latest])
  })
})

describe('a deadline that falls on a day off', () => {
  const calendar: Calendar = {
    id: 'test',
    confidence: 'verified',
    source: { zh: '测试', en: 'test' },
    checkedOn: '2026-11-24',
    years: [2026],
    daysOff: { DE: ['2026-04-03', '2026-04-06', '2026-12-31'] },
  }
  const roll = { calendar: 'test', regionFact: 'eu.memberState', minuteOfDay: 720 }
  const day = (start: string, region: string | undefined = 'DE') =>
    both(
      dueAt({ minutes: 1440, roll }, at(start), { zone: 'Europe/Berlin', daysOff: { calendar, region } }),
    )[1]

  it.each([
    ['a working day stays', '2026-03-31T16:00:00+02:00', '2026-04-01T16:00:00+02:00'],
    ['Saturday: Monday at noon', '2026-03-13T16:00:00+01:00', '2026-03-16T12:00:00+01:00'],
    ['Sunday: Monday at noon', '2026-03-14T16:00:00+01:00', '2026-03-16T12:00:00+01:00'],
    [
      'Good Friday to Easter Monday: Tuesday at noon',
      '2026-04-02T09:00:00+02:00',
      '2026-04-07T12:00:00+02:00',
    ],
    ['over the change of clocks', '2026-03-28T09:00:00+01:00', '2026-03-30T12:00:00+02:00'],
    ['a day that is Saturday in Berlin alone', '2026-03-12T23:30:00Z', '2026-03-16T12:00:00+01:00'],
  ])('%s', (_, start, latest) => {
    expect(day(start)).toBe(latest)
  })

  it('is not known for a year or a region the calendar does not hold', () => {
    expect(day('2027-03-29T09:00:00+02:00')).toBeUndefined()
    expect(day('2026-12-30T09:00:00+01:00')).toBeUndefined()
    expect(day('2026-03-31T16:00:00+02:00', 'FR')).toBeUndefined()
  })

  it('stays where the obligor may not make use of it', () => {
    const { latest } = dueAt({ minutes: 1440, roll }, at('2026-03-13T16:00:00+01:00'), {
      zone: 'Europe/Berlin',
    })
    expect(latest && formatInstant(latest)).toBe('2026-03-14T16:00:00+01:00')
  })
})

describe('late', () => {
  const limit = dueAt({ minutes: 240 }, at('2026-03-02T09:00:00+08:00'), beijing)
  it.each([
    ['2026-03-02T12:59:59+08:00', false],
    ['2026-03-02T13:00:00+08:00', false],
    ['2026-03-02T13:00:00.999+08:00', false],
    ['2026-03-02T13:00:01+08:00', true],
    ['2026-03-02T05:00:01Z', true],
  ])('at %s: %s', (time, late) => {
    expect(isLate(at(time), limit)).toBe(late)
  })

  it('cannot be said after the careful reading while the late one is not known', () => {
    const open = { safe: limit.safe, latest: undefined }
    expect(isLate(at('2026-03-02T13:00:00+08:00'), open)).toBe(false)
    expect(isLate(at('2026-03-02T13:00:01+08:00'), open)).toBeUndefined()
  })
})

describe('a zone', () => {
  it('is one that the platform knows', () => {
    expect(['Asia/Shanghai', 'UTC', 'Europe/Berlin'].map(isZone)).toEqual([true, true, true])
    expect(['Mars/Phobos', '', 'Beijing time'].map(isZone)).toEqual([false, false, false])
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
