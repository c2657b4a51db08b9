import type { Migration } from './migration.ts'

/**
 * Evidence: sealed bytes in pieces, which of them some case keeps, and which items a case holds. An object that no
 * case keeps is an upload under way, or what was left of one.
 */
export const evidence: Migration = {
  number: 70,
  name: 'evidence',
  statements: [
    'create table evidence_object (id text primary key, begun_ms bigint not null, kept integer not null)',
    'create index evidence_left on evidence_object (begun_ms) where kept = 0',
    `create table evidence_chunk (
      object text not null, seq integer not null, bytes blob not null, primary key (object, seq))`,
    `create table evidence_item (
      case_id text not null, digest text not null, organisation text not null, object text not null,
      scanned integer not null, primary key (case_id, digest))`,
    'create index evidence_item_object on evidence_item (object)',
    'create index evidence_unscanned on evidence_item (case_id, digest) where scanned = 0',
  ],
}
