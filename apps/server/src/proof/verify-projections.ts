import type { Assessor, EventRecord } from '@fengsui/core'
import type { LedgerFault } from '@fengsui/proof'
import { type CaseRow, type ClockSpec, isCase, type Projection, type Store } from '@fengsui/store'
import { type CaseFile, caseFile } from '../cases/case-file.ts'
import { caseWrite } from '../cases/case-write.ts'

/** What of a queue line follows from the events of its case. */
const compared = [
  'kind',
  'title',
  'unit',
  'level',
  'status',
  'assignee',
  'channel',
  'number',
  'exercise',
] as const

interface Parts {
  readonly store: Store
  readonly assessor: Assessor
}

const together = 100

/**
 * Compares queue lines, clocks and keys with the events they were made from, case by case. A case with altered events
 * cannot be replayed: what is wrong with it is told already.
 */
export async function verifyProjections(
  { store, assessor }: Parts,
  altered: ReadonlySet<string>,
): Promise<readonly LedgerFault[]> {
  const parties = new Map((await store.organisations()).map(({ id, party }) => [id, party]))
  const faults: LedgerFault[] = []
  for (let after = ''; ; ) {
    const heads = await store.chainHeads(after, together)
    const cases = heads.filter((head) => isCase(head) && !altered.has(head.case))
    const projections = await store.projections(cases.map((head) => head.case))
    for (const { case: id, organisation } of cases) {
      const records = await store.readCase(organisation, id)
      const projection = projections.get(id)
      if (records.length === 0 || projection === undefined) continue
      const file = caseFile(organisation, id, records)
      faults.push(...faultsOf(assessor, { file, party: parties.get(organisation) ?? '' }, projection))
    }
    const last = heads.at(-1)?.case
    if (last === undefined) break
    after = last
  }
  for (const id of await store.orphans(together)) faults.push({ fault: 'projection-inserted', case: id })
  return faults
}

interface Owned {
  readonly file: CaseFile
  readonly party: string
}

function faultsOf(assessor: Assessor, { file, party }: Owned, found: Projection): readonly LedgerFault[] {
  const own = file.events[0]?.type === 'incident.opened'
  const kind = own ? 'incident' : 'file'
  const { id, organisation } = file
  const place = { id, organisation, party: own ? 'operator' : party, kind } as const
  const { write } = caseWrite(assessor, place, { before: file.state, lastSeq: file.lastSeq, drafts: [] })
  const named = (
    fault: 'queue-line-altered' | 'clock-altered' | 'key-removed',
    part: string,
  ): LedgerFault => ({
    fault,
    case: id,
    part,
  })
  const parts = write.row === undefined ? [] : alteredParts(write.row, found.row)
  return [
    ...parts.map((part) => named('queue-line-altered', part)),
    ...(isKnown(assessor, file.records)
      ? alteredClocks(write.clocks, found.clocks).map((part) => named('clock-altered', part))
      : []),
    ...(lacksKey(file.records, found) ? [named('key-removed', 'key')] : []),
  ]
}

function alteredParts(expected: CaseRow, row: CaseRow | undefined): readonly string[] {
  return row === undefined ? ['all'] : compared.filter((part) => expected[part] !== row[part])
}

/** Which clocks run follows from the last grade under the rules of that time: under others there is nothing to compare. */
function isKnown({ book }: Assessor, records: readonly EventRecord[]): boolean {
  const rules = records.findLast(({ type }) => type === 'case.graded')?.rules
  return [...book.duties.values()].some(
    ({ instrument: { id, version } }) => id === rules?.instrument && version === rules.version,
  )
}

const clockText = ({ duty, recipient, dueMs }: ClockSpec): string =>
  `${duty} ${recipient} ${new Date(dueMs).toISOString()}`

/** Clocks that should run and do not, or run and should not. */
function alteredClocks(expected: readonly ClockSpec[], found: readonly ClockSpec[]): readonly string[] {
  const [wanted, running] = [new Set(expected.map(clockText)), new Set(found.map(clockText))]
  return [
    ...[...wanted].filter((text) => !running.has(text)),
    ...[...running].filter((text) => !wanted.has(text)),
  ]
}

/** Sealed, not erased since, and nobody can open it: somebody destroyed the key past the record. */
function lacksKey(records: readonly EventRecord[], { hasKey }: Projection): boolean {
  const erased = records.findLastIndex(({ type }) => type === 'personal.erased')
  return !hasKey && records.slice(erased + 1).some((record) => record.private !== undefined)
}
