import { type Instant, parseInstant, wallClock } from '@fengsui/core'
import { chineseValue } from './numerals.ts'

/** A calendar day. */
export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

const dayMs = 86_400_000
const two = (value: number): string => String(value).padStart(2, '0')

/** Midnight of a day, `offset` minutes east of UTC; undefined for a day that does not exist. */
export function midnight({ year, month, day }: Day, offset: number): Instant | undefined {
  const utc = parseInstant(`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T00:00:00Z`)
  return utc && { ms: utc.ms - offset * 60_000, offset }
}

/** The day that is `days` after the day of an instant. */
export const dayFrom = (base: Instant, days: number): Day =>
  wallClock({ ms: base.ms + days * dayMs, offset: base.offset })

/** A day without its year is the nearest one that is not ahead of the message. */
export function recentDay(month: number, day: number, base: Instant): Day | undefined {
  const { year } = wallClock(base)
  const thisYear = { year, month, day }
  const at = midnight(thisYear, base.offset)
  const found = at !== undefined && at.ms <= base.ms + dayMs ? thisYear : { year: year - 1, month, day }
  return midnight(found, base.offset) && found
}

/** A number of one or two places, in digits or in Chinese words. */
export const smallNumber = (text: string): number =>
  /^\d+$/.test(text) ? Number(text) : (chineseValue(text) ?? Number.NaN)

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Number of an English month. */
export const monthNumber = (name: string): number => months.indexOf(name.slice(0, 3).toLowerCase()) + 1

const weekdays: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7, 天: 7 }

/** The day a weekday names: this week's, or last week's after 上; never one ahead of the message. */
export function weekday(last: string | undefined, name: string, base: Instant): Day {
  const today = ((Math.floor((base.ms + base.offset * 60_000) / dayMs) + 3) % 7) + 1
  const ahead = (weekdays[name] ?? today) - today
  if (last !== undefined) return dayFrom(base, ahead - 7)
  return dayFrom(base, ahead > 0 ? ahead - 7 : ahead)
}
