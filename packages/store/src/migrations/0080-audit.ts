import type { Migration } from './migration.ts'

/** Where entries of the audit log are found by; the entries themselves are events, chained like all others. */
export const audit: Migration = {
  number: 80,
  name: 'audit',
  statements: [
    `create table audit_entry (
      event text primary key, organisation text not null, at_ms bigint not null, kind text not null,
      person text, case_id text, sent integer not null)`,
    'create index audit_newest on audit_entry (organisation, event)',
    'create index audit_case on audit_entry (organisation, case_id, event)',
    'create index audit_unsent on audit_entry (event) where sent = 0',
  ],
}
