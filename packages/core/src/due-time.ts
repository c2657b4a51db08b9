import { endOfDay, type Instant, plusMinutes } from './instant.ts'
import type { Within } from './law.ts'

/** The two readings of a deadline: the careful one, and the last moment that can be argued. */
export interface Due {
  readonly safe: Instant
  readonly latest: Instant
}

/** When a duty falls due that started at `start`. A limit of 240 minutes is met at 240:00 and missed a second later. */
export function dueAt(within: Within, start: Instant): Due {
  const safe = plusMinutes(start, within.minutes)
  if (within.untilEndOfDay === undefined) return { safe, latest: safe }
  return { safe, latest: endOfDay(safe, zoneOffset(within.untilEndOfDay, safe)) }
}

/** Time limits are counted in seconds: the second in which one ends is still on time. */
export const isLate = (at: Instant, { latest }: Due): boolean => at.ms >= latest.ms + 1000

const formats = new Map<string, Intl.DateTimeFormat>()

/** Minutes east of UTC that a zone has at an instant. */
export function zoneOffset(zone: string, at: Instant): number {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  formats.set(zone, format)
  const [, sign, hours, minutes = '0'] = /GMT(?:([+-])(\d{2}):?(\d{2})?)?/.exec(format.format(at.ms)) ?? []
  return hours === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}
