import { type Likeness, likeness, type Sighting, sightingOf, suspicious } from '@fengsui/core'
import type { CaseRow } from '@fengsui/store'
import type { Services } from '../services.ts'
import { type CaseFile, loadCase } from './case-file.ts'

/** Another case that may be about the same incident. */
export interface Suspect {
  readonly row: CaseRow
  readonly likeness: Likeness
}

/** How many open cases are looked through, and how many of them are read whole. */
const mostSeen = 200
const mostRead = 8
/** What a queue line alone must show before the case is read. */
const worthReading = 20

/** What a queue line shows of its case, without reading it. */
const glimpse = (row: CaseRow): Sighting => ({
  unit: row.unit,
  text: row.title,
  harms: [],
  receivedMs: row.receivedMs,
})

/** Open cases of the same organisation that look like this one, the likest first. */
export async function suspectsOf(services: Services, file: CaseFile): Promise<readonly Suspect[]> {
  const { store } = services
  const filter = { state: 'open', kind: 'file', offset: 0, limit: mostSeen } as const
  const rows = await store.queue(file.organisation, filter)
  const own = rows.find((row) => row.case === file.id)
  if (own === undefined) return []
  const candidates = rows
    .filter((row) => mayBeSuspected(file, row))
    .map((row) => ({ row, points: likeness(glimpse(own), glimpse(row)).points }))
    .filter(({ points }) => points >= worthReading)
    .sort((a, b) => b.points - a.points)
    .slice(0, mostRead)
  const compared = await Promise.all(candidates.map(({ row }) => compare(services, { file, own }, row)))
  return compared
    .filter((suspect) => suspect !== undefined)
    .filter((suspect) => suspect.likeness.points >= suspicious)
    .sort((a, b) => b.likeness.points - a.likeness.points)
}

const mayBeSuspected = ({ id, state }: CaseFile, row: CaseRow): boolean =>
  row.case !== id && row.status !== 'joined' && !state.distinct.includes(row.case)

/** Compares a case, of which its queue line is known too, with the case of another line. */
async function compare(
  services: Services,
  { file, own }: { readonly file: CaseFile; readonly own: CaseRow },
  row: CaseRow,
): Promise<Suspect | undefined> {
  const other = await loadCase(services.store, row.organisation, row.case)
  if (other === undefined) return undefined
  const { groupsFact } = services.law
  const [mine, theirs] = [
    sightingOf(file.state, groupsFact, own.receivedMs),
    sightingOf(other.state, groupsFact, row.receivedMs),
  ]
  return { row, likeness: likeness(mine, theirs) }
}

/** For each line of a queue page, the line it looks most like, if any: from what the lines show alone. */
export function suspectsAmong(
  rows: readonly CaseRow[],
): ReadonlyMap<string, { readonly other: string; readonly points: number }> {
  const found = new Map<string, { readonly other: string; readonly points: number }>()
  const seen = rows.filter(({ status }) => status !== 'joined')
  for (const a of seen)
    for (const b of seen) {
      if (a.case === b.case) continue
      const { points } = likeness(glimpse(a), glimpse(b))
      if (points >= suspicious && points > (found.get(a.case)?.points ?? 0))
        found.set(a.case, { other: b.case, points })
    }
  return found
}
