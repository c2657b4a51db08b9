import type { Calendar } from '@fengsui/core'
import { daysFromEaster, easterSunday, orthodoxEaster } from './easter.ts'

/** Days off of one Member State: fixed days, and days counted from Easter Sunday of either church. */
interface DaysOff {
  readonly fixed: string
  readonly western?: readonly number[]
  readonly orthodox?: readonly number[]
}

/**
 * Nationwide days off of the Member States. What was doubtful is left out: a day that is missing here makes the late
 * reading end earlier, never later. Nobody has compared them with national lists yet.
 */
// biome-ignore format: one Member State a line
const rules: Readonly<Record<string, DaysOff>> = {
  AT: { fixed: '01-01 01-06 05-01 08-15 10-26 11-01 12-08 12-25 12-26', western: [1, 39, 50, 60] },
  BE: { fixed: '01-01 05-01 07-21 08-15 11-01 11-11 12-25', western: [1, 39, 50] },
  BG: { fixed: '01-01 03-03 05-01 05-06 05-24 09-06 09-22 12-24 12-25 12-26', orthodox: [-2, 1] },
  CY: { fixed: '01-01 01-06 03-25 04-01 05-01 08-15 10-01 10-28 12-25 12-26', orthodox: [-48, -2, 1, 50] },
  CZ: { fixed: '01-01 05-01 05-08 07-05 07-06 09-28 10-28 11-17 12-24 12-25 12-26', western: [-2, 1] },
  DE: { fixed: '01-01 05-01 10-03 12-25 12-26', western: [-2, 1, 39, 50] },
  DK: { fixed: '01-01 12-25 12-26', western: [-3, -2, 1, 39, 50] },
  EE: { fixed: '01-01 02-24 05-01 06-23 06-24 08-20 12-24 12-25 12-26', western: [-2] },
  ES: { fixed: '01-01 01-06 05-01 08-15 10-12 11-01 12-06 12-08 12-25', western: [-2] },
  FI: { fixed: '01-01 01-06 05-01 12-06 12-25 12-26', western: [-2, 1, 39] },
  FR: { fixed: '01-01 05-01 05-08 07-14 08-15 11-01 11-11 12-25', western: [1, 39, 50] },
  GR: { fixed: '01-01 01-06 03-25 05-01 08-15 10-28 12-25 12-26', orthodox: [-48, -2, 1, 50] },
  HR: { fixed: '01-01 01-06 05-01 05-30 06-22 08-05 08-15 11-01 11-18 12-25 12-26', western: [1, 60] },
  HU: { fixed: '01-01 03-15 05-01 08-20 10-23 11-01 12-25 12-26', western: [-2, 1, 50] },
  IE: { fixed: '01-01 03-17 12-25 12-26', western: [1] },
  IT: { fixed: '01-01 01-06 04-25 05-01 06-02 08-15 11-01 12-08 12-25 12-26', western: [1] },
  LT: { fixed: '01-01 02-16 03-11 05-01 06-24 07-06 08-15 11-01 12-24 12-25 12-26', western: [1] },
  LU: { fixed: '01-01 05-01 05-09 06-23 08-15 11-01 12-25 12-26', western: [1, 39, 50] },
  LV: { fixed: '01-01 05-01 05-04 06-23 06-24 11-18 12-24 12-25 12-26 12-31', western: [-2, 1] },
  MT: { fixed: '01-01 02-10 03-19 03-31 05-01 06-07 06-29 08-15 09-08 09-21 12-08 12-13 12-25', western: [-2] },
  NL: { fixed: '01-01 12-25 12-26', western: [1, 39, 50] },
  PL: { fixed: '01-01 01-06 05-01 05-03 08-15 11-01 11-11 12-25 12-26', western: [1, 60] },
  PT: { fixed: '01-01 04-25 05-01 06-10 08-15 10-05 11-01 12-01 12-08 12-25', western: [-2, 60] },
  RO: { fixed: '01-01 01-02 01-24 05-01 06-01 08-15 11-30 12-01 12-25 12-26', orthodox: [-2, 1, 50] },
  SE: { fixed: '01-01 01-06 05-01 06-06 12-25 12-26', western: [-2, 1, 39] },
  SI: { fixed: '01-01 01-02 02-08 04-27 05-01 05-02 06-25 08-15 10-31 11-01 12-25 12-26', western: [1] },
  SK: { fixed: '01-01 01-06 05-01 07-05 08-29 11-01 12-24 12-25 12-26', western: [-2, 1] },
}

/** Ireland's Monday holidays, which follow neither a date nor Easter. */
const irishMondays = [
  '2025-02-03',
  '2025-05-05',
  '2025-06-02',
  '2025-08-04',
  '2025-10-27',
  '2026-02-02',
  '2026-05-04',
  '2026-06-01',
  '2026-08-03',
  '2026-10-26',
  '2027-02-01',
  '2027-05-03',
  '2027-06-07',
  '2027-08-02',
  '2027-10-25',
]

const years: readonly number[] = [2025, 2026, 2027]

function daysOffOf(state: string, { fixed, western = [], orthodox = [] }: DaysOff): readonly string[] {
  const days = years.flatMap((year) => [
    ...fixed.split(' ').map((day) => `${year}-${day}`),
    ...western.map((days) => daysFromEaster(easterSunday(year), days)),
    ...orthodox.map((days) => daysFromEaster(orthodoxEaster(year), days)),
  ])
  return [...new Set(state === 'IE' ? [...days, ...irishMondays] : days)].sort()
}

/** Bank holidays of all Member States, 2025 to 2027. */
export const bankHolidays: Calendar = {
  id: 'eu-bank-holidays',
  confidence: 'unverified',
  source: {
    zh: '各成员国全国性节假日的通行规则，复活节由历法推算；未与各国官方名单核对',
    en: 'common knowledge of nationwide days off; Easter by computation; not compared with national lists',
  },
  checkedOn: '2026-11-24',
  years,
  daysOff: Object.fromEntries(Object.entries(rules).map(([state, days]) => [state, daysOffOf(state, days)])),
}
