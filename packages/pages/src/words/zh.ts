import { accountWords } from './zh/account.ts'
import { caseWords } from './zh/case.ts'
import { frameWords } from './zh/frame.ts'
import { mailWords } from './zh/mail.ts'
import { outboxWords } from './zh/outbox.ts'
import { outlookWords } from './zh/outlook.ts'
import { personalWords } from './zh/personal.ts'
import { reportWords } from './zh/report.ts'
import { rulesWords } from './zh/rules.ts'
import { timeWords } from './zh/time.ts'

export type Words = typeof frameWords &
  typeof reportWords &
  typeof accountWords &
  typeof caseWords &
  typeof mailWords &
  typeof personalWords &
  typeof timeWords &
  typeof outboxWords &
  typeof outlookWords &
  typeof rulesWords

/** Every word of the pages, in Chinese: the source, a file for each room. English must have the same shape. */
export const zh: Words = {
  ...frameWords,
  ...reportWords,
  ...accountWords,
  ...caseWords,
  ...mailWords,
  ...personalWords,
  ...timeWords,
  ...outboxWords,
  ...outlookWords,
  ...rulesWords,
}
