import type { ReadingContext } from '../draft.ts'
import { cellsOf } from './entry.ts'
import type { Line } from './line.ts'
import type { Field } from './sections.ts'
import { meaningOf } from './vocabulary.ts'

const fewestLabels = 2

/** Fields of a table whose first row holds the labels and whose next row holds what belongs to them. */
export function tableFields(lines: readonly Line[], context: ReadingContext): readonly Field[] {
  return lines.flatMap((line, index) => {
    const labels = cellsOf(line).map(({ text }) => meaningOf(text, context))
    const known = labels.filter((meaning) => meaning !== undefined)
    // Labels beside each other are a head; labels with values between them are pairs, read elsewhere.
    const isHead = known.length >= fewestLabels && known.length * 2 > labels.length
    const below = lines.slice(index + 1).find(({ text }) => !/^[\s|:-]*$/.test(text))
    if (!isHead || below === undefined) return []
    const values = cellsOf(below)
    if (values.length !== labels.length) return []
    return labels.flatMap((meaning, column): readonly Field[] => {
      const value = values[column]
      return meaning === undefined || value === undefined
        ? []
        : [
            {
              label: cellsOf(line)[column]?.text ?? '',
              value: value.text,
              line: below,
              start: value.start,
              meaning,
            },
          ]
    })
  })
}
