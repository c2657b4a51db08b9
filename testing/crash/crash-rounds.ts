import type { Store } from '@fengsui/store'
import { type Audit, auditStore } from './audit.ts'
import { type Acknowledged, receiptOf, type Sent, send } from './reports.ts'
import { type Seeded, seeded } from './seeded.ts'
import { sendUntilStruck } from './senders.ts'

/** A deployment that can be struck in the middle of work and started again on the same data. */
export interface Deployment {
  /** Starts whatever does not run; gives the addresses of its servers. */
  start(): Promise<readonly string[]>
  /** Ends something at once: a server, the database, all of it. */
  strike(random: Seeded): Promise<void>
  /** After a strike: lets an hour and a half pass for every open clock. */
  letTimePass(): Promise<void>
  /** Ends all servers in order. */
  stop(): Promise<void>
  /** Opens the data past the servers, after `stop`. */
  openStore(): Promise<Store>
}

export interface CrashPlan {
  readonly rounds: number
  readonly seed: number
  readonly senders: number
  /** How long each sender rests between two reports; absent: not at all. */
  readonly pauseMs?: number
}

/** What the rounds came to. Every list is empty when the promises were kept. */
export interface CrashResult {
  readonly acknowledged: number
  /** Of these, how many were acknowledged by a journal. */
  readonly journalled: number
  /** The longest time in which nothing was acknowledged, and in which nothing went into the database, in any round. */
  readonly longestGapMs: { readonly any: number; readonly database: number }
  /** Reports without an answer when the server went down; each was sent again afterwards. */
  readonly inDoubt: number
  readonly lost: readonly string[]
  /** Numbers whose repeat gave another answer than the first. */
  readonly changed: readonly string[]
  /** Numbers or missed deadlines that stand in the log more than once. */
  readonly doubled: readonly string[]
  /** Clocks that are due and did not fire. */
  readonly unfired: number
  readonly fired: number
  readonly faults: Audit['faults']
}

/** Kills under load, restarts and compares, round after round; then reads the whole log. */
export async function crashRounds(
  deployment: Deployment,
  { rounds, seed, senders, pauseMs = 0 }: CrashPlan,
): Promise<CrashResult> {
  const random = seeded(seed)
  const kept: Acknowledged[] = []
  const changed: string[] = []
  const lost: string[] = []
  let inDoubt = 0
  const gaps = { any: 0, database: 0 }
  let urls = await deployment.start()
  for (let round = 0; round < rounds; round++) {
    const crowd = { urls, senders, name: `round-${round}`, pauseMs }
    const count = random.between(1, 5 * senders)
    const noted = await sendUntilStruck(crowd, { count, strike: () => deployment.strike(random) })
    gaps.any = Math.max(gaps.any, longestGap(noted.acknowledged))
    const inDatabase = noted.acknowledged.filter(({ journalled }) => !journalled)
    gaps.database = Math.max(gaps.database, longestGap(inDatabase))
    // Every other round time has passed: clocks fall due, and the next strike meets them while they fire.
    if (round % 2 === 0) await deployment.letTimePass()
    urls = await deployment.start()
    for (const url of urls) await untilDrained(url)
    const again = await sendAgain(urls, noted.inDoubt)
    inDoubt += noted.inDoubt.length
    await eachOf([...noted.acknowledged, ...again], async (report, n) => {
      const url = urls[n % urls.length] ?? ''
      if ((await receiptOf(url, report.number)) === undefined) lost.push(report.number)
      if (!(await answersAlike(url, report))) changed.push(report.number)
    })
    kept.push(...noted.acknowledged, ...again)
  }
  const unfired = await untilFired(urls[0] ?? '')
  await deployment.stop()
  const store = await deployment.openStore()
  const audit = await auditStore(store)
  await store.close()
  const found = new Set(audit.numbers)
  return {
    acknowledged: kept.length,
    journalled: kept.filter(({ journalled }) => journalled).length,
    longestGapMs: gaps,
    inDoubt,
    lost: [...lost, ...kept.map(({ number }) => number).filter((number) => !found.has(number))],
    changed,
    doubled: [...twice(audit.numbers), ...twice(audit.missed), ...extra(audit.numbers, kept)],
    unfired,
    fired: audit.missed.length,
    faults: audit.faults,
  }
}

/** Sends again what got no answer: now it must be received, once. */
async function sendAgain(
  urls: readonly string[],
  reports: readonly Sent[],
): Promise<readonly Acknowledged[]> {
  const attempts = await Promise.all(reports.map((report, n) => send(urls[n % urls.length] ?? '', report)))
  return attempts.map((attempt) => {
    if (attempt.state !== 'acknowledged')
      throw new Error(`not received after the restart: ${JSON.stringify(attempt)}`)
    return attempt.report
  })
}

const atOnce = 16

/** Looks at each of many, a few at a time. */
async function eachOf<Item>(
  items: readonly Item[],
  look: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  const entries = items.entries()
  const one = async (): Promise<void> => {
    for (const [index, item] of entries) await look(item, index)
  }
  await Promise.all(Array.from({ length: atOnce }, one))
}

async function answersAlike(url: string, report: Acknowledged): Promise<boolean> {
  const attempt = await send(url, report)
  return attempt.state === 'acknowledged' && attempt.report.proof === report.proof
}

/** Waits until no open clock is due; how many health still shows as due when it gave up: 0 or 1. */
export const untilFired = (url: string): Promise<number> =>
  untilReady(url, ({ oldestDueMs }) => oldestDueMs === null || oldestDueMs >= Date.now())

/** Waits until the journal of a server is empty: only then do all servers know the same. */
async function untilDrained(url: string): Promise<void> {
  const left = await untilReady(url, ({ journal }) => (journal?.waiting ?? 0) === 0)
  if (left > 0) throw new Error(`${url} does not empty its journal`)
}

interface Readiness {
  readonly oldestDueMs: number | null
  readonly journal?: { readonly waiting: number }
}

/** Asks until it is so: 0, or 1 when it never was. */
async function untilReady(url: string, isSo: (state: Readiness) => boolean): Promise<number> {
  for (let tries = 0; tries < 400; tries++) {
    const response = await fetch(`${url}/readyz`)
    if (isSo((await response.json()) as Readiness)) return 0
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return 1
}

const longestGap = (reports: readonly Acknowledged[]): number =>
  Math.max(0, ...reports.map(({ atMs }, index) => atMs - (reports[index - 1]?.atMs ?? atMs)))

const twice = (names: readonly string[]): readonly string[] =>
  names.filter((name, index) => names.indexOf(name) !== index)

/** Numbers in the log that nobody was given: something was received twice. */
function extra(numbers: readonly string[], kept: readonly Acknowledged[]): readonly string[] {
  const given = new Set(kept.map(({ number }) => number))
  return numbers.filter((number) => !given.has(number))
}
