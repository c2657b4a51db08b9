import type { Owned } from '../crypto/key-file.ts'
import type { PublicKey } from '../crypto/signing.ts'
import { checkReceipt } from '../receipt/check-receipt.ts'
import { type ReceiptStatement, readReceipt, type SignedReceipt } from '../receipt/receipt.ts'
import { readReportDigest } from '../receipt/report-digest.ts'
import type { LedgerFault } from './ledger-fault.ts'

/** A received report as the log has it. */
export type LoggedReport = Pick<ReceiptStatement, 'number' | 'channel' | 'kind'> & {
  /** With its algorithm; without one it is SHA-256. */
  readonly digest: string
}

/** A receipt's line in the database, and what was handed out. */
export interface StoredReceipt {
  readonly number: string
  readonly receivedAt: string
  readonly digest: string
  readonly signed?: string
}

/** Checks that receipts and received reports belong together one by one. */
export interface ReceiptCheck {
  /** Checks a receipt that the database keeps. */
  next(row: StoredReceipt): LedgerFault | undefined
  /** Checks a receipt that somebody outside was given. */
  handedOut(receipt: SignedReceipt): LedgerFault | undefined
  /** Reports whose receipt nobody has seen in the database. */
  removed(): readonly LedgerFault[]
}

/** Starts checking receipts against the reports of the log, by number, and the keys of the desks. */
export function checkReceipts(
  reports: ReadonlyMap<string, LoggedReport>,
  keysOf: (desk: string) => readonly Owned<PublicKey>[],
): ReceiptCheck {
  const seen = new Set<string>()
  const fits = (receipt: SignedReceipt, report: LoggedReport): boolean =>
    checkReceipt(receipt, keysOf(receipt.desk.id)) === 'valid' &&
    receipt.number === report.number &&
    isSameDigest(receipt.digest, report.digest) &&
    receipt.channel === report.channel &&
    receipt.kind === report.kind
  return {
    next({ number, receivedAt, digest, signed }) {
      seen.add(number)
      const report = reports.get(number)
      if (report === undefined) return { fault: 'receipt-inserted', number }
      const receipt = signed === undefined ? undefined : readReceipt(jsonOf(signed))
      if (receipt?.ok !== true || !isSameDigest(digest, report.digest))
        return { fault: 'receipt-altered', number }
      const isGood = receipt.value.receivedAt === receivedAt && fits(receipt.value, report)
      return isGood ? undefined : { fault: 'receipt-altered', number }
    },
    handedOut(receipt) {
      const { number } = receipt
      if (checkReceipt(receipt, keysOf(receipt.desk.id)) !== 'valid')
        return { fault: 'receipt-inserted', number }
      const report = reports.get(number)
      if (report === undefined) return { fault: 'receipt-removed', number }
      return fits(receipt, report) ? undefined : { fault: 'receipt-altered', number }
    },
    removed: () =>
      [...reports.keys()]
        .filter((number) => !seen.has(number))
        .map((number) => ({ fault: 'receipt-removed', number })),
  }
}

function isSameDigest(one: string, other: string): boolean {
  const [a, b] = [readReportDigest(one), readReportDigest(other)]
  return a !== undefined && a.alg === b?.alg && a.hex === b.hex
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
