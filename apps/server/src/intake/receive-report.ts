import { fail, type Outcome, succeed } from '@fengsui/core'
import type { Answer } from '@fengsui/store'
import type { Services } from '../services.ts'
import { draftReceipt } from './draft-receipt.ts'
import { findTarget } from './find-target.ts'
import { readReport } from './read-report.ts'
import type { IntakeFailure, Receipt, Submission } from './submission.ts'

const mostTries = 12

/**
 * Receives a report. Resolves only after the report, its grade, duties, clocks and receipt are one durable commit;
 * a repeat with the same key and body gives the same receipt.
 */
export async function receiveDurably(
  services: Services,
  submission: Submission,
): Promise<Outcome<Receipt, IntakeFailure>> {
  const read = readReport(services, submission.json)
  if (!read.ok) return fail({ state: 'bad-input', errors: read.failure })
  if (read.value.stateSecret) return fail({ state: 'state-secret' })
  const before = await services.store.answerTo(submission)
  if (before !== undefined) return repeated(before, read.value.digest)
  for (let tries = 0, taken = 0; tries < mostTries; tries++) {
    const target = await findTarget(services, read.value, submission)
    if (!target.ok) return target
    const draft = await draftReceipt(services, { read: read.value, submission, target: target.value, taken })
    if (!draft.ok) return draft
    const result = await services.store.commit(draft.value.work)
    switch (result.state) {
      case 'committed':
        return succeed(draft.value.receipt)
      case 'repeated':
        return succeed(JSON.parse(result.response) as Receipt)
      case 'key-reused':
      case 'unavailable':
        return fail({ state: result.state })
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
const repeated = ({ bodyDigest, response }: Answer, digest: string): Outcome<Receipt, IntakeFailure> =>
  bodyDigest === digest ? succeed(JSON.parse(response) as Receipt) : fail({ state: 'key-reused' })
