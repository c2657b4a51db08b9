import type { Line } from './line.ts'

/** One filled-in field of a message: what it is called and what stands there, perhaps over several lines. */
export interface Entry {
  readonly label: string
  readonly value: string
  readonly line: Line
  /** Where the value starts in its first line. */
  readonly start: number
}

const numbering = String.raw`(?:[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2}|[a-zA-Z])[)）、.．:：]\s*|第[一二三四五六七八九十]{1,2}[项条、,，]?\s*|[-*•·●■◆▪○□>#]+\s*)`
const labelled = new RegExp(
  String.raw`^\s*${numbering}{0,2}\s*[【\[「]?\s*(?<label>[^:：|\t【】\[\]。;，]{1,40}?)\s*[】\]」]?\s*(?:[:：]|\t|\|| {3,})\s*(?<value>.*)$`,
  'u',
)
const bracketed = /^\s*[【[]\s*(?<label>[^【】[\]]{1,40})\s*[】\]]\s*(?<value>.*)$/u

/** Reads `label: value`, `【label】value`, and cells parted by tabs or bars; undefined for other lines. */
export function entryOf(line: Line): Entry | undefined {
  const text = line.text.replace(/^(\s*)\|/, '$1 ')
  const match = bracketed.exec(text) ?? labelled.exec(text)
  const { label, value } = match?.groups ?? {}
  if (match === null || label === undefined || value === undefined) return undefined
  const trimmed = value.replace(/\s*\|\s*$/, '')
  return { label: label.trim(), value: trimmed, line, start: text.length - value.length }
}

/** A row of a table with several label and value pairs, or one pair, as entries. */
export function rowEntries(line: Line): readonly Entry[] {
  const cells = cellsOf(line)
  if (cells.length < 4 || cells.length % 2 !== 0) return []
  return cells.flatMap((cell, index) => {
    const value = cells[index + 1]
    if (index % 2 !== 0 || value === undefined) return []
    return [{ label: cell.text.replace(/[:：]\s*$/, ''), value: value.text, line, start: value.start }]
  })
}

const further = /[，,;；。\s]\s*(?<label>[^:：，,;；。\s]{2,16})\s*[:：]\s*/gu

/** Fields that follow each other in one line: `单位名称：甲公司，地址：乙市`. Only labels that `known` accepts begin one. */
export function inlineEntries(entry: Entry, known: (label: string) => boolean): readonly Entry[] {
  const starts = [...entry.value.matchAll(further)].filter(({ groups }) => known(groups?.['label'] ?? ''))
  const [first] = starts
  if (first === undefined) return [entry]
  const later = starts.map((match, index): Entry => {
    const from = match.index + match[0].length
    const value = entry.value.slice(from, starts[index + 1]?.index ?? entry.value.length)
    return { label: match.groups?.['label'] ?? '', value, line: entry.line, start: entry.start + from }
  })
  return [{ ...entry, value: entry.value.slice(0, first.index) }, ...later]
}

/** A cell of a table written as text. */
export interface Cell {
  readonly text: string
  readonly start: number
}

/** The cells of a line, where it is a row of a table: parted by tabs, bars, or commas in a CSV attachment. */
export function cellsOf(line: Line): readonly Cell[] {
  const separator = line.text.includes('\t') ? '\t' : line.text.includes('|') ? '|' : csvSeparator(line)
  if (separator === undefined) return []
  let start = 0
  const cells = line.text.split(separator).map((text) => {
    const cell = { text: text.replace(/^\s*"?|"?\s*$/g, ''), start }
    start += text.length + 1
    return cell
  })
  return separator === '|' ? cells.filter(({ text }) => text !== '') : cells
}

const csvSeparator = (line: Line): string | undefined =>
  /\.csv$/i.test(line.part) && line.text.includes(',') ? ',' : undefined
