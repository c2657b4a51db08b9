import type { Migration } from './migration.ts'

/** The outbox for every kind of effect outside, with the history of each; mail that waits moves into it. */
export const deliveries: Migration = {
  number: 30,
  name: 'deliveries',
  statements: [
    `create table delivery (
      id text primary key, organisation text not null, kind text not null, key text not null, recipient text not null,
      body text not null, case_id text, state text not null, created_ms bigint not null, due_ms bigint not null,
      tries integer not null, fault text, answer text)`,
    'create unique index delivery_key on delivery (kind, key)',
    "create index delivery_due on delivery (kind, due_ms) where state = 'waiting'",
    'create index delivery_listed on delivery (state, organisation, id)',
    `create table delivery_step (
      id text primary key, delivery text not null, at_ms bigint not null, outcome text not null, detail text)`,
    'create index delivery_history on delivery_step (delivery, id)',
    `insert into delivery
      select id, 'deployment', channel, id, recipient, bytes, null,
        case state when 'sent' then 'delivered' when 'failed' then 'dead' else 'waiting' end,
        due_ms, due_ms, tries, fault, null
      from outgoing`,
    'drop table outgoing',
  ],
}
