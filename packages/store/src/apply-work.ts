import type { EventRecord } from '@fengsui/core'
import type { Kysely } from 'kysely'
import { chainEvent } from './chain.ts'
import { insertKey } from './queries/case-keys.ts'
import { upsertCaseRow } from './queries/case-rows.ts'
import { settleClocks } from './queries/clocks.ts'
import { chainHead, insertEvents } from './queries/events.ts'
import { insertReceipt, rememberAnswer, rememberedAnswer } from './queries/receipts.ts'
import type { Database } from './schema.ts'
import type { CaseWrite, CommitResult, UnitOfWork } from './store.ts'

/** Ends a transaction without effect, with the result its caller gets. */
export class Rollback extends Error {
  readonly result: CommitResult

  constructor(result: CommitResult) {
    super(`rolled back: ${result.state}`)
    this.result = result
  }
}

/** Does all of a unit of work inside the caller's transaction; throws `Rollback` when it cannot be done. */
export async function applyWork(
  trx: Kysely<Database>,
  work: UnitOfWork,
  now: { readonly ms: number; readonly text: string },
): Promise<CommitResult> {
  const repeat = work.idempotency && (await rememberedAnswer(trx, work.idempotency))
  if (repeat !== undefined) {
    const same = repeat.body_digest === work.idempotency?.bodyDigest
    throw new Rollback(same ? { state: 'repeated', response: repeat.response } : { state: 'key-reused' })
  }
  for (const write of work.cases) await applyCase(trx, write, now.text)
  for (const receipt of work.receipts ?? []) {
    if (!(await insertReceipt(trx, receipt)))
      throw new Rollback({ state: 'number-taken', number: receipt.number })
  }
  if (work.idempotency !== undefined) await rememberAnswer(trx, work.idempotency, now.ms)
  return { state: 'committed', recordedAt: now.text }
}

/** Appends the events of one case and updates what is projected from them. */
export async function applyCase(trx: Kysely<Database>, write: CaseWrite, recordedAt: string): Promise<void> {
  const head = await chainHead(trx, write.case)
  const foreign = head.organisation !== undefined && head.organisation !== write.organisation
  if (foreign || head.seq !== write.expectedSeq) throw new Rollback({ state: 'conflict', case: write.case })
  const records: EventRecord[] = []
  for (const event of write.events) {
    const prev = records.at(-1)?.hash ?? head.hash
    const seq = head.seq + records.length + 1
    records.push(
      chainEvent(event, { organisation: write.organisation, case: write.case, seq, recordedAt, prev }),
    )
  }
  await insertEvents(trx, records)
  await upsertCaseRow(trx, write.row)
  await settleClocks(trx, write, write.clocks)
  if (write.wrappedKey !== undefined) await insertKey(trx, write.case, write.wrappedKey)
}
