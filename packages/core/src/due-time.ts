import { addMonths, endOfDay, type Instant, inOffset, plusMinutes, wallClock } from './instant.ts'
import type { Calendar, Within } from './law.ts'

/** The two readings of a deadline: the careful one, and the last moment that can be argued. */
export interface Due {
  readonly safe: Instant
  /** Undefined when it depends on days off of a year that the calendar does not hold. */
  readonly latest: Instant | undefined
}

/** Where a deadline is counted: the zone of its days, and whose days off move it. */
export interface DayCount {
  /** Zone that a length until the end of a day, in months, or rolled over is counted in. */
  readonly zone: string
  /** Present where the obligor may make use of a roll-over. */
  readonly daysOff?: { readonly calendar: Calendar | undefined; readonly region: string | undefined }
}

/** When a duty falls due that started at `start`. A limit of 240 minutes is met at 240:00 and missed a second later. */
export function dueAt(within: Within, start: Instant, { zone, daysOff }: DayCount): Due {
  const safe =
    within.months === undefined
      ? plusMinutes(start, within.minutes)
      : addMonths(inOffset(start, zoneOffset(zone, start)), within.months, (at) => zoneOffset(zone, at))
  const ends = within.untilEndOfDay === undefined ? safe : endOfDay(safe, zoneOffset(zone, safe))
  if (within.roll === undefined || daysOff === undefined) return { safe, latest: ends }
  return { safe, latest: rolled(ends, { zone, minuteOfDay: within.roll.minuteOfDay, ...daysOff }) }
}

interface RollOver {
  readonly zone: string
  readonly minuteOfDay: number
  readonly calendar: Calendar | undefined
  readonly region: string | undefined
}

/** The given time of the next working day, when the deadline falls on a day off. */
function rolled(due: Instant, { zone, minuteOfDay, calendar, region }: RollOver): Instant | undefined {
  let day = localMidnight(due, zone)
  const first = day
  while (true) {
    const off = isDayOff(day, calendar, region)
    if (off === undefined) return undefined
    if (!off) break
    day = nextDay(day, zone)
  }
  return day.ms === first.ms ? due : plusMinutes(day, minuteOfDay)
}

const minutesOfDay = 24 * 60

function localMidnight(at: Instant, zone: string): Instant {
  const lastSecond = endOfDay(at, zoneOffset(zone, at))
  const midnight = plusMinutes({ ...lastSecond, ms: lastSecond.ms + 1000 }, -minutesOfDay)
  return inOffset(midnight, zoneOffset(zone, midnight))
}

/** Days are 23 to 25 hours long where clocks change: look at noon, then go back to midnight. */
const nextDay = (midnight: Instant, zone: string): Instant =>
  localMidnight(plusMinutes(midnight, minutesOfDay * 1.5), zone)

const twoDigits = (value: number): string => String(value).padStart(2, '0')
const saturday = 6

/** Saturdays, Sundays and the calendar's days; undefined for a year or a region it does not hold. */
function isDayOff(
  midnight: Instant,
  calendar: Calendar | undefined,
  region: string | undefined,
): boolean | undefined {
  const { year, month, day, weekday } = wallClock(midnight)
  if (weekday === 0 || weekday === saturday) return true
  // Stryker disable next-line OptionalChaining,ConditionalExpression: no region, no calendar and no such region end in the same unknown.
  const days = region === undefined ? undefined : calendar?.daysOff[region]
  // Stryker disable next-line OptionalChaining: days come from a calendar.
  if (days === undefined || calendar?.years.includes(year) !== true) return undefined
  return days.includes(`${year}-${twoDigits(month)}-${twoDigits(day)}`)
}

/** Time limits are counted in seconds: the second in which one ends is still on time. Undefined: nobody can say yet. */
export function isLate(at: Instant, { safe, latest }: Due): boolean | undefined {
  if (latest !== undefined) return at.ms >= latest.ms + 1000
  return at.ms < safe.ms + 1000 ? false : undefined
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Minutes east of UTC that a zone has at an instant. */
export function zoneOffset(zone: string, at: Instant): number {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  formats.set(zone, format)
  // Without a number it is GMT itself.
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(format.format(at.ms)) ?? [
    '',
    '+',
    '0',
    '0',
  ]
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

/** Whether a name is one of a time zone. */
export function isZone(name: string): boolean {
  try {
    // Stryker disable next-line StringLiteral: a name that is none throws; those that are some are never empty.
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
