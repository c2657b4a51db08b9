import type { EventRecord, NewEvent } from '@fengsui/core'
import type { Kysely } from 'kysely'
import { auditChain, auditOrganisation, type NewAuditEntry } from './audit.ts'
import { chainEvent, type HashAlgorithm } from './chain.ts'
import type { NewDelivery } from './deliveries.ts'
import type { Engine } from './engine.ts'
import { insertAudit } from './queries/audit.ts'
import { upsertHeads } from './queries/case-heads.ts'
import { insertKeys } from './queries/case-keys.ts'
import { upsertCaseRows } from './queries/case-rows.ts'
import { settleClocks } from './queries/clocks.ts'
import { insertDeliveries } from './queries/deliveries.ts'
import { insertEvents } from './queries/events.ts'
import { settleEvidence } from './queries/evidence.ts'
import { erasePersonal, insertContacts } from './queries/personal.ts'
import type { CaseHeadTable, Database } from './schema.ts'
import type { CaseWrite } from './store.ts'

/**
 * Writes to cases that become durable together. They are chained here in memory, on heads that the transaction
 * holds, and then written in a handful of statements, however many they are.
 */
export class CaseBatch {
  private readonly heads: Map<string, CaseHeadTable>
  /** When everything in it is recorded, by the database’s clock. */
  readonly recordedAt: string
  private readonly hash: HashAlgorithm
  private readonly records: EventRecord[] = []
  /** The last write to each case: what is projected from it stands. */
  private readonly writes = new Map<string, CaseWrite>()
  private readonly everyWrite: CaseWrite[] = []
  private readonly audit: NewAuditEntry[] = []
  private readonly contacts: CaseWrite[] = []
  private readonly erased: string[] = []
  private readonly deliveries: NewDelivery[] = []
  private readonly keys: { case_id: string; wrapped: string }[] = []

  /** Starts on the heads of all cases that may be written to; a case without a head is new. */
  constructor(heads: readonly CaseHeadTable[], nowMs: number, { hash = 'sha-256' }: Pick<Engine, 'hash'>) {
    this.heads = new Map(heads.map((head) => [head.case_id, head]))
    this.recordedAt = new Date(nowMs).toISOString()
    this.hash = hash
  }

  /** The first case that moved on since the writes were decided, or belongs to somebody else. */
  conflict(writes: readonly CaseWrite[]): string | undefined {
    const seqs = new Map<string, number>()
    const clash = writes.find((write) => {
      const head = this.heads.get(write.case)
      const seq = seqs.get(write.case) ?? head?.seq ?? 0
      seqs.set(write.case, seq + write.events.length)
      return seq !== write.expectedSeq || (head !== undefined && head.organisation !== write.organisation)
    })
    return clash?.case
  }

  /** Chains the events of a write that is in no conflict, and gives them as they will be stored. */
  append(write: CaseWrite): readonly EventRecord[] {
    const { case: caseId } = write
    const chained = this.chain(write, write.events)
    this.writes.set(caseId, write)
    this.everyWrite.push(write)
    if (write.contacts !== undefined) this.contacts.push(write)
    if (write.erasesPersonal) this.erased.push(caseId)
    this.deliveries.push(...(write.deliveries ?? []))
    if (write.wrappedKey !== undefined) this.keys.push({ case_id: caseId, wrapped: write.wrappedKey })
    return chained
  }

  /** Chains an entry of an audit log: it follows whatever stands there, and is in no conflict. */
  appendAudit(entry: NewAuditEntry): void {
    const place = {
      case: auditChain(entry, Date.parse(this.recordedAt)),
      organisation: auditOrganisation(entry.organisation),
    }
    this.chain(place, [entry.event])
    this.audit.push(entry)
  }

  private chain(
    { case: caseId, organisation }: Pick<CaseWrite, 'case' | 'organisation'>,
    events: readonly NewEvent[],
  ): readonly EventRecord[] {
    const head = this.heads.get(caseId) ?? { case_id: caseId, organisation, seq: 0, hash: '' }
    const chained: EventRecord[] = []
    for (const event of events) {
      const place = { organisation, case: caseId, recordedAt: this.recordedAt }
      const prev = chained.at(-1)?.hash ?? head.hash
      chained.push(chainEvent(event, { ...place, seq: head.seq + chained.length + 1, prev }, this.hash))
    }
    const last = chained.at(-1)
    if (last !== undefined) this.heads.set(caseId, { ...head, seq: last.seq, hash: last.hash })
    this.records.push(...chained)
    return chained
  }

  /** Writes everything that was appended: the events, and what is projected from them. */
  async flush(trx: Kysely<Database>, { mark }: Pick<Engine, 'mark'>): Promise<void> {
    if (this.records.length === 0 && this.writes.size === 0) return
    const writes = [...this.writes.values()]
    const heads = [...new Set(this.records.map((record) => record.case))].flatMap(
      (id) => this.heads.get(id) ?? [],
    )
    await insertEvents(trx, this.records, mark)
    await upsertHeads(trx, heads)
    await upsertCaseRows(
      trx,
      writes.flatMap(({ row }) => row ?? []),
    )
    if (writes.length > 0) await settleClocks(trx, writes)
    await settleEvidence(trx, this.everyWrite)
    await insertKeys(trx, this.keys)
    await insertContacts(trx, this.contacts)
    await erasePersonal(trx, this.erased)
    await insertAudit(trx, this.audit, Date.parse(this.recordedAt))
    await insertDeliveries(trx, this.deliveries, Date.parse(this.recordedAt))
  }
}
