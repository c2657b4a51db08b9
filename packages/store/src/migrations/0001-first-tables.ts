import type { Migration } from './migration.ts'

/** The event log, what is projected from it, and who may see it. Append-only: never edit a migration that was released. */
export const firstTables: Migration = {
  number: 1,
  name: 'first tables',
  statements: [
    `create table event (
      id text primary key, organisation text not null, case_id text not null, seq integer not null,
      type text not null, v integer not null, at text not null, recorded_at text not null,
      actor text not null, rules text, data text not null, private text,
      prev text not null, hash text not null, alg text not null,
      unique (case_id, seq))`,
    `create table case_head (
      case_id text primary key, organisation text not null, seq integer not null, hash text not null)`,
    `create table case_row (
      case_id text primary key, organisation text not null, kind text not null, title text not null,
      unit text not null, level text not null, provisional integer not null, status text not null,
      assignee text, channel text not null, number text, received_ms bigint not null, next_due_ms bigint,
      next_duty text, exercise integer not null, updated_ms bigint not null, search_text text not null,
      is_open integer not null, queue_ms bigint not null)`,
    'create index case_row_queue on case_row (organisation, kind, is_open, queue_ms, received_ms, case_id)',
    `create table clock (
      id text primary key, organisation text not null, case_id text not null, duty text not null,
      recipient text not null, rule text not null, rule_version text not null, due_ms bigint not null,
      state text not null, fired_ms bigint, late_ms bigint, try_ms bigint not null, failures integer not null)`,
    "create index clock_due on clock (try_ms) where state = 'open'",
    "create index clock_failing on clock (due_ms) where state = 'open' and failures > 0",
    "create unique index clock_open on clock (case_id, duty, recipient) where state = 'open'",
    `create table receipt (
      number text primary key, organisation text not null, case_id text not null, event text not null,
      kind text not null, received_at text not null, digest text not null, follow_up_hash text not null,
      state text not null)`,
    `create table idempotency (
      caller text not null, key text not null, body_digest text not null, response text not null,
      created_ms bigint not null, primary key (caller, key))`,
    'create table agreement (name text primary key, value text not null)',
    'create table case_key (case_id text primary key, wrapped text not null)',
    `create table organisation (
      id text primary key, kind text not null, party text not null, name_zh text not null,
      name_en text not null, place text)`,
    `create table person (
      id text primary key, organisation text not null, login text not null unique, name text not null,
      roles text not null, password_hash text not null)`,
    'create index person_organisation on person (organisation)',
    `create table session (
      token_hash text primary key, person text not null, created_ms bigint not null, seen_ms bigint not null,
      expires_ms bigint not null, csrf text not null)`,
    'create index session_expires on session (expires_ms)',
  ],
}
