import type { OutgoingMessage } from '../channel.ts'
import { letterMail } from './letter.ts'

/** A desk's question to whoever reported. */
export interface QuestionLetter {
  readonly from: string
  readonly to: string
  readonly key: string
  /** Number of the report it is about. */
  readonly number: string
  /** What the person at the desk wrote; nothing else of the case goes along. */
  readonly text: string
  readonly date: Date
}

/** A question by mail. Its answer names it, and so joins the case. */
export const questionMail = ({ number, text, ...letter }: QuestionLetter): OutgoingMessage =>
  letterMail({
    ...letter,
    subject: `关于报告 ${number} 的问题`,
    // A person wrote it and waits for an answer.
    automatic: 'no',
    lines: [
      `关于您的报告（编号 ${number}），受理单位请您说明：`,
      `The desk that holds your report ${number} asks:`,
      '',
      ...text.split(/\r?\n/),
      '',
      '请直接回复本邮件。 Please answer this mail.',
    ],
  })
