import { type Json, type Outcome, parseReceiptNumber } from '@fengsui/core'
import type { Services } from '../services.ts'
import type { IntakeFailure, Receipt, Submission } from './submission.ts'

type Received = Promise<Outcome<Receipt, IntakeFailure>>

/** Receives a submission unless its sender, or anybody else at its number, has tried too many wrong codes. */
export async function limitGuesses(
  { wrongCodes, now }: Services,
  submission: Submission,
  receive: () => Received,
): Received {
  const keys = guessedBy(submission)
  if (keys.some((key) => !wrongCodes.allows(key, now().ms)))
    return { ok: false, failure: { state: 'too-many-tries' } }
  const received = await receive()
  if (!received.ok && isWrongCode(received.failure)) for (const key of keys) wrongCodes.failed(key, now().ms)
  return received
}

const isWrongCode = (failure: IntakeFailure): boolean =>
  failure.state === 'bad-input' && failure.errors.some(({ code }) => code === 'wrong-code')

/** What a follow-up is counted under; a first report guesses nothing and is never stopped. */
function guessedBy({ json, client, sender }: Submission): readonly string[] {
  const { kind = 'initial', about } = (json ?? {}) as Readonly<Record<string, Json | undefined>>
  if (sender !== undefined || kind === 'initial') return []
  const number = typeof about === 'string' ? parseReceiptNumber(about) : undefined
  return [
    ...(client === undefined ? [] : [`client ${client}`]),
    ...(number === undefined ? [] : [`number ${number}`]),
  ]
}
