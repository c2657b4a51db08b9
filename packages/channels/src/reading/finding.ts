import type { FactValue } from '@fengsui/core'
import type { DraftEvent, Ransom, Source } from '../draft.ts'
import type { Line } from './line.ts'

/** Something that was read: what it is, where, how sure. Several may be about the same thing. */
export type Finding = { readonly source: Source } & (
  | { readonly of: 'unit.name'; readonly value: string }
  | { readonly of: 'unit.place'; readonly value: string }
  | { readonly of: 'declared.level'; readonly value: string }
  | { readonly of: 'about'; readonly value: string }
  | { readonly of: 'fact'; readonly name: string; readonly value: FactValue }
  | { readonly of: 'event'; readonly event: DraftEvent }
  | { readonly of: 'content'; readonly name: string; readonly value: string }
  | { readonly of: 'ransom'; readonly name: keyof Ransom; readonly value: string }
)

/** A stretch of a line, by its two ends. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The place of a stretch of a line, with the words that stand there. */
export const sourceAt = (line: Line, { start, end }: Span, confidence: number): Source => ({
  part: line.part,
  line: line.number,
  start,
  end,
  text: line.text.slice(start, end).trim().slice(0, 200),
  confidence,
})
