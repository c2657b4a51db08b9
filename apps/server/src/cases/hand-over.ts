import { type Actor, type Filing, fail, type Outcome, succeed } from '@fengsui/core'
import type { CaseWrite } from '@fengsui/store'
import { chooseDesk, type Desk } from '../intake/desks.ts'
import { receiveDurably } from '../intake/receive-report.ts'
import type { IntakeFailure, Receipt } from '../intake/submission.ts'
import type { Services } from '../services.ts'
import { judgeCase } from './assess-case.ts'
import { type CaseFile, loadCase } from './case-file.ts'
import type { CasePlace } from './case-write.ts'
import { type Addition, composeReport } from './compose-report.ts'
import { decideOn } from './run-command.ts'

/** Passing a case on: from which case, by whom, to which desk. */
export interface HandOver {
  readonly from: CasePlace & { readonly nameZh: string }
  readonly actor: Actor & { readonly id: string }
  /** Absent: the desk the rules name. */
  readonly to?: Desk
  readonly key: string
  readonly channel: string
  readonly addition: Omit<Addition, 'about'>
  /** Filings done by other means that belong to the same step, such as telling peers. */
  readonly beside?: readonly Filing[]
}

/**
 * Submits a case to the next desk and records the receipt in the sending case, in one transaction.
 * The receiving desk's clock starts with that receipt.
 */
export async function handOver(
  services: Services,
  request: HandOver,
): Promise<Outcome<Receipt, IntakeFailure>> {
  const file = await loadCase(services.store, request.from.organisation, request.from.id)
  if (file === undefined) return fail({ state: 'sender-refused', reason: 'not-found' })
  // Sent twice, a form says the same; composed again it would not, since the case has learnt of the receipt.
  const before = await services.store.answerTo({ caller: request.actor.id, key: request.key })
  if (before !== undefined) return succeed(JSON.parse(before.response) as Receipt)
  const duties =
    request.to === undefined ? undefined : dutiesBetween(services, request.from.party, request.to.party)
  const earlier = duties === undefined ? await firstNumber(services, file) : numberOf(file, duties)
  const kind =
    request.addition.kind === 'initial' && earlier !== undefined ? 'progress' : request.addition.kind
  const json = await composeReport(services, file, {
    ...request.addition,
    kind,
    ...(earlier === undefined ? {} : { about: earlier }),
  })
  const first = file.state.reports[0]
  return receiveDurably(services, {
    json,
    caller: request.actor.id,
    key: request.key,
    channel: request.channel,
    sender: {
      ...(request.to === undefined ? {} : { desk: request.to }),
      ...(duties === undefined ? {} : { duties }),
      filings: kind === 'initial' && request.from.kind === 'file' ? file.state.filings : [],
      ...(first === undefined
        ? {}
        : {
            handedOver: {
              from: request.from.nameZh,
              number: first.number,
              firstReceivedAt: first.handedOver?.firstReceivedAt ?? first.at,
            },
          }),
      writes: (receipt, filings) =>
        sendingWrites(services, request, [...numbered(receipt, filings), ...(request.beside ?? [])]),
    },
  })
}

/** Ids of the duties one party owes another directly. */
const dutiesBetween = ({ law }: Services, from: string, to: string): readonly string[] =>
  law.duties.filter((duty) => duty.from === from && duty.to === to).map(({ id }) => id)

/** The number of the first report that went there before. */
const numberOf = ({ state }: CaseFile, duties: readonly string[]): string | undefined =>
  state.filings.find(({ number, duty }) => number !== undefined && duties.includes(duty))?.number

/** The number of the report that an authority got first, also through a stand-in. */
export const numberAt = ({ state }: CaseFile, authority: string): string | undefined =>
  state.filings.find(({ number, recipient = authority }) => number !== undefined && recipient === authority)
    ?.number

/** The number of the first report to whom the rules name now: after a move of the place, another one is owed a report. */
async function firstNumber(services: Services, file: CaseFile): Promise<string | undefined> {
  const { lawful } = await chooseDesk(services, judgeCase(services, file.state, services.now()))
  return numberAt(file, lawful.organisation)
}

/** Also where a stand-in took the report: what follows goes on in the same case. */
const numbered = ({ number }: Receipt, filings: readonly Filing[]): readonly Filing[] =>
  filings.map((filing) => ({ ...filing, number }))

/** Records filings in the sending case, one after the other, as one write. */
async function sendingWrites(
  services: Services,
  request: HandOver,
  filings: readonly Filing[],
): Promise<Outcome<readonly CaseWrite[], string>> {
  const file = await loadCase(services.store, request.from.organisation, request.from.id)
  if (file === undefined) return fail('not-found')
  const decided = decideOn(services, request.from, file, {
    command: { type: 'record-filings', filings },
    actor: request.actor,
  })
  if (decided.ok) return succeed([decided.value.write])
  return fail(decided.failure.state === 'refused' ? decided.failure.refusal.code : decided.failure.state)
}
