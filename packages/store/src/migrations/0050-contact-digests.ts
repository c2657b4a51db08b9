import type { Migration } from './migration.ts'

/** Finds the cases that name a telephone or an address, by digests under a key that is not in the database. */
export const contactDigests: Migration = {
  number: 50,
  name: 'contact digests',
  statements: [
    `create table contact_digest (
      case_id text not null, digest text not null, organisation text not null, key_id text not null,
      primary key (case_id, digest))`,
    'create index contact_digest_found on contact_digest (organisation, digest)',
    'create index contact_digest_key on contact_digest (key_id)',
  ],
}
