import type { Migration } from './migration.ts'

/**
 * What came in by doors that cannot ask, as it came; the names it would come again under; and what goes out. Bytes
 * and readings are sealed under a key of the message's own, so that destroying the key destroys them.
 */
export const messages: Migration = {
  number: 20,
  name: 'messages',
  statements: [
    `create table message (
      id text primary key, organisation text not null, channel text not null, number text not null,
      digest text not null, sender text not null, received_ms bigint not null, begins integer not null,
      state text not null, sort text, reasons text, decided_by text, wrapped_key text not null,
      raw text not null, reading text)`,
    'create index message_waiting on message (state, received_ms)',
    'create index message_tray on message (organisation, state, sort, received_ms)',
    'create table message_name (name text primary key, message text not null)',
    `create table outgoing (
      id text primary key, channel text not null, recipient text not null, bytes text not null, due_ms bigint not null,
      tries integer not null, state text not null, fault text)`,
    'create index outgoing_due on outgoing (state, due_ms)',
  ],
}
