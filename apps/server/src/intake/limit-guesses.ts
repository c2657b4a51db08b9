import type { Json, Outcome } from '@fengsui/core'
import type { Services } from '../services.ts'
import type { IntakeFailure, Receipt, Submission } from './submission.ts'

type Received = Promise<Outcome<Receipt, IntakeFailure>>

/** Receives a submission unless its client has tried too many wrong codes. */
export async function limitGuesses(
  { wrongCodes, now }: Services,
  submission: Submission,
  receive: () => Received,
): Received {
  const client = guesserOf(submission)
  if (client === undefined) return receive()
  if (!wrongCodes.allows(client, now().ms)) return { ok: false, failure: { state: 'too-many-tries' } }
  const received = await receive()
  if (!received.ok && isWrongCode(received.failure)) wrongCodes.failed(client, now().ms)
  return received
}

const isWrongCode = (failure: IntakeFailure): boolean =>
  failure.state === 'bad-input' && failure.errors.some(({ code }) => code === 'wrong-code')

/**
 * The client a follow-up is counted under; a first report guesses nothing and is never stopped. Counted by client
 * alone: a code has 60 random bits, so many clients together guess none either, and nobody who knows a number can
 * keep its reporter from following up.
 */
function guesserOf({ json, client, sender }: Submission): string | undefined {
  const { kind = 'initial' } = (json ?? {}) as Readonly<Record<string, Json | undefined>>
  return sender !== undefined || kind === 'initial' ? undefined : client
}
