import { attributeOf } from './xml-tokens.ts'

/** Numbers of the formats every Excel has that show a date or a time, the East Asian ones included. */
const builtIn = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** For each cell style of a workbook, whether it shows a number as a date. */
export function dateFormats(xml: string): readonly boolean[] {
  const own = new Map(
    [...xml.matchAll(/<numFmt\b([^>]*)>/g)].map(([, attributes = '']) => [
      Number(attributeOf(attributes, 'numFmtId')),
      showsDate(attributeOf(attributes, 'formatCode') ?? ''),
    ]),
  )
  const cellStyles = /<cellXfs\b[^>]*>([\s\S]*?)<\/cellXfs>/.exec(xml)?.[1] ?? ''
  return [...cellStyles.matchAll(/<xf\b([^>]*)>/g)].map(([, attributes = '']) => {
    const id = Number(attributeOf(attributes, 'numFmtId'))
    return own.get(id) ?? builtIn(id)
  })
}

/** Letters of a format that stand for parts of a date; quoted words and conditions do not count. */
const showsDate = (format: string): boolean => /[ymdhs]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))

const dayMs = 86_400_000
/** The day Excel counts 25569 for is the first of 1970. */
const dayZero = 25_569

/** A date as people write it: Excel counts days, and knows no zone. */
export function dateText(days: number): string {
  if (!Number.isFinite(days) || days < 1 || days > 99_999) return String(days)
  const minutes = Math.round(((days - dayZero) * dayMs) / 60_000)
  const text = new Date(minutes * 60_000).toISOString().slice(0, 16)
  return days % 1 === 0 ? text.slice(0, 10) : text.replace('T', ' ')
}
