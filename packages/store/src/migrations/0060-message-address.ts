import type { Migration } from './migration.ts'

/** From which address a message was handed over, so that one who changes its name with every message is still one. */
export const messageAddress: Migration = {
  number: 60,
  name: 'message-address',
  statements: [
    "alter table message add column address text not null default ''",
    'create index message_sender on message (sender, received_ms)',
    'create index message_address on message (address, received_ms)',
  ],
}
