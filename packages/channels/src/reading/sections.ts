import type { ReadingContext } from '../draft.ts'
import { type Entry, entryOf, inlineEntries, rowEntries } from './entry.ts'
import type { Line } from './line.ts'
import { type Meaning, meaningOf } from './vocabulary.ts'

/** A field that was filled in, with what its label asks for. */
export interface Field extends Entry {
  readonly meaning: Meaning
}

/** A stretch of text under a heading. */
export interface Section {
  /** Parts of the report the heading opens; empty: a telling of everything. */
  readonly names: readonly string[]
  readonly lines: readonly { readonly line: Line; readonly start: number; readonly text: string }[]
}

/** A message taken apart: fields, sections, and the lines that are neither. */
export interface Parts {
  readonly fields: readonly Field[]
  readonly sections: readonly Section[]
  readonly prose: readonly Line[]
}

interface OpenSection {
  readonly names: readonly string[]
  readonly numbered: boolean
  readonly lines: { line: Line; start: number; text: string }[]
}

const numberedHeading =
  /^\s*(?:[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|\d{1,2}[、.．)）](?!\d)|第[一二三四五六七八九十]{1,2}[、,，项])\s*(?<title>[^。;，,:：]{2,50}?)\s*[:：]?\s*$/
const ending = /^\s*(?:此致|敬礼|特此报告|以上报告|妥否|顺颂|祝好|best regards|kind regards|sincerely)/i

/** Takes lines apart. Every line is part of exactly one thing, except that a field under a heading is told there too. */
export function partsOf(lines: readonly Line[], context: ReadingContext): Parts {
  const fields: Field[] = []
  const sections: Section[] = []
  const prose: Line[] = []
  let open: OpenSection | undefined
  const openSection = (section: OpenSection): void => {
    open = section
    sections.push(section)
  }
  for (const line of lines) {
    if (ending.test(line.text)) open = undefined
    const read = fieldsOf(line, context)
    const [first] = read
    const title = headingOf(line, context)
    if (title !== undefined) openSection({ names: title, numbered: true, lines: [] })
    else if (first?.meaning.of === 'content') {
      const { names } = first.meaning
      openSection({ names, numbered: /^\s*[(（]?[一二三四五六七八九十\d]/.test(line.text), lines: [] })
      open?.lines.push({ line, start: first.start, text: first.value })
    } else if (read.length > 0) {
      fields.push(...read)
      if (open?.numbered) open.lines.push({ line, start: 0, text: line.text })
      else open = undefined
    } else if (line.text.trim() === '') {
      if (open?.numbered !== true) open = undefined
    } else if (open !== undefined) open.lines.push({ line, start: 0, text: line.text })
    else prose.push(line)
  }
  return { fields, sections, prose }
}

function headingOf(line: Line, context: ReadingContext): readonly string[] | undefined {
  const title = numberedHeading.exec(line.text)?.groups?.['title']
  const meaning = title === undefined ? undefined : meaningOf(title, context)
  if (meaning?.of === 'content') return meaning.names
  return title !== undefined && /单位/.test(title) && meaning === undefined ? ['system'] : undefined
}

function fieldsOf(line: Line, context: ReadingContext): readonly Field[] {
  const single = entryOf(line)
  const known = (label: string): boolean => meaningOf(label, context) !== undefined
  const rows = rowEntries(line).filter(({ label }) => known(label))
  const entries = rows.length > 1 ? rows : single === undefined ? [] : inlineEntries(single, known)
  return entries.flatMap((entry) => {
    const meaning = meaningOf(entry.label, context)
    return meaning === undefined ? [] : [{ ...entry, meaning }]
  })
}
