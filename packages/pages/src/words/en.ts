import { accountWords } from './en/account.ts'
import { auditWords } from './en/audit.ts'
import { caseWords } from './en/case.ts'
import { directoryWords } from './en/directory.ts'
import { evidenceWords } from './en/evidence.ts'
import { frameWords } from './en/frame.ts'
import { mailWords } from './en/mail.ts'
import { outboxWords } from './en/outbox.ts'
import { outlookWords } from './en/outlook.ts'
import { personalWords } from './en/personal.ts'
import { questionWords } from './en/questions.ts'
import { reportWords } from './en/report.ts'
import { retentionWords } from './en/retention.ts'
import { rulesWords } from './en/rules.ts'
import { timeWords } from './en/time.ts'
import type { Words } from './zh.ts'

/** Every word of the pages, in English, a file for each room. */
export const en: Words = {
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
