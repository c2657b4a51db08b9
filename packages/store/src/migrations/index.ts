import { firstTables } from './0001-first-tables.ts'
import { signedReceipts } from './0002-signed-receipts.ts'
import { ledger } from './0003-ledger.ts'
import { messages } from './0020-messages.ts'
import { deliveries } from './0030-deliveries.ts'
import { holds } from './0031-holds.ts'
import { ruleLoads } from './0040-rule-loads.ts'
import { contactDigests } from './0050-contact-digests.ts'
import { messageAddress } from './0060-message-address.ts'
import { evidence } from './0070-evidence.ts'
import { audit } from './0080-audit.ts'
import { directory } from './0090-directory.ts'
import type { Migration } from './migration.ts'

/** Every migration, in order. */
export const migrations: readonly Migration[] = [
  firstTables,
  signedReceipts,
  ledger,
  messages,
  deliveries,
  holds,
  ruleLoads,
  contactDigests,
  messageAddress,
  evidence,
  audit,
  directory,
]
