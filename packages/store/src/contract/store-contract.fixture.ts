import { auditContract } from './audit.fixture.ts'
import { chainContract } from './chain.fixture.ts'
import { clockContract } from './clocks.fixture.ts'
import { commitContract } from './commits.fixture.ts'
import { deliveryContract } from './deliveries.fixture.ts'
import { deskContract } from './desks.fixture.ts'
import { directoryContract } from './directory.fixture.ts'
import { evidenceContract } from './evidence.fixture.ts'
import { ledgerContract } from './ledger.fixture.ts'
import { personalContract } from './personal.fixture.ts'
import { retentionContract } from './retention.fixture.ts'
import type { MakeRig } from './rig.fixture.ts'
import { ruleLoadContract } from './rule-loads.fixture.ts'

/** All that every engine promises. */
export function storeContract(makeRig: MakeRig): void {
  commitContract(makeRig)
  clockContract(makeRig)
  chainContract(makeRig)
  deskContract(makeRig)
  ledgerContract(makeRig)
  evidenceContract(makeRig)
  auditContract(makeRig)
  directoryContract(makeRig)
  deliveryContract(makeRig)
  deliveryContract(makeRig)
  retentionContract(makeRig)
  personalContract(makeRig)
  ruleLoadContract(makeRig)
  deliveryContract(makeRig)
}
