import { parseReceiptNumber } from '@fengsui/core'
import type { Draft, ReadingContext } from '../draft.ts'
import { assemble } from './assemble.ts'
import type { Base } from './base.ts'
import { type Finding, sourceAt } from './finding.ts'
import { type Line, type Sentence, sentencesOf } from './line.ts'
import { proseContents } from './prose-contents.ts'
import { proseEvents } from './prose-events.ts'
import { numberFacts } from './prose-facts.ts'
import { wordFacts } from './prose-kinds.ts'
import { ransomFindings } from './prose-ransom.ts'
import { proseUnit } from './prose-unit.ts'
import { readField } from './read-fields.ts'
import { readSection, sectionSentences } from './read-sections.ts'
import { partsOf } from './sections.ts'
import { tableFields } from './tables.ts'

/** What was read of a message's lines: the draft, and how much of it stood under labels and headings. */
export interface DraftReading {
  readonly draft: Draft
  readonly labelled: number
}

/** Reads lines of text, and findings that a program wrote, into one draft. The surest reading of each thing wins. */
export function readDraft(
  { lines, given }: { readonly lines: readonly Line[]; readonly given: readonly Finding[] },
  base: Base,
  context: ReadingContext,
): DraftReading {
  const parts = partsOf(lines, context)
  const prose = parts.prose.flatMap(sentencesOf)
  const fields = [...parts.fields, ...tableFields(lines, context)].flatMap((field) =>
    readField(field, base, context),
  )
  const told = [...prose, ...parts.sections.flatMap(sectionSentences)].sort(inOrder(lines))
  const findings: readonly Finding[] = [
    ...given,
    ...fields,
    ...parts.sections.flatMap(readSection),
    ...told.flatMap((sentence) => [
      ...numberFacts(sentence),
      ...wordFacts(sentence),
      ...ransomFindings(sentence, base),
      ...numbersNamed(sentence),
    ]),
    ...proseEvents(told, base),
    ...proseUnit(told, lines),
    ...proseContents(prose),
  ]
  return {
    draft: assemble(findings, told, context),
    labelled:
      fields.length + parts.sections.filter(({ lines: under }) => under.length > 0).length + given.length,
  }
}

/** Sentences as they stand in the message, so that "that day" is the day named before it. */
const inOrder =
  (lines: readonly Line[]) =>
  (a: Sentence, b: Sentence): number =>
    place(lines, a.line) - place(lines, b.line) || a.start - b.start

const places = new WeakMap<readonly Line[], ReadonlyMap<string, number>>()

function place(lines: readonly Line[], line: Line): number {
  const key = ({ part, number }: Line): string => `${number} ${part}`
  const known = places.get(lines) ?? new Map(lines.map((one, index) => [key(one), index]))
  places.set(lines, known)
  return known.get(key(line)) ?? 0
}

/** Receipt numbers in a text, found by their check digits: a reply names the case it belongs to. */
function numbersNamed({ line, start, text }: Sentence): readonly Finding[] {
  return [...text.matchAll(/(?<!\d)\d{4}[\s-]?\d{4}[\s-]?\d{4}[\s-]?\d{4}(?!\d)/g)].flatMap(
    (match): readonly Finding[] => {
      const value = parseReceiptNumber(match[0])
      if (value === undefined) return []
      const span = { start: start + match.index, end: start + match.index + match[0].length }
      return [{ of: 'about', value, source: sourceAt(line, span, 0.9) }]
    },
  )
}
