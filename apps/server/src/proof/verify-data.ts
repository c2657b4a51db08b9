import type { X509Certificate } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { Assessor, EventRecord, ReportContent } from '@fengsui/core'
import {
  type Checkpoint,
  checkEvents,
  checkReceipts,
  type EventCheck,
  type LedgerFault,
  type LoggedReport,
  ledgerPaths,
  linesOf,
  openCheckpoint,
  type PublicKey,
  type ReceiptCheck,
  readOutsideLedger,
  readReceipt,
  type SignedReceipt,
  splitCheckpoints,
} from '@fengsui/proof'
import type { Store } from '@fengsui/store'
import { checkStamps, type Stampable, type StampReport } from '../time-stamps/check-stamps.ts'
import { checkpointKey, receiptKey, stampedText } from '../time-stamps/time-stamps.ts'
import type { SigningKeys } from './signing-keys.ts'
import { verifyPlaces } from './verify-places.ts'
import { verifyProjections } from './verify-projections.ts'

/** What data is checked against. */
export interface VerifyParts {
  readonly store: Store
  /** The rules that clocks follow from. */
  readonly assessor: Assessor
  readonly signingKeys: SigningKeys
  readonly isMarked: (hash: string, mark: string | undefined) => boolean
  readonly ledgerFolder: string
  /** Texts of checkpoints that were kept elsewhere. */
  readonly checkpoints: readonly string[]
  /** Receipts that people were given. */
  readonly receipts: readonly SignedReceipt[]
  /** Who issued the certificate of the time-stamping authority; without any, stamps are not looked at. */
  readonly stampAuthorities: readonly X509Certificate[]
}

/** What was looked at, and what is not as it was committed. */
export interface DataReport {
  readonly events: number
  readonly receipts: number
  /** The newest checkpoint that holds; nothing was signed before the first one. */
  readonly checkpoint: { readonly size: number; readonly at: string } | undefined
  /** Events newer than the ledger outside: vouched for by their marks and receipts alone. */
  readonly unwitnessed: number
  readonly timeStamps?: Omit<StampReport, 'faults'>
  readonly faults: readonly LedgerFault[]
}

/** Checks a whole database against what lies outside it. */
export async function verifyData(parts: VerifyParts): Promise<DataReport> {
  const keys = parts.signingKeys.publicKeys('ledger').map(({ key }) => key)
  const signed = readCheckpoints(parts, keys)
  const outside = await readOutsideLedger(entryLines(parts.ledgerFolder), signed.checkpoints)
  const check = checkEvents({
    entries: outside.entries,
    completeUntil: outside.last?.at,
    isMarked: parts.isMarked,
  })
  const walked = await walkEvents(parts.store, check)
  const receipts = checkReceipts(walked.reports, parts.signingKeys.publicKeys)
  const walkedReceipts = await walkReceipts(parts, receipts)
  const stamps = await verifyStamps(parts, signed.notes)
  const { last } = outside
  return {
    events: walked.events,
    receipts: walkedReceipts.count,
    checkpoint: last === undefined ? undefined : { size: last.size, at: last.at },
    unwitnessed: check.unwitnessed(),
    ...(stamps === undefined ? {} : { timeStamps: { stamped: stamps.stamped, pending: stamps.pending } }),
    faults: [
      ...signed.faults,
      ...outside.faults,
      ...walked.faults,
      ...check.removed(),
      ...(await cutShort(parts.store, walked.ends)),
      ...walkedReceipts.faults,
      ...(await verifyProjections(parts, casesOf(walked.faults))),
      ...(await verifyPlaces(parts.store, outside.entries)),
      ...receipts.removed(),
      ...(stamps?.faults ?? []),
    ],
  }
}

const casesOf = (faults: readonly LedgerFault[]): ReadonlySet<string> =>
  new Set(faults.flatMap((fault) => ('case' in fault ? [fault.case] : [])))

async function* entryLines(folder: string): AsyncGenerator<readonly string[]> {
  const { entries } = ledgerPaths(folder)
  if (existsSync(entries)) yield* linesOf(entries)
}

interface ReadCheckpoints {
  /** The texts of those that are signed, each with its size. */
  readonly notes: ReadonlyMap<number, string>
  readonly checkpoints: readonly Checkpoint[]
  readonly faults: readonly LedgerFault[]
}

function readCheckpoints(
  { ledgerFolder, checkpoints }: VerifyParts,
  keys: readonly PublicKey[],
): ReadCheckpoints {
  const { checkpoints: path } = ledgerPaths(ledgerFolder)
  const own = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const notes = [own, ...checkpoints].flatMap(splitCheckpoints)
  const opened = notes.map((note) => openCheckpoint(note, keys))
  return {
    notes: new Map(opened.flatMap((one, index) => (one.ok ? [[one.value.size, notes[index] ?? '']] : []))),
    checkpoints: opened.flatMap((one) => (one.ok ? [one.value] : [])),
    faults: opened.flatMap((one, index): readonly LedgerFault[] =>
      one.ok ? [] : [{ fault: 'checkpoint-not-signed', position: index + 1 }],
    ),
  }
}

const pageSize = 500

interface WalkedEvents {
  readonly events: number
  readonly faults: readonly LedgerFault[]
  readonly reports: ReadonlyMap<string, LoggedReport>
  /** The last number and hash of each case. */
  readonly ends: ReadonlyMap<string, Pick<EventRecord, 'seq' | 'hash'>>
}

async function walkEvents(store: Store, check: EventCheck): Promise<WalkedEvents> {
  const faults: LedgerFault[] = []
  const reports = new Map<string, LoggedReport>()
  const ends = new Map<string, Pick<EventRecord, 'seq' | 'hash'>>()
  let events = 0
  for (let after = { case: '', seq: 0 }; ; ) {
    const page = await store.eventsAfter(after, pageSize)
    for (const event of page) {
      const fault = check.next(event)
      if (fault !== undefined) faults.push(fault)
      const { record } = event
      ends.set(record.case, record)
      if (record.type === 'report.received') noteReport(reports, record)
    }
    events += page.length
    const last = page.at(-1)?.record
    if (last === undefined) return { events, faults, reports, ends }
    after = { case: last.case, seq: last.seq }
  }
}

function noteReport(reports: Map<string, LoggedReport>, { data }: EventRecord): void {
  // A report that was altered is named by its event; here it only must not stand in the way.
  const { number, digest, channel, kind } = (data ?? {}) as Partial<ReportContent>
  if (number !== undefined)
    reports.set(number, { number, digest: digest ?? '', channel: channel ?? '', kind: kind ?? '' })
}

/** Cases that end before, or beside, where the database itself says they end. */
async function cutShort(store: Store, ends: WalkedEvents['ends']): Promise<readonly LedgerFault[]> {
  const faults: LedgerFault[] = []
  for (let after = ''; ; ) {
    const heads = await store.chainHeads(after, pageSize)
    for (const head of heads)
      if ((ends.get(head.case)?.seq ?? 0) < head.seq)
        faults.push({ fault: 'case-cut-short', case: head.case, seq: head.seq })
    const last = heads.at(-1)?.case
    if (last === undefined) return faults
    after = last
  }
}

async function walkReceipts(
  { store, receipts }: VerifyParts,
  check: ReceiptCheck,
): Promise<{ readonly count: number; readonly faults: readonly LedgerFault[] }> {
  const faults: (LedgerFault | undefined)[] = []
  let count = 0
  for (let after = ''; ; ) {
    const page = await store.receiptsAfter(after, pageSize)
    faults.push(...page.map((receipt) => check.next(receipt)))
    count += page.length
    const last = page.at(-1)?.number
    if (last === undefined) break
    after = last
  }
  faults.push(...receipts.map((receipt) => check.handedOut(receipt)))
  return { count, faults: faults.filter((fault) => fault !== undefined) }
}

/** Every receipt and checkpoint that may have been stamped; nothing where no authority was given to check against. */
async function verifyStamps(
  { store, stampAuthorities }: VerifyParts,
  notes: ReadonlyMap<number, string>,
): Promise<StampReport | undefined> {
  return stampAuthorities.length === 0
    ? undefined
    : checkStamps(store, stampAuthorities, stampables(store, notes))
}

async function* stampables(store: Store, notes: ReadonlyMap<number, string>): AsyncGenerator<Stampable> {
  for (const [size, note] of notes) yield { key: checkpointKey(size), text: note }
  for (let after = ''; ; ) {
    const page = await store.receiptsAfter(after, pageSize)
    for (const { number, signed } of page) {
      const receipt = signed === undefined ? undefined : readReceipt(parsed(signed))
      if (receipt?.ok) yield { key: receiptKey(number), text: stampedText(receipt.value) }
    }
    const last = page.at(-1)?.number
    if (last === undefined) return
    after = last
  }
}

/** What is no JSON was named as an altered receipt already. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
