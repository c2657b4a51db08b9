/** A day of the calendar. */
export interface CalendarDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** Easter Sunday of the western churches, after Gauss as corrected by Meeus. */
export function easterSunday(year: number): CalendarDay {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const rest = year % 100
  const moonFix = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - moonFix + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const count = epact + weekday - 7 * late + 114
  return { year, month: Math.floor(count / 31), day: (count % 31) + 1 }
}

/** Easter Sunday of the eastern churches: the Julian one, which is thirteen days later on our calendar until 2099. */
export function orthodoxEaster(year: number): CalendarDay {
  const epact = (19 * (year % 19) + 15) % 30
  const weekday = (2 * (year % 4) + 4 * (year % 7) - epact + 34) % 7
  const count = epact + weekday + 114
  return plusDays({ year, month: Math.floor(count / 31), day: (count % 31) + 1 }, 13)
}

/** Writes the day so many days after Easter Sunday. */
export function daysFromEaster(easter: CalendarDay, days: number): string {
  const { year, month, day } = plusDays(easter, days)
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const lengthOf = (year: number, month: number): number =>
  month === 2 && year % 4 === 0 ? 29 : (lengths[month - 1] ?? 0)

/** Days within one year, of the years between 1901 and 2099. */
function plusDays({ year, month, day }: CalendarDay, days: number): CalendarDay {
  const later = day + days
  if (later < 1) return plusDays({ year, month: month - 1, day: later + lengthOf(year, month - 1) }, 0)
  if (later > lengthOf(year, month))
    return plusDays({ year, month: month + 1, day: later - lengthOf(year, month) }, 0)
  return { year, month, day: later }
}
