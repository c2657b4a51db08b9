import type { OutgoingMessage } from '../channel.ts'
import { letterMail } from './letter.ts'

/** Why people of a desk are told to look: a case is new, its clock is about to run out, or has run out. */
export type NoticeKind = 'new' | 'due-soon' | 'overdue'

/** A word to a desk that there is something to do. */
export interface NoticeLetter {
  readonly from: string
  readonly to: string
  readonly key: string
  readonly kind: NoticeKind
  readonly number: string
  /** The address of the page to look at, where it is known. */
  readonly link?: string
  readonly date: Date
}

const words: Readonly<Record<NoticeKind, { readonly zh: string; readonly en: string }>> = {
  new: { zh: '有新的报告待受理', en: 'A report has come in' },
  'due-soon': { zh: '有时限即将到期', en: 'A time limit is about to run out' },
  overdue: { zh: '有时限已过', en: 'A time limit has run out' },
}

/** A notice or a reminder: a number and a link, and nothing of what was reported. */
export const noticeMail = ({ kind, number, link, ...letter }: NoticeLetter): OutgoingMessage =>
  letterMail({
    ...letter,
    subject: `${words[kind].zh}：${number}`,
    automatic: 'auto-generated',
    lines: [
      `${words[kind].zh}，编号 ${number}。`,
      `${words[kind].en}: ${number}.`,
      ...(link === undefined ? [] : [link]),
    ],
  })
