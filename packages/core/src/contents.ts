import type { Json } from './canonical-json.ts'
import { compiler, type Situation, type Tri } from './expression.ts'
import type { Facts } from './fact-value.ts'
import { factReader } from './fact-values.ts'
import type { ContentItem, Instrument } from './law.ts'
import { ruleBook } from './rule-book.ts'

/**
 * Whether a report holds what it must. `incomplete`: an item is absent that no report may lack. `partial`: what is
 * absent may follow as it becomes known. `complete`: nothing is absent.
 */
export interface ContentsAnswer {
  readonly state: 'complete' | 'partial' | 'incomplete'
  /** Absent, and owed with this very report. */
  readonly missing: readonly AbsentItem[]
  /** Absent, and owed with this report if the named facts turn out so. */
  readonly undecided: readonly AbsentItem[]
  /** Absent, and to follow. */
  readonly toFollow: readonly AbsentItem[]
}

/** An item, and the fields of it that have no answer. */
export interface AbsentItem {
  readonly item: ContentItem
  readonly fields: readonly string[]
}

/** A report by field names, nested as it was written: `{ unit: { name }, contents: { system }, declared: { level } }`. */
export type ReportFields = Readonly<Record<string, Json | undefined>>

/** Checks a report of one kind under the facts known. */
export type CheckContents = (
  kind: 'initial' | 'summary',
  report: ReportFields,
  facts: Facts,
) => ContentsAnswer

/**
 * Makes the check of report contents from an instrument's data.
 * @example contentsCheck(instrument)('initial', { unit: { name: '…' } }, { ransomware: true }).state
 */
export function contentsCheck(instrument: Instrument): CheckContents {
  const { facts: table } = ruleBook([instrument])
  const compile = compiler(table)
  const values = factReader(instrument, table)
  const items = instrument.contents.map((item) => ({ item, when: item.when && compile(item.when) }))
  const choices = Object.fromEntries(instrument.choices.map((choice) => [choice.id, choice.default]))
  return (kind, report, facts) => {
    const situation: Situation = { facts, values: values(facts, []), choices }
    const absent = items
      .filter(({ item }) => (item.report ?? 'initial') === kind)
      .map(({ item, when }) => ({ item, applies: when === undefined ? true : when.value(situation) }))
      .filter(({ applies }) => applies !== false)
      .map(({ item, applies }) => ({ item, applies, fields: unanswered(item, report) }))
      .filter(({ fields }) => fields.length > 0)
    return sorted(absent)
  }
}

function sorted(absent: readonly (AbsentItem & { readonly applies: Tri })[]): ContentsAnswer {
  const owed = absent.filter(({ item }) => item.required === 'always')
  const plain = (rows: typeof absent): readonly AbsentItem[] =>
    rows.map(({ item, fields }) => ({ item, fields }))
  const missing = plain(owed.filter(({ applies }) => applies === true))
  const undecided = plain(owed.filter(({ applies }) => applies === undefined))
  const toFollow = plain(absent.filter(({ item }) => item.required !== 'always'))
  const state =
    missing.length > 0 ? 'incomplete' : undecided.length + toFollow.length > 0 ? 'partial' : 'complete'
  return { state, missing, undecided, toFollow }
}

/** Fields of an item without an answer: all its parts, or the field itself. */
const unanswered = ({ field, parts }: ContentItem, report: ReportFields): readonly string[] =>
  (parts ?? [undefined])
    .map((part) => (part === undefined ? field : `${field}.${part}`))
    .filter((path) => !isAnswer(valueAt(report, path)))

function valueAt(report: ReportFields, path: string): Json | undefined {
  let value: Json | undefined = report as Json
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    value = (value as { readonly [name: string]: Json })[step]
  }
  return value
}

/** Blanks and empty objects say nothing; zero and "no" are answers. */
function isAnswer(value: Json | undefined): boolean {
  if (value === undefined || value === null) return false
  if (typeof value === 'string') return value.trim() !== ''
  if (typeof value === 'object') return Object.values(value).some((member) => isAnswer(member))
  return true
}
