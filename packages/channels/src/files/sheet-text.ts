import { dateFormats, dateText } from './sheet-dates.ts'
import { unzip } from './unzip.ts'
import { attributeOf, xmlTokens } from './xml-tokens.ts'

const strings = 'xl/sharedStrings.xml'
const styles = 'xl/styles.xml'
const sheet = /^xl\/worksheets\/sheet(\d+)\.xml$/
const mostRows = 5_000

/** The cells of an Excel file (.xlsx), a line for each row, parted by tabs; columns that are empty throughout are left out. */
export function sheetText(bytes: Uint8Array): string {
  const files = unzip(bytes, (name) => name === strings || name === styles || sheet.test(name))
  const shared = sharedStrings(files.get(strings)?.toString('utf8') ?? '')
  const dates = dateFormats(files.get(styles)?.toString('utf8') ?? '')
  const number = (name: string): number => Number(sheet.exec(name)?.[1] ?? 0)
  return [...files.keys()]
    .filter((name) => sheet.test(name))
    .sort((a, b) => number(a) - number(b))
    .map((name) => tableText(rowsOf(files.get(name)?.toString('utf8') ?? '', { shared, dates })))
    .join('\n')
}

/** Texts that cells refer to by number. How a word is pronounced is no part of it. */
function sharedStrings(xml: string): readonly string[] {
  return [...xml.matchAll(/<si\b[^>]*>([\s\S]*?)<\/si>|<si\s*\/>/g)].map(([, inner = '']) => richText(inner))
}

const richText = (xml: string): string => {
  let text = ''
  let inText = false
  for (const token of xmlTokens(xml.replace(/<rPh\b[\s\S]*?<\/rPh>/g, ''))) {
    if (token.kind === 'text') text += inText ? token.text : ''
    else if (token.name === 't') inText = token.kind === 'open'
  }
  return text.replace(/\s+/g, ' ').trim()
}

interface Look {
  readonly shared: readonly string[]
  /** Whether the cell style of this number shows a date. */
  readonly dates: readonly boolean[]
}

type Row = ReadonlyMap<number, string>

function rowsOf(xml: string, look: Look): readonly Row[] {
  return [...xml.matchAll(/<row\b[^>]*>([\s\S]*?)<\/row>/g)]
    .slice(0, mostRows)
    .map(([, inner = '']) => {
      const row = new Map<number, string>()
      for (const [, attributes = '', cell = ''] of inner.matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
        const value = cellText(attributes, cell, look)
        if (value !== '') row.set(columnOf(attributeOf(attributes, 'r') ?? '', row.size), value)
      }
      return row
    })
    .filter((row) => row.size > 0)
}

function cellText(attributes: string, cell: string, { shared, dates }: Look): string {
  const type = attributeOf(attributes, 't') ?? 'n'
  if (type === 'inlineStr') return richText(cell)
  const value = /<v\b[^>]*>([^<]*)<\/v>/.exec(cell)?.[1] ?? ''
  if (type === 's') return shared[Number(value)] ?? ''
  if (type === 'str') return richText(`<t>${value}</t>`)
  if (type !== 'n' || value === '') return ''
  return dates[Number(attributeOf(attributes, 's') ?? -1)] === true
    ? dateText(Number(value))
    : plainNumber(value)
}

/** Excel writes 0.1 + 0.2 with all its digits; nobody typed those. */
const plainNumber = (value: string): string => {
  const number = Number(value)
  return Number.isFinite(number) ? String(Number(number.toPrecision(15))) : value
}

/** The number of a column: A is 0, Z is 25, AA is 26. */
function columnOf(cell: string, otherwise: number): number {
  const letters = /^[A-Z]{1,3}/.exec(cell)?.[0]
  if (letters === undefined) return otherwise
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function tableText(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))].sort((a, b) => a - b)
  return rows
    .map((row) =>
      columns
        .map((column) => row.get(column) ?? '')
        .join('\t')
        .replace(/\t+$/, ''),
    )
    .join('\n')
}
