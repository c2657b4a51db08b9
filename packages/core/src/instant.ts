/**
 * A moment, with the offset it was written in. Compare by `ms`; show in the offset or a zone.
 * Sub-second digits are kept to the millisecond.
 */
export interface Instant {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly ms: number
  /** Minutes east of UTC, -1439 to 1439. */
  readonly offset: number
}

const minuteMs = 60_000
const rfc3339 =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?([Zz]|([+-])(\d{2}):(\d{2}))$/

/**
 * Reads an RFC 3339 date-time; the offset is required, because a deadline without a zone is a guess.
 * Gives undefined for anything else, including days that do not exist (2026-02-30).
 */
export function parseInstant(text: string): Instant | undefined {
  const match = rfc3339.exec(text)
  if (match === null) return undefined
  const [, year, month, day, hour, minute, second, fraction = '', zone = '', sign, zoneHour, zoneMinute] =
    match
  const fields = [year, month, day, hour, minute, second].map(Number)
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = fields
  if (h > 23 || mi > 59 || s > 59 || Number(zoneHour ?? 0) > 23 || Number(zoneMinute ?? 0) > 59)
    return undefined
  const days = daysFromCivil(y, mo, d)
  if (days === undefined) return undefined
  const offset =
    zone === 'Z' || zone === 'z' ? 0 : (sign === '-' ? -1 : 1) * (Number(zoneHour) * 60 + Number(zoneMinute))
  const millis = Number(fraction.padEnd(3, '0').slice(0, 3))
  return { ms: ((days * 24 + h) * 60 + mi - offset) * minuteMs + s * 1000 + millis, offset }
}

/** Days since 1970-01-01 of a calendar day; undefined when the day does not exist. */
function daysFromCivil(year: number, month: number, day: number): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 && leap ? 29 : (monthLengths[month - 1] ?? 0)
}

/** The calendar day and time of day of an instant, as a clock with the given offset shows it. */
export interface WallClock {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly milli: number
  /** 0 is Sunday. */
  readonly weekday: number
}

/** Reads an instant off a wall clock that is `offset` minutes east of UTC (default: its own offset). */
export function wallClock(instant: Instant, offset: number = instant.offset): WallClock {
  const local = instant.ms + offset * minuteMs
  const days = Math.floor(local / 86_400_000)
  const rest = local - days * 86_400_000
  const z = days + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch + (monthFromMarch < 10 ? 3 : -9)
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
    hour: Math.floor(rest / 3_600_000),
    minute: Math.floor(rest / minuteMs) % 60,
    second: Math.floor(rest / 1000) % 60,
    milli: rest % 1000,
    weekday: (((days + 4) % 7) + 7) % 7,
  }
}

const twoDigits = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'))
const two = (value: number): string => twoDigits[value] ?? ''

/** Writes an instant as RFC 3339 in its own offset; milliseconds only when there are any. */
export function formatInstant(instant: Instant): string {
  const at = wallClock(instant)
  const date = `${two(Math.floor(at.year / 100))}${two(at.year % 100)}-${two(at.month)}-${two(at.day)}`
  const time = `${two(at.hour)}:${two(at.minute)}:${two(at.second)}`
  const fraction = at.milli === 0 ? '' : `.${String(at.milli).padStart(3, '0')}`
  const east = Math.abs(instant.offset)
  const zone = `${instant.offset < 0 ? '-' : '+'}${two(Math.floor(east / 60))}:${two(east % 60)}`
  return `${date}T${time}${fraction}${zone}`
}

/** The instant `minutes` later, in the same offset. */
export const plusMinutes = (instant: Instant, minutes: number): Instant => ({
  ms: instant.ms + minutes * minuteMs,
  offset: instant.offset,
})

/**
 * The same time of day, calendar months later; a day that the month does not have becomes its last day. `offsetAt`
 * tells the zone's offset there, since clocks may have changed in between.
 */
export function addMonths(instant: Instant, months: number, offsetAt: (at: Instant) => number): Instant {
  const { year, month, day, hour, minute, second, milli } = wallClock(instant)
  const count = year * 12 + month - 1 + months
  const [laterYear, laterMonth] = [Math.floor(count / 12), (count % 12) + 1]
  const days = daysFromCivil(laterYear, laterMonth, Math.min(day, daysInMonth(laterYear, laterMonth))) ?? 0
  const local = ((days * 24 + hour) * 60 + minute) * minuteMs + second * 1000 + milli
  const guess: Instant = { ms: local - instant.offset * minuteMs, offset: instant.offset }
  const offset = offsetAt(guess)
  return { ms: local - offset * minuteMs, offset }
}

/** The last second of the calendar day, as counted `offset` minutes east of UTC. */
export function endOfDay(instant: Instant, offset: number): Instant {
  const day = Math.floor((instant.ms + offset * minuteMs) / 86_400_000)
  return { ms: (day + 1) * 86_400_000 - offset * minuteMs - 1000, offset }
}

/** The same moment, written in another offset. */
export const inOffset = (instant: Instant, offset: number): Instant => ({ ms: instant.ms, offset })

/** Orders instants by the moment they name. */
export const compareInstants = (a: Instant, b: Instant): number => a.ms - b.ms
