import { type Instant, type Language, parseInstant, wallClock } from '@fengsui/core'

const beijing = 8 * 60
const two = (value: number): string => String(value).padStart(2, '0')
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Reads an instant that this program wrote. */
export function instantOf(text: string): Instant {
  const instant = parseInstant(text)
  if (instant === undefined) throw new Error(`not an instant: ${text}`)
  return instant
}

/** Time of day in Beijing, to the second. */
export function timeOfDay(instant: Instant): string {
  const { hour, minute, second } = wallClock(instant, beijing)
  return `${two(hour)}:${two(minute)}:${two(second)}`
}

/** Day and time in Beijing: 11月22日 03:36:00, 22 Nov 03:36:00. */
export function dayAndTime(instant: Instant, language: Language): string {
  const { month, day } = wallClock(instant, beijing)
  const date = language === 'zh-CN' ? `${month}月${day}日` : `${day} ${months[month - 1] ?? ''}`
  return `${date} ${timeOfDay(instant)}`
}

/** Full date and time in Beijing, for receipts and records. */
export function fullTime(instant: Instant, language: Language): string {
  const { year, month, day } = wallClock(instant, beijing)
  const date =
    language === 'zh-CN' ? `${year}年${month}月${day}日` : `${day} ${months[month - 1] ?? ''} ${year}`
  return `${date} ${timeOfDay(instant)}`
}

/** A span as a clock shows it: 02:41:07, or 29 d 03:11:07 beyond two days. */
export function span(ms: number, language: Language): string {
  const seconds = Math.floor(Math.abs(ms) / 1000)
  const days = seconds >= 48 * 3600 ? Math.floor(seconds / 86_400) : 0
  const rest = seconds - days * 86_400
  const clock = `${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`
  return days === 0 ? clock : `${days}${language === 'zh-CN' ? '天 ' : ' d '}${clock}`
}
