import { fail, type Outcome, parseReceiptNumber, succeed } from '@fengsui/core'
import { isReportDigest } from '@fengsui/proof'
import { type Answer, StoreAway } from '@fengsui/store'
import type { IntakeResult } from '../metrics/metrics.ts'
import type { Services } from '../services.ts'
import { draftReceipt } from './draft-receipt.ts'
import { findTarget } from './find-target.ts'
import { journalReport } from './journal-report.ts'
import { limitGuesses } from './limit-guesses.ts'
import { mayBeSecret, type ReadReport, readReport, spokenBy } from './read-report.ts'
import type { IntakeFailure, Receipt, Submission } from './submission.ts'

const mostTries = 12

/**
 * Receives a report. Resolves only after the report, its grade, duties, clocks and receipt are one durable commit, or
 * after it is durable in the journal while the database is away; a repeat with the same key and body gives the same
 * receipt.
 */
export async function receiveDurably(
  services: Services,
  submission: Submission,
): Promise<Outcome<Receipt, IntakeFailure>> {
  const begin = performance.now()
  const received = await limitGuesses(services, submission, () => receive(services, submission))
  services.metrics.intake(resultOf(received), (performance.now() - begin) / 1000)
  return received
}

function resultOf(received: Outcome<Receipt, IntakeFailure>): IntakeResult {
  if (received.ok) return received.value.journalled ? 'journalled' : 'received'
  return received.failure.state === 'unavailable' ? 'unavailable' : 'refused'
}

async function receive(
  deployment: Services,
  submission: Submission,
): Promise<Outcome<Receipt, IntakeFailure>> {
  if (mayBeSecret(submission.json)) return fail({ state: 'state-secret' })
  // One time of receipt, whatever is tried: a commit whose outcome nobody knows and the journal must say the same.
  const at = deployment.now()
  const services = { ...deployment, now: () => at }
  const read = readReport(services, submission)
  if (!read.ok) return fail({ state: 'bad-input', errors: read.failure })
  if (mustWait(services, submission, read.value)) return journalReport(services, submission, read.value)
  const received = await receiveInStore(services, submission, read.value)
  if (received.ok) return received
  const { failure } = received
  return failure.state === 'away' ? journalReport(services, submission, read.value) : fail(failure)
}

/** True for what the database cannot know of yet: it is away, or this report or the one it is about waits. */
function mustWait({ journal }: Services, { caller, key }: Submission, { body }: ReadReport): boolean {
  if (journal === undefined || journal.size === 0) return false
  const about = parseReceiptNumber(body.about ?? '')
  return (
    journal.isAway ||
    journal.waiting(caller, key) !== undefined ||
    (about !== undefined && journal.withNumber(about) !== undefined)
  )
}

/** The database does not answer: nothing is known of the report but that it may be tried again. */
type Away = { readonly state: 'away' }

/** Receives a report into the database, or says that it is away. */
export async function receiveInStore(
  services: Services,
  submission: Submission,
  read: ReadReport,
): Promise<Outcome<Receipt, IntakeFailure | Away>> {
  try {
    const before = await services.store.answerTo(submission)
    return before === undefined ? await commitReport(services, submission, read) : repeated(before, read)
  } catch (error) {
    if (error instanceof StoreAway) return fail({ state: 'away' })
    throw error
  }
}

async function commitReport(
  services: Services,
  submission: Submission,
  read: ReadReport,
): Promise<Outcome<Receipt, IntakeFailure | Away>> {
  for (let tries = 0, taken = 0; tries < mostTries; tries++) {
    const target = await findTarget(services, read, submission)
    if (!target.ok) return target
    const spoken = spokenBy(read, target.value.file.state.reports[0]?.reporterRole)
    const draft = await draftReceipt(services, { read: spoken, submission, target: target.value, taken })
    if (!draft.ok) return draft
    const result = await services.store.commit(draft.value.work)
    switch (result.state) {
      case 'committed':
        return succeed(draft.value.receipt)
      case 'repeated':
        return succeed(JSON.parse(result.response) as Receipt)
      case 'key-reused':
        return fail({ state: 'key-reused' })
      case 'unavailable':
        return fail({ state: 'away' })
      case 'refused':
        return fail({ state: 'unavailable' })
      case 'evidence-gone':
        return fail({ state: 'evidence-refused', fault: 'not-there' })
      case 'number-taken':
        taken++
        break
      case 'conflict':
        break
    }
  }
  return fail({ state: 'unavailable' })
}

/** A repeat gets the answer of the first time, whatever has become of the case since. */
const repeated = (
  { bodyDigest, response }: Answer,
  { submitted }: ReadReport,
): Outcome<Receipt, IntakeFailure> =>
  isReportDigest(bodyDigest, submitted)
    ? succeed(JSON.parse(response) as Receipt)
    : fail({ state: 'key-reused' })
