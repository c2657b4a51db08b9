import { accountWords } from './zh/account.ts'
import { auditWords } from './zh/audit.ts'
import { caseWords } from './zh/case.ts'
import { directoryWords } from './zh/directory.ts'
import { evidenceWords } from './zh/evidence.ts'
import { frameWords } from './zh/frame.ts'
import { mailWords } from './zh/mail.ts'
import { outboxWords } from './zh/outbox.ts'
import { outlookWords } from './zh/outlook.ts'
import { personalWords } from './zh/personal.ts'
import { questionWords } from './zh/questions.ts'
import { reportWords } from './zh/report.ts'
import { retentionWords } from './zh/retention.ts'
import { rulesWords } from './zh/rules.ts'
import { timeWords } from './zh/time.ts'

export type Words = typeof accountWords &
  typeof auditWords &
  typeof caseWords &
  typeof evidenceWords &
  typeof frameWords &
  typeof directoryWords &
  typeof mailWords &
  typeof personalWords &
  typeof timeWords &
  typeof outboxWords &
  typeof outboxWords &
  typeof outlookWords &
  typeof personalWords &
  typeof reportWords &
  typeof outlookWords &
  typeof outboxWords &
  typeof personalWords &
  typeof personalWords &
  typeof outlookWords &
  typeof outboxWords &
  typeof questionWords &
  typeof retentionWords &
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
  ...timeWords,
  ...outboxWords,
  ...outlookWords,
  ...outboxWords,
  ...personalWords,
  ...personalWords,
  ...outlookWords,
  ...outboxWords,
  ...questionWords,
  ...retentionWords,
  ...rulesWords,
  ...evidenceWords,
  ...auditWords,
}
