import type { Migration } from './migration.ts'

/** Which cases are under a legal hold, and what is old enough to be removed. */
export const holds: Migration = {
  number: 31,
  name: 'holds',
  statements: [
    'alter table case_row add column held integer not null default 0',
    'create index case_row_held on case_row (organisation, case_id) where held = 1',
    'create index case_row_over on case_row (updated_ms) where is_open = 0 and held = 0',
    "create index delivery_over on delivery (created_ms) where state <> 'waiting' and state <> 'dead'",
    'create index idempotency_over on idempotency (created_ms)',
  ],
}
