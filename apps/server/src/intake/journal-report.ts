import { fail, formatInstant, type Outcome, parseReceiptNumber, succeed } from '@fengsui/core'
import { isReportDigest, shownReportDigest } from '@fengsui/proof'
import type { Pending } from '../journal/journal.ts'
import type { Services } from '../services.ts'
import { numberFor } from './number-for.ts'
import type { ReadReport } from './read-report.ts'
import { type IntakeFailure, type Receipt, type Submission, wrongCode } from './submission.ts'

/**
 * Keeps a report in the journal while the database is away. Says so: number, time and digest are final, grade and desk
 * follow. What needs the database to be decided (a hand-over, a follow-up without a right code) is not taken.
 */
export async function journalReport(
  services: Services,
  submission: Submission,
  read: ReadReport,
): Promise<Outcome<Receipt, IntakeFailure>> {
  const { journal } = services
  if (guessesWrong(services, submission, read)) return fail(wrongCode)
  if (journal === undefined || !mayWait(submission, read)) return fail({ state: 'unavailable' })
  // Files lie in the database that is away.
  if ((submission.evidence ?? []).length > 0) return fail({ state: 'evidence-refused', fault: 'away' })
  const { caller, key, json, channel } = submission
  const at = services.now()
  const number = numberFor(services, submission, { at, taken: 0 })
  const kept = await journal.keep({ at, json, caller, key, channel, number, digest: read.digest })
  if (kept === undefined) return fail({ state: 'unavailable' })
  return isReportDigest(kept.digest, read.submitted)
    ? succeed(receiptOf(read, kept))
    : fail({ state: 'key-reused' })
}

/** A follow-up code is derived from its number, so that it can be checked without the database. */
function guessesWrong({ codes }: Services, { sender }: Submission, { body }: ReadReport): boolean {
  if (sender !== undefined || body.kind === 'initial' || body.followUp === undefined) return false
  const number = parseReceiptNumber(body.about ?? '')
  return number === undefined || !codes.matches(body.followUp, codes.hash(codes.followUp(number)))
}

/** What goes without a code depends on who sent the first report, which only the database knows. */
const mayWait = ({ sender }: Submission, { body }: ReadReport): boolean =>
  sender === undefined && (body.kind === 'initial' || body.followUp !== undefined)

const decidedLater = { id: '', zh: '数据库恢复后确定', en: 'decided when the database is back' }

function receiptOf({ body, digest }: ReadReport, { at, number }: Pick<Pending, 'at' | 'number'>): Receipt {
  return {
    number,
    receivedAt: formatInstant(at),
    digest: shownReportDigest(digest),
    desk: decidedLater,
    kind: body.kind,
    ...(body.unit === undefined ? {} : { unit: body.unit.name }),
    warnings: ['journalled'],
    journalled: true,
  }
}
