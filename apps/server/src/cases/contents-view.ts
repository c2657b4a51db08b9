import type { AbsentItem, ContentsAnswer, Filing, Instant, Instrument } from '@fengsui/core'
import type { ContentsView, LackingItem } from '@fengsui/pages'
import type { Law } from './assess-case.ts'
import type { CaseFile } from './case-file.ts'
import { contentsOfCase } from './contents-of.ts'

/** What an operator's report lacks: by its newest receipt; before any, all there is to write. */
export function sentContents(rules: Law, file: CaseFile, now: Instant): ContentsView {
  const sent = file.state.filings.findLast((filing) => filing.absent !== undefined)?.absent
  if (sent !== undefined) return { stage: 'received', undecided: [], ...lackingOf(rules.law, sent) }
  return viewOf(contentsOfCase(rules, file.state, { kind: 'initial', now }), 'draft')
}

/** What the reports that a desk received lack, all together. */
export const receivedContents = (rules: Law, file: CaseFile, now: Instant): ContentsView =>
  viewOf(contentsOfCase(rules, file.state, { kind: 'initial', now }), 'received')

function lackingOf(
  { contents }: Instrument,
  { missing, toFollow }: NonNullable<Filing['absent']>,
): Pick<ContentsView, 'missing' | 'toFollow'> {
  const named = (ids: readonly string[]): readonly LackingItem[] =>
    contents.filter(({ id }) => ids.includes(id)).map((item) => ({ item, parts: [] }))
  return { missing: named(missing), toFollow: named(toFollow) }
}

const viewOf = (
  { missing, undecided, toFollow }: ContentsAnswer,
  stage: ContentsView['stage'],
): ContentsView => ({
  stage,
  missing: missing.map(lacking),
  undecided: undecided.map(lacking),
  toFollow: toFollow.map(lacking),
})

/** Of an item with several parts, those that lack; none named where all do. */
const lacking = ({ item, fields }: AbsentItem): LackingItem => {
  const parts = item.parts ?? []
  return {
    item,
    parts:
      fields.length < parts.length ? parts.filter((part) => fields.includes(`${item.field}.${part}`)) : [],
  }
}
