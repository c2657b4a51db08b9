import type { EventRecord } from '@fengsui/core'
import type { Kysely } from 'kysely'
import { type AuditEntries, type AuditFilter, auditOrganisation, type NewAuditEntry } from '../audit.ts'
import type { Database } from '../schema.ts'
import { inChunks } from './chunks.ts'
import { recordOf } from './events.ts'

/** The audit log over an open database. */
export const auditQueries = (db: Kysely<Database>): AuditEntries => ({
  find: (organisation, filter) => find(db, organisation, filter),
  unsent: async (limit) => {
    const rows = await entries(db).where('audit_entry.sent', '=', 0).orderBy('event').limit(limit).execute()
    return rows.map(recordOf)
  },
  sent: (events) =>
    inChunks(events, (ids) =>
      db.updateTable('audit_entry').set({ sent: 1 }).where('event', 'in', ids).execute(),
    ),
})

const entries = (db: Kysely<Database>) =>
  db.selectFrom('audit_entry').innerJoin('event', 'event.id', 'audit_entry.event').selectAll('event')

async function find(
  db: Kysely<Database>,
  organisation: string,
  { kinds, person, case: caseId, fromMs, beforeMs, before, limit }: AuditFilter,
): Promise<readonly EventRecord[]> {
  let query = entries(db).where('audit_entry.organisation', '=', auditOrganisation(organisation))
  if (kinds !== undefined) query = query.where('kind', 'in', [...kinds])
  if (person !== undefined) query = query.where('person', '=', person)
  if (caseId !== undefined) query = query.where('audit_entry.case_id', '=', caseId)
  if (fromMs !== undefined) query = query.where('at_ms', '>=', fromMs)
  if (beforeMs !== undefined) query = query.where('at_ms', '<', beforeMs)
  if (before !== undefined) query = query.where('audit_entry.event', '<', before)
  const rows = await query.orderBy('audit_entry.event', 'desc').limit(limit).execute()
  return rows.map(recordOf)
}

/** Stores where entries are found by; their events are stored beside. */
export function insertAudit(
  trx: Kysely<Database>,
  added: readonly NewAuditEntry[],
  nowMs: number,
): Promise<void> {
  const rows = added.map(({ organisation, event, person, case: case_id }) => ({
    event: event.id,
    organisation: auditOrganisation(organisation),
    at_ms: Date.parse(event.at) || nowMs,
    kind: event.type.slice('audit.'.length),
    person: person ?? null,
    case_id: case_id ?? null,
    sent: 0,
  }))
  return inChunks(rows, (chunk) => trx.insertInto('audit_entry').values(chunk).execute())
}
