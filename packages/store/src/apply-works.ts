import type { Kysely } from 'kysely'
import { auditChain } from './audit.ts'
import { CaseBatch } from './case-batch.ts'
import type { Engine } from './engine.ts'
import { answerName, rememberAnswers, rememberedAnswers } from './queries/answers.ts'
import { lockHeads } from './queries/case-heads.ts'
import { heldObjects } from './queries/evidence.ts'
import { insertReceipts, takenNumbers } from './queries/receipts.ts'
import type { Database } from './schema.ts'
import type { Answer, CommitResult, Idempotency, Receipt, UnitOfWork } from './store.ts'

/**
 * Does many units of work inside one transaction. Each is done whole or not at all, and learns what became of it;
 * one that cannot be done leaves no trace and does not disturb the others.
 */
export async function applyWorks(
  trx: Kysely<Database>,
  engine: Engine,
  works: readonly UnitOfWork[],
): Promise<readonly CommitResult[]> {
  const nowMs = await engine.now(trx)
  // Heads first: what is read after them holds until the transaction ends.
  const heads = await lockHeads(trx, chainsOf(works, nowMs), engine)
  const ledger = new Ledger(new CaseBatch(heads, nowMs, engine), {
    answers: await rememberedAnswers(
      trx,
      works.flatMap(({ idempotency }) => idempotency ?? []),
    ),
    taken: await takenNumbers(
      trx,
      works.flatMap(({ receipts = [] }) => receipts.map(({ number }) => number)),
    ),
    objects: await heldObjects(trx, works.flatMap(objectsOf), engine),
  })
  const results = works.map(
    (work): CommitResult => ledger.admit(work) ?? { state: 'committed', recordedAt: ledger.recordedAt },
  )
  await ledger.flush(trx, engine, nowMs)
  return results
}

/** Every chain that these works add to. */
const chainsOf = (works: readonly UnitOfWork[], nowMs: number): readonly string[] => [
  ...new Set(
    works.flatMap(({ cases, audit = [] }) => [
      ...cases.map((write) => write.case),
      ...audit.map((entry) => auditChain(entry, nowMs)),
    ]),
  ),
]

const objectsOf = ({ cases }: UnitOfWork): readonly string[] =>
  cases.flatMap(({ evidence = [] }) => evidence.map(({ object }) => object))

/** What the database and the units admitted so far have taken. */
class Ledger {
  private readonly batch: CaseBatch
  private readonly answers: Map<string, Answer>
  private readonly taken: Set<string>
  private readonly objects: ReadonlySet<string>
  private readonly given: Idempotency[] = []
  private readonly receipts: Receipt[] = []

  constructor(
    batch: CaseBatch,
    known: {
      readonly answers: Map<string, Answer>
      readonly taken: Set<string>
      readonly objects: ReadonlySet<string>
    },
  ) {
    this.batch = batch
    this.answers = known.answers
    this.taken = known.taken
    this.objects = known.objects
  }

  get recordedAt(): string {
    return this.batch.recordedAt
  }

  /** Takes a unit in; or why it cannot be done. */
  admit(work: UnitOfWork): CommitResult | undefined {
    const { idempotency, cases, receipts = [] } = work
    const before = idempotency && this.answers.get(answerName(idempotency))
    if (before !== undefined) {
      const same = before.bodyDigest === idempotency?.bodyDigest
      return same ? { state: 'repeated', response: before.response } : { state: 'key-reused' }
    }
    const moved = this.batch.conflict(cases)
    if (moved !== undefined) return { state: 'conflict', case: moved }
    const twice = receipts.find(({ number }) => this.taken.has(number))
    if (twice !== undefined) return { state: 'number-taken', number: twice.number }
    if (objectsOf(work).some((object) => !this.objects.has(object))) return { state: 'evidence-gone' }
    for (const write of cases) this.batch.append(write)
    for (const entry of work.audit ?? []) this.batch.appendAudit(entry)
    for (const { number } of receipts) this.taken.add(number)
    this.receipts.push(...receipts)
    if (idempotency !== undefined) this.remember(idempotency)
    return undefined
  }

  private remember(idempotency: Idempotency): void {
    this.answers.set(answerName(idempotency), idempotency)
    this.given.push(idempotency)
  }

  async flush(trx: Kysely<Database>, engine: Engine, nowMs: number): Promise<void> {
    await this.batch.flush(trx, engine)
    await insertReceipts(trx, this.receipts)
    await rememberAnswers(trx, this.given, nowMs)
  }
}
