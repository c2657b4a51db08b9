import { type Division, existsAt } from './division.ts'
import { gazetteer } from './gazetteer.ts'
import type { Place } from './place.ts'
import { unpackZones } from './unpack.ts'

/**
 * The division that bears a code of 6, 9 or 12 digits at a day (YYYY-MM-DD); without a day, the one of today, else
 * the last one. Of nine digits, those of a town count where there is no county; else the first six.
 */
export function lookup(code: string, at?: string): Division | undefined {
  const place = bearerAt(code, at)
  return place === undefined ? zoneOf(code) : publicOf(place)
}

/** All bearers of a code, oldest first. */
export const history = (code: string): readonly Division[] => gazetteer().bearersOf(code).map(publicOf)

/** The divisions of today that continue the one which bore a code until a year. */
export function successors(code: string, until: number): readonly Division[] {
  const ended = gazetteer()
    .bearersOf(code)
    .find((one) => one.until !== '' && Number(one.until.replace('~', '').slice(0, 4)) === until)
  return (ended?.today ?? []).flatMap((today) => lookup(today) ?? [])
}

/** What is told of a place. */
const publicOf = ({ code, name, level, from, until, successors: codes }: Place): Division => ({
  code,
  name,
  level,
  from,
  until,
  successors: codes,
})

/** Who bears a code: at the day, else today, else last. */
export function bearerAt(code: string, at?: string): Place | undefined {
  const towns = code.length >= 9 ? gazetteer().bearersOf(code.slice(0, 9)) : []
  const bearers = towns.length > 0 ? towns : gazetteer().bearersOf(code.slice(0, 6))
  return (
    (at === undefined ? undefined : bearers.find((one) => existsAt(one, at))) ??
    bearers.find(({ until }) => until === '') ??
    bearers.at(-1)
  )
}

/** What stands where a numbering scheme needs a row and there is no place: 110100, 469000, 130101. */
export function placeOfGap(code: string): Place | undefined {
  const province = `${code.slice(0, 2)}0000`
  if (/^(?:11|12|31|50)0[12]00/.test(code) || /^(?:41|42|46|65)9000/.test(code)) return bearerAt(province)
  return /^\d{4}01/.test(code) ? bearerAt(`${code.slice(0, 4)}00`) : undefined
}

/** The zone that bears a statistical code. */
export function zoneOf(code: string): Division | undefined {
  if (!/^\d{4}7\d/.test(code)) return undefined
  const row = unpackZones().find(([own]) => own === code.slice(0, 6))
  return row && { code: row[0], name: row[2], level: 'zone', from: '', until: '', successors: [row[1]] }
}

const alone = /^\s*(\d{6}(?:\d{3}){0,2})\s*$/
const told =
  /(?:区划|行政区|地区|统计|城乡)[^\d,，。;；]{0,8}代码[^\d,，。;；]{0,4}(\d{6}(?:\d{3}){0,2})(?!\d)/

/** The division code of a text: it stands alone, or the text says what it is. A postcode says neither. */
export function readCode(text: string): { code: string; start: number } | undefined {
  if (text.length > 2_000 || !/\d{6}/.test(text)) return undefined
  const found = alone.exec(text) ?? told.exec(text)
  const code = found?.[1]
  return found === null || code === undefined
    ? undefined
    : { code, start: found.index + found[0].lastIndexOf(code) }
}
