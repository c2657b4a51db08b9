import type { Migration } from './migration.ts'

/** What the desk signed when it received something, as it was handed out. */
export const signedReceipts: Migration = {
  number: 2,
  name: 'signed receipts',
  statements: ['alter table receipt add column signed text'],
}
