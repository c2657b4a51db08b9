import { fail, type Outcome, parseReceiptNumber, succeed } from '@fengsui/core'
import { type Receipt as StoredReceipt, uuidv7 } from '@fengsui/store'
import { type CaseFile, loadCase, newCaseFile } from '../cases/case-file.ts'
import type { Services } from '../services.ts'
import { chooseDesk, type Desk, openDesk, type Route, toDesk } from './desks.ts'
import type { ReadReport } from './read-report.ts'
import { type IntakeFailure, type Submission, wrongCode } from './submission.ts'

/** The case a report goes into: a new one, or the one it is about. */
export interface Target {
  readonly desk: Desk
  /** Whom the rules name; differs from the desk where a stand-in takes the report. */
  readonly lawful: Desk
  readonly file: CaseFile
  readonly isNew: boolean
  readonly warnings: readonly string[]
}

/** Finds or makes the case of a report. */
export function findTarget(
  services: Services,
  read: ReadReport,
  submission: Submission,
): Promise<Outcome<Target, IntakeFailure>> {
  return read.body.kind === 'initial'
    ? newTarget(services, read, submission)
    : oldTarget(services, read, submission)
}

async function newTarget(
  services: Services,
  read: ReadReport,
  submission: Submission,
): Promise<Outcome<Target, IntakeFailure>> {
  const route = submission.sender?.desk
    ? sentTo(submission.sender.desk)
    : await chooseDesk(services, services.assessor.judge(read.input))
  if (!route.attended) await openDesk(services, route.desk)
  const { desk, lawful } = route
  const file = newCaseFile(desk.organisation, uuidv7())
  return succeed({ desk, lawful, file, isNew: true, warnings: [...route.warnings, ...placeWarnings(read)] })
}

const sentTo = (desk: Desk): Route => ({ desk, lawful: desk, attended: true, warnings: [] })

const placeWarnings = ({ body, facts }: ReadReport): readonly string[] =>
  body.unit?.place !== undefined && facts['place'] !== body.unit.place ? ['places-differ'] : []

async function oldTarget(
  services: Services,
  { body }: ReadReport,
  submission: Submission,
): Promise<Outcome<Target, IntakeFailure>> {
  const { store } = services
  const number = parseReceiptNumber(body.about ?? '')
  const receipt = number === undefined ? undefined : await store.findReceipt(number)
  if (receipt === undefined) return fail(wrongCode)
  const file = await loadCase(store, receipt.organisation, receipt.case)
  const organisation = await store.organisation(receipt.organisation)
  if (file === undefined || organisation === undefined) return fail(wrongCode)
  if (!(await mayAdd(services, { receipt, file, code: body.followUp, submission }))) return fail(wrongCode)
  const desk = toDesk(organisation)
  return succeed({ desk, lawful: desk, file, isNew: false, warnings: exerciseWarnings(file, body) })
}

/** What is said to be real and goes into an exercise is kept there, where nobody acts on it: both sides are told. */
const exerciseWarnings = ({ state }: CaseFile, { incident }: ReadReport['body']): readonly string[] =>
  state.exercise && incident?.['exercise'] === false ? ['stays-exercise'] : []

interface Asked {
  readonly receipt: StoredReceipt
  readonly file: CaseFile
  readonly code: string | undefined
  readonly submission: Submission
}

/** Whoever has the code; the sending case itself; and people of the organisation that sent it, signed in. */
async function mayAdd({ codes, store }: Services, asked: Asked): Promise<boolean> {
  const { receipt, file, code, submission } = asked
  if (submission.sender !== undefined) return true
  if (code !== undefined) return codes.matches(code, receipt.followUpHash)
  if (submission.mayFollowUp === undefined) return false
  const sentBy = file.events.find(({ id }) => id === receipt.event)?.actor
  const person = sentBy?.kind === 'person' && sentBy.id ? await store.user(sentBy.id) : undefined
  return person?.organisation === submission.mayFollowUp
}
