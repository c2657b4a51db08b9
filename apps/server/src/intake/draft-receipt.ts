import {
  type Case,
  type CaseCommand,
  type Duty,
  type Filing,
  fail,
  formatInstant,
  type Instant,
  type Judgement,
  type NewItem,
  type Outcome,
  type ReportContent,
  type Sealed,
  succeed,
} from '@fengsui/core'
import { shownReportDigest } from '@fengsui/proof'
import type { UnitOfWork } from '@fengsui/store'
import { judgeCase } from '../cases/assess-case.ts'
import { absentFrom } from '../cases/contents-of.ts'
import { decideOn, type Undecided } from '../cases/run-command.ts'
import { sealItems } from '../evidence/attach-items.ts'
import { signFor } from '../proof/sign-receipt.ts'
import type { Services } from '../services.ts'
import { stampOfReceipt } from '../time-stamps/time-stamps.ts'
import type { Desk } from './desks.ts'
import type { Target } from './find-target.ts'
import { numberFor } from './number-for.ts'
import { pointerAsWritten } from './pointer-as-written.ts'
import type { ReadReport } from './read-report.ts'
import type { IntakeFailure, Receipt, Submission } from './submission.ts'

/** Everything one attempt at receiving works on. */
export interface Attempt {
  readonly read: ReadReport
  readonly submission: Submission
  readonly target: Target
  /** How many candidate numbers of this key were taken by others already. */
  readonly taken: number
}

/** One transaction's worth of work, and the receipt to give once it is committed. */
export interface DraftReceipt {
  readonly work: UnitOfWork
  readonly receipt: Receipt
}

/** Prepares the transaction: report, facts, clocks, grade, filings and receipt, and the sender's side of it. */
export async function draftReceipt(
  services: Services,
  attempt: Attempt,
): Promise<Outcome<DraftReceipt, IntakeFailure>> {
  const { submission, target, taken } = attempt
  const now = services.now()
  const { caller, key } = submission
  const number = numberFor(services, submission, { at: now, taken })
  const sealed = await sealPrivate(services, attempt, number)
  const decideWith = (filings: readonly Filing[]): ReturnType<typeof decideOn> =>
    decideOn(
      services,
      { id: target.file.id, organisation: target.desk.organisation, party: target.desk.party, kind: 'file' },
      target.file,
      {
        command: receiveCommand(attempt, { number, filings, ...sealed }),
        actor: actorOf(attempt),
      },
    )
  // Which duties a report meets, and the level it shows, follow from the case with its facts in.
  const withFacts = decideWith([])
  if (!withFacts.ok) return fail(notTaken(submission, withFacts.failure))
  const filings = filingsOf(services, attempt, {
    now,
    answer: judgeCase(services, withFacts.value.after, now),
    after: withFacts.value.after,
  })
  const decided = decideWith(filings)
  if (!decided.ok) return fail(notTaken(submission, decided.failure))
  const { write, after } = decided.value
  const { exercise } = after
  const receipt = receiptOf(services, attempt, {
    number,
    now,
    exercise,
    answer: judgeCase(services, after, now),
  })
  const sent = (await submission.sender?.writes(receipt, filings)) ?? succeed([])
  if (!sent.ok) return fail({ state: 'sender-refused', reason: sent.failure })
  const followUpHash = services.codes.hash(services.codes.followUp(number))
  const { kind, receivedAt } = receipt
  const { digest } = attempt.read
  const { signedReceipt } = receipt
  const signed = JSON.stringify(signedReceipt)
  const place = {
    organisation: target.desk.organisation,
    case: target.file.id,
    event: write.events[0]?.id ?? '',
  }
  return succeed({
    receipt,
    work: {
      idempotency: { caller, key, bodyDigest: digest, response: JSON.stringify(receipt) },
      cases: [
        {
          ...write,
          ...sealed.wrapped,
          contacts: services.contacts.of(attempt.read.personal),
          // An exercise has no need of an authority's time.
          deliveries: exercise ? [] : stampOfReceipt(services, signedReceipt, place),
        },
        ...sent.value,
      ],
      receipts: [{ ...place, number, kind, receivedAt, digest, followUpHash, state: 'received', signed }],
    },
  })
}

/** What cannot stand beside what the case holds is named where the sender wrote it. */
function notTaken({ json }: Submission, failure: Undecided): IntakeFailure {
  if (failure.state === 'bad-input')
    return { state: 'bad-input', errors: failure.errors.map((error) => pointerAsWritten(json, error)) }
  const { code, text } = failure.refusal
  return code === 'evidence-full'
    ? { state: 'bad-input', errors: [{ pointer: '/evidence', code, detail: text }] }
    : { state: 'unavailable' }
}

interface SealedParts {
  readonly personal: Sealed | undefined
  readonly evidence: readonly NewItem[]
  /** The key of a new case. */
  readonly wrapped: { readonly wrappedKey?: string }
}

/** Seals what names people, and the keys of files. What is received after an erasure has a key of its own. */
async function sealPrivate(
  { privacy, store }: Services,
  { read, target, submission: { evidence = [] } }: Attempt,
  number: string,
): Promise<SealedParts> {
  const { seal, ...wrapped } = target.isNew ? privacy.newKey() : await privacy.keyOf(store, target.file.id)
  return { personal: seal(read.personal), evidence: sealItems(evidence, { seal, number }), wrapped }
}

const actorOf = ({
  submission: { caller },
  read,
}: Attempt): { kind: 'public' | 'person'; id?: string; party: string } =>
  caller === 'public'
    ? { kind: 'public', party: read.body.reporter.role }
    : { kind: 'person', id: caller, party: read.body.reporter.role }

interface ReceiveParts {
  readonly number: string
  readonly filings: readonly Filing[]
  readonly personal: Sealed | undefined
  readonly evidence: readonly NewItem[]
}

function receiveCommand(attempt: Attempt, parts: ReceiveParts): CaseCommand {
  const { read, submission } = attempt
  return {
    type: 'receive-report',
    report: reportContent(attempt, parts.number),
    facts: read.facts,
    starts: read.starts,
    filings: [...(submission.sender?.filings ?? []), ...parts.filings],
    evidence: parts.evidence,
    ...(parts.personal === undefined ? {} : { private: parts.personal }),
  }
}

function reportContent({ read, submission, target }: Attempt, number: string): ReportContent {
  const { body, digest } = read
  const { unit, declared, summary } = body
  const handedOver = submission.sender?.handedOver
  const content = {
    number,
    kind: body.kind,
    reporterRole: body.reporter.role,
    channel: submission.channel,
    digest,
    ...(unit === undefined ? {} : { unit: { name: unit.name, place: unit.place } }),
    declared,
    contents: body.contents,
    summary,
    ...(handedOver === undefined ? {} : { handedOver }),
    warnings: target.warnings,
  }
  // Through JSON, so that the log holds exactly what its hash was taken over: no members that are undefined.
  return JSON.parse(JSON.stringify(content)) as ReportContent
}

const stageOf: Readonly<Record<ReportContent['kind'], Duty['stage']>> = {
  initial: 'initial',
  supplement: 'supplement',
  progress: 'progress',
  summary: 'final',
}

/** Statuses in which there is no duty that a report could meet. */
const unowed: ReadonlySet<string> = new Set(['not_triggered', 'not_bound', 'not_in_force'])

interface Assessed {
  readonly now: Instant
  readonly answer: Judgement
}

/** The duties this report meets, as filings. Only an operator's own report, or a hand-over, meets any. */
function filingsOf(
  services: Services,
  attempt: Attempt,
  { now, answer, after }: Assessed & { readonly after: Case },
): readonly Filing[] {
  const { law } = services
  const { read, submission, target } = attempt
  if (read.body.reporter.role !== 'operator' && submission.sender?.duties === undefined) return []
  const at = formatInstant(now)
  const level = answer.grades.find(({ instrument }) => instrument === law.id)?.level
  // A stand-in's receipt proves that the report was made in time; it does not start the lawful desk's clock.
  const reached = target.lawful.organisation === target.desk.organisation ? { receivedAt: at } : {}
  const duties = submission.sender?.duties ?? dutiesMet(law, answer, attempt)
  const recipient = recipientOf(law, attempt)
  const absent = absentFrom(services, { file: after, kind: read.body.kind, now })
  return duties.map((duty) => ({
    duty,
    at,
    ...reached,
    recipient,
    ...(level === undefined ? {} : { level }),
    absent,
  }))
}

/** Whom a report counts towards: the lawful desk; of a follow-up, the one that its case's first report counted towards. */
function recipientOf(law: Services['law'], { submission, target: { file, lawful } }: Attempt): string {
  const initial = new Set(law.duties.filter(({ stage }) => stage === 'initial').map(({ id }) => id))
  const first = file.state.filings.find(({ duty }) => initial.has(duty))
  return submission.sender?.duties === undefined
    ? (first?.recipient ?? lawful.organisation)
    : lawful.organisation
}

function dutiesMet(law: Services['law'], answer: Judgement, { read, target }: Attempt): readonly string[] {
  const stage = stageOf[read.body.kind]
  const met = answer.duties.filter((row) => {
    const declared = law.duties.find(({ id }) => id === row.id)
    if (declared?.stage !== stage) return false
    return (
      stage !== 'initial' || (row.recipient?.id === target.lawful.organisation && !unowed.has(row.status))
    )
  })
  return [...new Set(met.map(({ id }) => id))]
}

interface ReceiptParts extends Assessed {
  readonly number: string
  readonly exercise: boolean
}

function receiptOf(
  services: Services,
  { read, target, submission }: Attempt,
  { number, now, answer, exercise }: ReceiptParts,
): Receipt & Required<Pick<Receipt, 'signedReceipt'>> {
  const { body, digest } = read
  const { evidence = [] } = submission
  const { desk, lawful } = target
  const received = {
    number,
    receivedAt: formatInstant(now),
    digest: shownReportDigest(digest),
    kind: body.kind,
  }
  const nameOf = (of: Desk): NonNullable<Receipt['lawful']> => ({
    id: of.organisation,
    zh: of.nameZh,
    en: of.nameEn,
  })
  return {
    ...received,
    desk: nameOf(desk),
    ...(lawful.organisation === desk.organisation ? {} : { lawful: nameOf(lawful) }),
    ...(body.unit === undefined ? {} : { unit: body.unit.name }),
    ...(evidence.length === 0
      ? {}
      : { evidence: evidence.map(({ item: { digest: of, size } }) => ({ digest: of, size })) }),
    ...(body.reporter.role === 'operator' ? { grades: answer.grades, duties: answer.duties } : {}),
    ...(exercise ? { exercise } : {}),
    warnings: [...target.warnings, ...answer.warnings.map(({ code }) => code)],
    signedReceipt: signFor(services, { ...received, digest, desk, channel: submission.channel }),
  }
}
