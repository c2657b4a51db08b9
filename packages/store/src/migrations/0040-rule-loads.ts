import type { Migration } from './migration.ts'

/** Which rules came into use on the servers, when and by whom, with their whole text: old cases are replayed under it. */
export const ruleLoads: Migration = {
  number: 40,
  name: 'rule loads',
  statements: [
    `create table rule_load (
      number integer primary key, instrument text not null, version text not null, digest text not null,
      source text not null, state text not null, loaded_at text not null, loaded_by text not null, content text not null)`,
    'create index rule_load_digest on rule_load (digest)',
  ],
}
