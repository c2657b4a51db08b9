import { accountWords } from './zh/account.ts'
import { caseWords } from './zh/case.ts'
import { directoryWords } from './zh/directory.ts'
import { frameWords } from './zh/frame.ts'
import { mailWords } from './zh/mail.ts'
import { outboxWords } from './zh/outbox.ts'
import { outlookWords } from './zh/outlook.ts'
import { personalWords } from './zh/personal.ts'
import { reportWords } from './zh/report.ts'
import { rulesWords } from './zh/rules.ts'

export type Words = typeof frameWords &
  typeof reportWords &
  typeof accountWords &
  typeof caseWords &
  typeof directoryWords &
  typeof mailWords &
  typeof personalWords &
  typeof outlookWords &
  typeof outboxWords &
  typeof rulesWords

/** Every word of the pages, in Chinese: the source, a file for each room. English must have the same shape. */
export const zh: Words = {
  ...frameWords,
  ...reportWords,
  ...accountWords,
  ...caseWords,
  ...directoryWords,
  ...mailWords,
  ...personalWords,
  ...outlookWords,
  ...outboxWords,
  ...rulesWords,
}
