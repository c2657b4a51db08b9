import {
  type FactDeclaration,
  type FactValue,
  formatInstant,
  type Instant,
  type LabelledValue,
} from '@fengsui/core'
import { durationsIn } from './durations.ts'
import { numeralsIn } from './numerals.ts'
import { type TimeMention, timesIn } from './times.ts'

/** A value in a text, with its place there. */
export interface ReadValue {
  readonly value: FactValue
  readonly start: number
  readonly end: number
  readonly rough: boolean
}

/** Reads the value of a declared fact from the words beside its label. What is out of its range is not read. */
export function factValue(text: string, { kind }: FactDeclaration): ReadValue | undefined {
  switch (kind.type) {
    case 'boolean':
      return booleanValue(text)
    case 'number': {
      const [found] = kind.unit === 'min' ? minutesIn(text) : numeralsIn(text)
      return found !== undefined && found.value >= kind.min && found.value <= kind.max ? found : undefined
    }
    case 'enum':
      return enumValue(text, kind.values)
    case 'set': {
      const values = kind.values.filter(({ label }) => text.includes(label.zh) || text.includes(label.en))
      const whole = { start: 0, end: text.length, rough: false }
      return values.length === 0 ? undefined : { value: values.map(({ value }) => value), ...whole }
    }
    case 'text':
      return text.trim() === '' ? undefined : { value: text.trim(), start: 0, end: text.length, rough: false }
  }
}

/** "6小时" beside a label that asks for minutes; a bare number is minutes already. */
function minutesIn(text: string): readonly (ReadValue & { readonly value: number })[] {
  const lengths = durationsIn(text).map(({ minutes, start, end, rough }) => ({
    value: minutes,
    start,
    end,
    rough,
  }))
  return lengths.length > 0 ? lengths : numeralsIn(text)
}

const yes = /^\s*(?:是(?!否)|有|属于|已|√|☑|yes\b|true\b|y\b)/i
const no = /^\s*(?:否|不是|不属于|没有|无|未|×|no\b|false\b|n\b)/i

function booleanValue(text: string): ReadValue | undefined {
  const match = yes.exec(text) ?? no.exec(text)
  if (match === null) return undefined
  return { value: yes.test(text), start: 0, end: match[0].length, rough: false }
}

function enumValue(text: string, values: readonly LabelledValue[]): ReadValue | undefined {
  const lower = text.toLowerCase()
  const found = values
    .flatMap(({ value, label }) =>
      [label.zh, label.en.toLowerCase(), value].map((word) => ({ value, word, start: lower.indexOf(word) })),
    )
    .filter(({ start }) => start >= 0)
    .sort((a, b) => b.word.length - a.word.length)[0]
  return (
    found && { value: found.value, start: found.start, end: found.start + found.word.length, rough: false }
  )
}

/** How sure a reading of a time can be, by what was written. */
export const timeConfidence: Readonly<Record<TimeMention['precision'], number>> = {
  minute: 1,
  'guessed-day': 0.7,
  day: 0.4,
}

/** The first moment a text names, as the contract writes it. */
export function firstTime(
  text: string,
  base: Instant,
): (TimeMention & { readonly text: string }) | undefined {
  const [found] = timesIn(text, base)
  return found && { ...found, text: formatInstant(found.at) }
}
