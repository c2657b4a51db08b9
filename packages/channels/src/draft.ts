import type { ContentItem, FactDeclaration, Facts, Instant } from '@fengsui/core'
import type { ResolveName } from './sender/sender-check.ts'

/** Where in a message something was read, and how sure the reading is. */
export interface Source {
  /** `subject`, `body`, or the name of an attachment. */
  readonly part: string
  /** Line in that part, from 1. */
  readonly line: number
  /** Characters of that line, from 0, up to before `end`. */
  readonly start: number
  readonly end: number
  /** The words that were read. */
  readonly text: string
  /** From 0 to 1. A reading is never a fact by itself, however sure. */
  readonly confidence: number
}

/** An event as read: the types and actors of the assess contract. */
export interface DraftEvent {
  readonly type: string
  readonly at: string
  readonly actor: string
}

/** What ransom a report speaks of. */
export interface Ransom {
  readonly amount?: string
  readonly method?: string
  readonly date?: string
}

/** The parts of a report that are told in words. */
export type Contents = Readonly<Record<string, string | Ransom>>

/** A report as a machine reads it: for a person to confirm, piece by piece. */
export interface Draft {
  readonly unit: { readonly name?: string; readonly place?: string; readonly placeCode?: string }
  readonly entity: Facts
  readonly incident: Facts
  readonly events: readonly DraftEvent[]
  readonly contents: Contents
  readonly declared?: { readonly level?: string; readonly category?: string }
  /** Number of an earlier report that this one names. */
  readonly about?: string
  /** By what was read: `unit.name`, a fact's name, an event's type, `contents.impact`. */
  readonly sources: Readonly<Record<string, Source>>
}

/** What a place resolver says of a text; the resolver itself belongs to another room. */
export interface PlaceAnswer {
  readonly status: string
  readonly code?: string
  readonly provinceCode?: string
  readonly candidates?: readonly { readonly code: string }[]
  readonly evidence: readonly { readonly start: number; readonly end: number; readonly text: string }[]
}

/** What every reader is given: places and questions are known elsewhere. */
export interface ReadingContext {
  readonly resolvePlace: (text: string) => PlaceAnswer
  readonly facts: readonly FactDeclaration[]
  readonly contents: readonly ContentItem[]
  readonly grades: readonly { readonly id: string; readonly zh: string; readonly en: string }[]
  /** When the message came in: what "yesterday" counts from if the message has no date of its own. */
  readonly receivedAt: Instant
  /** Asks for the names senders answer for; without it their domains are not checked. */
  readonly resolveName?: ResolveName
  /** A file of certificates of those who may vouch for a signature; without it those the system trusts. */
  readonly authorities?: string
  /** `left` where reading the files that came along broke the reader before: then a person opens them. */
  readonly files?: 'read' | 'left'
}
