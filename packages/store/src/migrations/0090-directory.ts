import type { Migration } from './migration.ts'

/** What a deployment knows of authorities: each change is a version of its own, and none is ever altered. */
export const directory: Migration = {
  number: 90,
  name: 'directory',
  statements: [
    `create table directory_entry (
      authority text not null, version integer not null, entry text not null, person text not null,
      person_name text not null, recorded_ms bigint not null, primary key (authority, version))`,
  ],
}
