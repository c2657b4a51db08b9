import { describe, expect, it } from 'vitest'
import { bankHolidays } from './bank-holidays.ts'
import { daysFromEaster, easterSunday, orthodoxEaster } from './easter.ts'

describe('Easter Sunday', () => {
  it.each([
    [2024, '2024-03-31', '2024-05-05'],
    [2025, '2025-04-20', '2025-04-20'],
    [2026, '2026-04-05', '2026-04-12'],
    [2027, '2027-03-28', '2027-05-02'],
    [2028, '2028-04-16', '2028-04-16'],
    [2038, '2038-04-25', '2038-04-25'],
  ])('%d: west %s, east %s', (year, west, east) => {
    expect(daysFromEaster(easterSunday(year), 0)).toBe(west)
    expect(daysFromEaster(orthodoxEaster(year), 0)).toBe(east)
  })

  it('is a Sunday in every year, and days are counted over months', () => {
    for (let year = 2020; year < 2099; year++)
      for (const easter of [easterSunday(year), orthodoxEaster(year)])
        expect(new Date(`${daysFromEaster(easter, 0)}T00:00:00Z`).getUTCDay()).toBe(0)
    expect(daysFromEaster(easterSunday(2026), -2)).toBe('2026-04-03')
    expect(daysFromEaster(easterSunday(2026), 39)).toBe('2026-05-14')
    expect(daysFromEaster(orthodoxEaster(2026), -48)).toBe('2026-02-23')
    expect(daysFromEaster(orthodoxEaster(2027), 50)).toBe('2027-06-21')
  })
})

describe('bank holidays', () => {
  it('are there for all twenty-seven Member States and three years, none twice, marked as not verified', () => {
    expect(Object.keys(bankHolidays.daysOff)).toHaveLength(27)
    expect(bankHolidays.years).toEqual([2025, 2026, 2027])
    expect(bankHolidays.confidence).toBe('unverified')
    for (const days of Object.values(bankHolidays.daysOff)) {
      expect(new Set(days).size).toBe(days.length)
      for (const year of bankHolidays.years) expect(days).toContain(`${year}-01-01`)
      for (const day of days) expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day)
    }
  })

  it("Ireland's Mondays are Mondays", () => {
    const mondays = bankHolidays.daysOff['IE']?.filter((day) => /-(?:02|05|06|08|10)-/.test(day))
    expect(mondays).toHaveLength(15)
    for (const day of mondays ?? []) expect(new Date(`${day}T00:00:00Z`).getUTCDay()).toBe(1)
  })
})
