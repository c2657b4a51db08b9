import { canonicalJson, type Json, type Localized } from '@fengsui/core'
import type { Owned } from '../crypto/key-file.ts'
import type { PublicKey } from '../crypto/signing.ts'
import { holdsSignature, type SignedReceipt } from './receipt.ts'
import { isReportDigest } from './report-digest.ts'

/** What checking a receipt can come to. */
export const receiptVerdicts = [
  'valid',
  'valid-key-unconfirmed',
  'altered',
  'foreign-key',
  'other-report',
] as const
export type ReceiptVerdict = (typeof receiptVerdicts)[number]

/** Checks a receipt offline. Without known keys a good signature shows only that whoever holds its key made it. */
export function checkReceipt(receipt: SignedReceipt, known?: readonly Owned<PublicKey>[]): ReceiptVerdict {
  if (!holdsSignature(receipt)) return 'altered'
  if (known === undefined) return 'valid-key-unconfirmed'
  const { alg, key } = receipt.signed
  const isDesks = known.some(
    (one) => one.owner === receipt.desk.id && one.key.alg === alg && one.key.id === key,
  )
  return isDesks ? 'valid' : 'foreign-key'
}

/** True when a receipt is that of this submission. Its follow-up secret was never part of the digest. */
export function isReceiptOf({ digest }: SignedReceipt, report: Json): boolean {
  if (typeof report !== 'object' || report === null || Array.isArray(report)) return false
  const { followUp: _secret, ...submitted } = report as Readonly<Record<string, Json>>
  return isReportDigest(digest, canonicalJson(submitted))
}

/** What a verdict means, and what to do next. */
export const verdictTexts: Readonly<Record<ReceiptVerdict, Localized>> = {
  valid: {
    zh: '回执有效：由该受理单位的密钥签发，内容未被改动。',
    en: 'The receipt is valid: signed with a key of this desk, and not altered.',
  },
  'valid-key-unconfirmed': {
    zh: '签名成立，内容未被改动；但还没有核对密钥是否属于该受理单位。请把密钥编号与该单位公布的编号比对，或用 --keys 给出其公钥文件。',
    en: 'The signature holds and nothing was altered, but whether the key is the desk’s was not checked. Compare the key id with the one the desk publishes, or give its public keys with --keys.',
  },
  altered: {
    zh: '回执无效：签名与内容不符，内容或签名被改动过。请向受理单位索取原件。',
    en: 'The receipt is not valid: signature and content do not match, so one of them was altered. Ask the desk for the original.',
  },
  'foreign-key': {
    zh: '回执无效：签名用的不是该受理单位的密钥。请向该单位核实。',
    en: 'The receipt is not valid: the key that signed it is none of this desk’s. Ask the desk.',
  },
  'other-report': {
    zh: '回执本身完好，但它不是这份报告的回执：内容摘要不同。',
    en: 'The receipt is sound, but it is not the receipt of this report: the digests differ.',
  },
}
