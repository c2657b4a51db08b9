import type { CaseLine } from '@fengsui/pages'
import type { CaseRow } from '@fengsui/store'

/** A queue row as pages show it. */
export const caseLine = (row: CaseRow): CaseLine => ({
  id: row.case,
  title: row.title,
  unit: row.unit,
  level: row.level,
  provisional: row.provisional,
  status: row.status,
  assignee: row.assignee,
  channel: row.channel,
  receivedMs: row.receivedMs,
  nextDueMs: row.nextDueMs,
  nextDuty: row.nextDuty,
  exercise: row.exercise,
})
