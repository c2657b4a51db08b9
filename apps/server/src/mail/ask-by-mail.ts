import { questionMail } from '@fengsui/channels'
import { type Actor, fail, type Outcome } from '@fengsui/core'
import { uuidv7 } from '@fengsui/store'
import { type CaseFile, loadCase } from '../cases/case-file.ts'
import type { CasePlace } from '../cases/case-write.ts'
import { type CommandFailure, runCommand } from '../cases/run-command.ts'
import type { Services } from '../services.ts'
import { reporterAddress } from './reporter-address.ts'

/** Asks whoever reported: the question stands in the case and waits in the outbox, both or neither. */
export async function askByMail(
  services: Services,
  place: CasePlace,
  { text, actor }: { readonly text: string; readonly actor: Actor },
): Promise<Outcome<CaseFile, CommandFailure>> {
  const { mailFrom: from } = services
  const file = await loadCase(services.store, place.organisation, place.id)
  const number = file?.state.reports[0]?.number
  const to = file && (await reporterAddress(services, file))
  if (from === undefined || file === undefined || number === undefined || to === undefined)
    return fail({ state: 'not-found' })
  // Answers and bounces name it, and by it the case.
  const id = uuidv7()
  const key = `question.${number}.${id}`
  const letter = questionMail({ from, to, key, number, text, date: new Date(services.now().ms) })
  const delivery = {
    ...{ id, key, kind: 'email', organisation: place.organisation, recipient: to, case: place.id },
    body: Buffer.from(letter.bytes).toString('base64'),
    exercise: file.state.exercise,
  }
  return runCommand(services, place, { command: { type: 'ask', key, text }, actor, deliveries: [delivery] })
}
