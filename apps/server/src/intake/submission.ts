import type { AssessAnswer, Filing, InputError, Json, Outcome, ReportContent } from '@fengsui/core'
import type { SignedReceipt } from '@fengsui/proof'
import type { CaseWrite } from '@fengsui/store'
import type { EvidenceFault } from '../evidence/evidence-fault.ts'
import type { StagedItem } from '../evidence/staged-item.ts'
import type { Desk } from './desks.ts'
import { inputError } from './report-schema.ts'

/** What a door hands over: the parsed body, and who sent it under which key. */
export interface Submission {
  readonly json: Json
  /** Signed-in user's id, or 'public'. */
  readonly caller: string
  readonly key: string
  readonly channel: string
  /** Address of whoever sent it, for limits; never stored with content. */
  readonly client?: string
  /** The organisation whose reports the caller may follow up without their codes. */
  readonly mayFollowUp?: string
  /** Files that came with it, on the disk already. */
  readonly evidence?: readonly StagedItem[]
  /** The case of this deployment it was sent from, which learns of the receipt in the same transaction. */
  readonly sender?: Sender
}

/** The sending side of a submission between two cases of this deployment. */
export interface Sender {
  /** The desk it goes to; absent: the one the rules name. */
  readonly desk?: Desk
  /** Duties it meets; absent: those of its kind towards the receiving desk. */
  readonly duties?: readonly string[]
  /** What the receiving case should know of earlier hands: first receipt, and filings so far. */
  readonly handedOver?: NonNullable<ReportContent['handedOver']>
  readonly filings: readonly Filing[]
  /** Writes of the sending side. Called for each attempt, so that it never works on an old state. */
  readonly writes: (
    receipt: Receipt,
    filings: readonly Filing[],
  ) => Promise<Outcome<readonly CaseWrite[], string>>
}

/** What the reporter gets, after the commit. */
export interface Receipt {
  readonly number: string
  readonly receivedAt: string
  readonly digest: string
  readonly desk: { readonly id: string; readonly zh: string; readonly en: string }
  /** Whom the rules name, where this desk stands in. */
  readonly lawful?: { readonly id: string; readonly zh: string; readonly en: string }
  readonly kind: ReportContent['kind']
  /** Files that came with it: the digest above covers theirs. */
  readonly evidence?: readonly { readonly digest: string; readonly size: number }[]
  readonly unit?: string
  /** For an operator's own report only. */
  readonly grades?: AssessAnswer['grades']
  readonly duties?: AssessAnswer['duties']
  readonly warnings: readonly string[]
  /** Part of an exercise. */
  readonly exercise?: true
  /** What anyone can check without this program's database; absent while the receiving desk is not known yet. */
  readonly signedReceipt?: SignedReceipt
  /** The database is away: durable in this server's journal, graded and routed when it is back. */
  readonly journalled?: true
}

/** Why nothing was received. */
export type IntakeFailure =
  | { readonly state: 'bad-input'; readonly errors: readonly InputError[] }
  | { readonly state: 'sender-refused'; readonly reason: string }
  /** The report could be received without its files. */
  | { readonly state: 'evidence-refused'; readonly fault: EvidenceFault['code'] }
  | { readonly state: 'state-secret' | 'key-reused' | 'unavailable' | 'too-many-tries' }

/** One answer for an unknown number and a wrong code: a number alone must not tell whether it exists. */
export const wrongCode: IntakeFailure = {
  state: 'bad-input',
  errors: [inputError('/followUp', 'wrong-code')],
}
