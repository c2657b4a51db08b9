import type { Kysely } from 'kysely'
import type { Database } from '../schema.ts'
import type { CaseRow, ClockSpec, Projection } from '../store.ts'
import { fromRow } from './case-rows.ts'

/** The queue lines, open clocks and keys of these cases. */
export async function projectionsOf(
  db: Kysely<Database>,
  cases: readonly string[],
): Promise<ReadonlyMap<string, Projection>> {
  if (cases.length === 0) return new Map()
  const rows = await db.selectFrom('case_row').selectAll().where('case_id', 'in', cases).execute()
  const clocks = await db
    .selectFrom('clock')
    .selectAll()
    .where('case_id', 'in', cases)
    .where('state', '=', 'open')
    .execute()
  const keys = await db.selectFrom('case_key').select('case_id').where('case_id', 'in', cases).execute()
  const found = new Map<string, { row?: CaseRow; clocks: ClockSpec[]; hasKey: boolean }>(
    cases.map((id) => [id, { clocks: [], hasKey: false }]),
  )
  for (const row of rows) Object.assign(found.get(row.case_id) ?? {}, { row: fromRow(row) })
  for (const { case_id, duty, recipient, rule, rule_version, due_ms } of clocks)
    found
      .get(case_id)
      ?.clocks.push({ duty, recipient, rule, ruleVersion: rule_version, dueMs: Number(due_ms) })
  for (const { case_id } of keys) Object.assign(found.get(case_id) ?? {}, { hasKey: true })
  return found
}

/** Queue lines, clocks and keys whose case has no events: nothing that was received made them. */
export async function orphans(db: Kysely<Database>, limit: number): Promise<readonly string[]> {
  const heads = db.selectFrom('case_head').select('case_id')
  const [rows, clocks, keys] = await Promise.all([
    db.selectFrom('case_row').select('case_id').where('case_id', 'not in', heads).limit(limit).execute(),
    db.selectFrom('clock').select('case_id').where('case_id', 'not in', heads).limit(limit).execute(),
    db.selectFrom('case_key').select('case_id').where('case_id', 'not in', heads).limit(limit).execute(),
  ])
  return [...new Set([...rows, ...clocks, ...keys].map(({ case_id }) => case_id))]
}
