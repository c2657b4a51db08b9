import { canonicalJson, type Json } from './canonical-json.ts'
import type { Instrument } from './law.ts'

/** The lists of an instrument whose rows are laid side by side. */
export const comparedLists = ['grades', 'indicators', 'duties', 'contents', 'choices', 'liability'] as const

/** One row that two instruments, or two versions of one, do not have in common. */
export interface RuleDifference {
  readonly list: (typeof comparedLists)[number]
  readonly id: string
  readonly change: 'added' | 'removed' | 'changed'
  /** What differs within a row that both have. */
  readonly members: readonly { readonly name: string; readonly before: Json; readonly after: Json }[]
}

type Row = Readonly<Record<string, Json>> & { readonly id: string }

/** What differs between two instruments, in the order of the first, then what only the second has. */
export function ruleDifferences(before: Instrument, after: Instrument): readonly RuleDifference[] {
  return comparedLists.flatMap((list): readonly RuleDifference[] => {
    const [old, now] = [rowsOf(before, list), rowsOf(after, list)]
    const kept = [...old.values()].flatMap((row): readonly RuleDifference[] => {
      const other = now.get(row.id)
      if (other === undefined) return [{ list, id: row.id, change: 'removed', members: [] }]
      const members = differing(row, other)
      return members.length === 0 ? [] : [{ list, id: row.id, change: 'changed', members }]
    })
    const added = [...now.keys()]
      .filter((id) => !old.has(id))
      .map((id): RuleDifference => ({ list, id, change: 'added', members: [] }))
    return [...kept, ...added]
  })
}

const rowsOf = (instrument: Instrument, list: RuleDifference['list']): ReadonlyMap<string, Row> =>
  new Map((instrument[list] ?? []).map((row) => [row.id, row as unknown as Row]))

function differing(before: Row, after: Row): RuleDifference['members'] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names
    .map((name) => ({ name, before: before[name] ?? null, after: after[name] ?? null }))
    .filter((member) => canonicalJson(member.before) !== canonicalJson(member.after))
}
