import { createHash } from 'node:crypto'
import type { NewEvent } from '@fengsui/core'
import type { CaseRow, CaseWrite, ClockSpec, Receipt, Store, UnitOfWork } from '../store.ts'
import { uuidv7 } from '../uuidv7.ts'

/** The desk all of these belong to, unless a test says otherwise. */
export const desk = 'cn-210000'

/** An event that notes something. */
export const anEvent = (text = 'note'): NewEvent => ({
  id: uuidv7(),
  type: 'note.added',
  v: 1,
  at: '2026-03-02T09:00:00+08:00',
  actor: { kind: 'system' },
  data: { text },
})

/** A queue line of a case. */
export const aRow = (row: Partial<CaseRow> & { readonly case: string }): CaseRow => ({
  organisation: desk,
  kind: 'file',
  title: '内页被篡改',
  unit: '北辰新闻网',
  level: 'major',
  provisional: true,
  status: 'open',
  channel: 'api',
  receivedMs: 1_000,
  exercise: false,
  updatedMs: 1_000,
  searchText: '北辰新闻网',
  ...row,
})

/** A clock of the province's duty to pass a case on. */
export const aClock = (clock: Partial<ClockSpec> & { readonly dueMs: number }): ClockSpec => ({
  duty: 'cn.C.2a',
  recipient: 'cn-cac',
  rule: 'cn-cac-2025',
  ruleVersion: '1',
  ...clock,
})

/** A write to a case: one event, no clocks, unless the test says otherwise. */
export function aWrite(write: Partial<CaseWrite> = {}): CaseWrite {
  const { case: id = uuidv7(), organisation = desk } = write
  const row = aRow({ case: id, organisation })
  return { case: id, organisation, expectedSeq: 0, events: [anEvent()], clocks: [], row, ...write }
}

/** A submission that opens a case, with receipt and key. */
export function aSubmission(
  key: string,
  { number = numberOf(key), body = 'body' } = {},
): UnitOfWork & {
  readonly cases: readonly [CaseWrite]
} {
  const write = aWrite({ wrappedKey: `key of ${key}` })
  return {
    idempotency: { caller: 'public', key, bodyDigest: body, response: JSON.stringify({ number }) },
    cases: [write],
    receipts: [aReceipt(number, write)],
  }
}

const numberOf = (key: string): string =>
  String(createHash('sha256').update(key).digest().readBigUInt64BE()).slice(0, 16).padStart(16, '0')

const aReceipt = (number: string, { case: id, organisation, events }: CaseWrite): Receipt => ({
  number,
  organisation,
  case: id,
  event: events[0]?.id ?? '',
  kind: 'initial',
  receivedAt: '2026-03-02T09:00:00+08:00',
  digest: 'd',
  followUpHash: 'h',
  state: 'received',
})

/** Stores a case with these clocks and gives its id. */
export async function storeCase(store: Store, clocks: readonly ClockSpec[] = []): Promise<string> {
  const write = aWrite({ clocks })
  const { state } = await store.commit({ cases: [write] })
  if (state !== 'committed') throw new Error(`the case was not stored: ${state}`)
  return write.case
}

/** What is in a case's log, as the texts of its notes. */
export const notesOf = async (store: Store, caseId: string): Promise<readonly unknown[]> =>
  (await store.readCase(desk, caseId)).map(({ data }) => (data as { text?: unknown }).text)
