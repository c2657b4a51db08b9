import type { Migration } from './migration.ts'

/**
 * Every event's keyed mark, and its place in the ledger. A place is a row of its own: the rows of events are never
 * updated. What waits for a place is listed, so that finding it costs the same however long the log is.
 */
export const ledger: Migration = {
  number: 3,
  name: 'ledger',
  statements: [
    'alter table event add column mark text',
    'create table unplaced (event text primary key)',
    'create table ledger (place bigint primary key, event text not null unique)',
    'insert into unplaced (event) select id from event',
  ],
}
