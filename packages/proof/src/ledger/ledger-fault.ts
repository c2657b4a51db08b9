import type { Localized } from '@fengsui/core'
import type { TimeStampFault } from '../time-stamp/check-time-stamp.ts'

/** Where an event stands, and when it was recorded: what a fault names. */
export interface EventPlace {
  readonly case: string
  readonly seq: number
  readonly event: string
  readonly recordedAt: string
}

/** Something that is not as it was committed. */
export type LedgerFault =
  | ({
      readonly fault: 'event-altered' | 'event-removed' | 'event-inserted' | 'event-out-of-chain'
    } & EventPlace)
  /** The end of a case is missing; nothing outside says which events those were. */
  | { readonly fault: 'case-cut-short'; readonly case: string; readonly seq: number }
  | { readonly fault: 'receipt-altered' | 'receipt-removed' | 'receipt-inserted'; readonly number: string }
  /** What stands beside the events of a case does not follow from them; `part` says which column or clock. */
  | {
      readonly fault: 'queue-line-altered' | 'clock-altered' | 'key-removed'
      readonly case: string
      readonly part: string
    }
  | { readonly fault: 'projection-inserted'; readonly case: string }
  /** An event has another place in the database than in the ledger outside. */
  | ({ readonly fault: 'place-altered' } & EventPlace)
  /** The lines outside the database do not give what was signed. */
  | { readonly fault: 'ledger-altered'; readonly size: number; readonly at: string }
  | { readonly fault: 'checkpoint-not-signed'; readonly position: number }
  /** `receipt:…` or `checkpoint:…`, and what is wrong with its time stamp. */
  | { readonly fault: 'time-stamp-wrong'; readonly of: string; readonly reason: TimeStampFault }

/** What each fault means. */
export const faultTexts: Readonly<Record<LedgerFault['fault'], Localized>> = {
  'event-altered': { zh: '事件被改动', en: 'an event was altered' },
  'event-removed': { zh: '事件被删除', en: 'an event was removed' },
  'event-inserted': {
    zh: '事件是事后插入的，不是本系统写入的',
    en: 'an event was inserted; this program did not write it',
  },
  'event-out-of-chain': { zh: '事件与前一事件接不上', en: 'an event does not follow the one before it' },
  'case-cut-short': { zh: '案件末尾缺少事件', en: 'events are missing at the end of a case' },
  'receipt-altered': {
    zh: '回执与事件或签名不符',
    en: 'a receipt does not match its event or its signature',
  },
  'receipt-removed': { zh: '回执被删除', en: 'a receipt was removed' },
  'receipt-inserted': { zh: '回执没有对应的报告', en: 'a receipt belongs to no report' },
  'ledger-altered': {
    zh: '库外账本与签名的检查点不符',
    en: 'the ledger outside the database does not match a signed checkpoint',
  },
  'queue-line-altered': {
    zh: '队列中的一行与案件记录不符',
    en: 'a line of the queue does not follow from the events of its case',
  },
  'clock-altered': {
    zh: '时限与案件记录不符',
    en: 'a deadline does not follow from the events of its case',
  },
  'key-removed': {
    zh: '个人信息的密钥被销毁，而记录里没有这件事',
    en: 'the key of personal data was destroyed, and no event says so',
  },
  'projection-inserted': {
    zh: '有队列行、时限或密钥不属于任何记录',
    en: 'a queue line, a deadline or a key belongs to no event',
  },
  'place-altered': {
    zh: '事件在库内的序位与库外账本不同',
    en: 'an event has another place in the database than in the ledger outside',
  },
  'time-stamp-wrong': {
    zh: '时间戳与所盖内容不符，或不是所给机构签发的',
    en: 'a time stamp does not belong to what it stamps, or not to the authority given',
  },
  'checkpoint-not-signed': {
    zh: '检查点不是用账本密钥签的',
    en: 'a checkpoint was not signed with the key of the ledger',
  },
}
