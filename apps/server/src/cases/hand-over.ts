import {
  type Actor,
  type CaseCommand,
  type EvidencePassed,
  type Filing,
  fail,
  type Outcome,
  succeed,
} from '@fengsui/core'
import type { CaseWrite } from '@fengsui/store'
import { type OpenItem, openItems, takenOver } from '../evidence/held-items.ts'
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
  const to = (request.to ?? (await namedNow(services, file))).organisation
  const earlier = numberAt(file, to)
  const kind =
    request.addition.kind === 'initial' && earlier !== undefined ? 'progress' : request.addition.kind
  const json = await composeReport(services, file, {
    ...request.addition,
    kind,
    ...(earlier === undefined ? {} : { about: earlier }),
  })
  const first = file.state.reports[0]
  const items = await openItems(services, file)
  return receiveDurably(services, {
    json,
    caller: request.actor.id,
    key: request.key,
    channel: request.channel,
    evidence: items.map(takenOver),
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
      writes: ({ number, desk }, filings) =>
        sendingWrites(services, request, {
          type: 'record-sent',
          sent: { number, to, kind },
          evidence: passed({ number, desk }, items),
          filings: [...filings.map((filing) => ({ ...filing, number })), ...(request.beside ?? [])],
        }),
    },
  })
}

/** Ids of the duties one party owes another directly. */
const dutiesBetween = ({ law }: Services, from: string, to: string): readonly string[] =>
  law.duties.filter((duty) => duty.from === from && duty.to === to).map(({ id }) => id)

/** The number of the first report that went to an authority, also through a stand-in. */
export const numberAt = ({ state }: CaseFile, authority: string): string | undefined =>
  state.sent.find(({ to }) => to === authority)?.number

/** Whom the rules name now: after a move of the place, another desk is owed a report. */
async function namedNow(services: Services, file: CaseFile): Promise<Desk> {
  const { lawful } = await chooseDesk(services, judgeCase(services, file.state, services.now()))
  return lawful
}

/** What the sending case knows of the items that went along. */
const passed = (
  { desk, number }: Pick<Receipt, 'desk' | 'number'>,
  items: readonly OpenItem[],
): EvidencePassed => ({ digests: items.map(({ held }) => held.digest), to: desk.zh, number })

/** Records in the sending case what was sent and which duties it met, as one write. */
async function sendingWrites(
  services: Services,
  request: HandOver,
  command: CaseCommand,
): Promise<Outcome<readonly CaseWrite[], string>> {
  const file = await loadCase(services.store, request.from.organisation, request.from.id)
  if (file === undefined) return fail('not-found')
  const decided = decideOn(services, request.from, file, { command, actor: request.actor })
  if (decided.ok) return succeed([decided.value.write])
  return fail(decided.failure.state === 'refused' ? decided.failure.refusal.code : decided.failure.state)
}
