import type { Kysely } from 'kysely'
import type { Deliveries, Delivery, DeliveryState, DeliveryStep, NewDelivery, Tried } from '../deliveries.ts'
import type { Engine } from '../engine.ts'
import type { Database, DeliveryStepTable, DeliveryTable } from '../schema.ts'
import { uuidv7 } from '../uuidv7.ts'
import { mostCounted } from './case-rows.ts'
import { inChunks } from './chunks.ts'

/** Puts deliveries in, in the transaction they follow from. */
export const insertDeliveries = (
  trx: Kysely<Database>,
  deliveries: readonly NewDelivery[],
  nowMs: number,
): Promise<void> =>
  inChunks(deliveries, (chunk) =>
    trx
      .insertInto('delivery')
      .values(chunk.map((one) => toRow(one, nowMs)))
      .onConflict((conflict) => conflict.columns(['kind', 'key']).doNothing())
      .execute(),
  )

/** The outbox over an open database. */
export function deliveryQueries(engine: Engine): Deliveries {
  const { db } = engine
  const changing = <Result>(
    change: (trx: Kysely<Database>, nowMs: number) => Promise<Result>,
  ): Promise<Result> => db.transaction().execute(async (trx) => change(trx, await engine.now(trx)))
  const listed = (organisations: readonly string[], state: DeliveryState) =>
    db
      .selectFrom('delivery')
      .where('state', '=', state)
      .where('organisation', 'in', [...organisations])
  return {
    put: (deliveries) => changing((trx, nowMs) => insertDeliveries(trx, deliveries, nowMs)),
    async find(kind, key) {
      const named = db.selectFrom('delivery').selectAll().where('kind', '=', kind).where('key', '=', key)
      const row = await named.executeTakeFirst()
      return row && fromRow(row)
    },
    claim: (claim) => changing((trx, nowMs) => claimDue(trx, engine, { ...claim, nowMs })),
    tried: (delivery, tried) => changing((trx, nowMs) => writeTried(trx, { delivery, tried, nowMs })),
    async list(organisations, { state, limit }) {
      const newest = listed(organisations, state).selectAll().orderBy('id', 'desc').limit(limit)
      return (await newest.execute()).map(fromRow)
    },
    async count(organisations, state) {
      const some = listed(organisations, state).select('id').limit(mostCounted)
      const row = await db
        .selectFrom(some.as('some'))
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirst()
      return Number(row?.n ?? 0)
    },
    async one(organisations, id) {
      const row = await db
        .selectFrom('delivery')
        .selectAll()
        .where('id', '=', id)
        .where('organisation', 'in', [...organisations])
        .executeTakeFirst()
      return row && fromRow(row)
    },
    async history(id) {
      const steps = db.selectFrom('delivery_step').selectAll().where('delivery', '=', id)
      return (await steps.orderBy('id').execute()).map(stepFrom)
    },
    decide: ({ id, organisations, decision, by }) =>
      changing(async (trx, nowMs) => {
        const again = { state: 'waiting', due_ms: nowMs, tries: 0 }
        const changed = await trx
          .updateTable('delivery')
          .set(decision === 'sent-again' ? again : { state: decision })
          .where('id', '=', id)
          .where('state', '=', 'dead')
          .where('organisation', 'in', [...organisations])
          .executeTakeFirst()
        if (Number(changed.numUpdatedRows) === 0) return false
        await insertStep(trx, { delivery: id, at_ms: nowMs, outcome: decision, detail: by })
        return true
      }),
    health: () => outboxHealth(db),
  }
}

interface Claim {
  readonly kind: string
  readonly limit: number
  readonly leaseMs: number
  readonly nowMs: number
}

/** Moves what it takes behind the lease; of two workers one gets a row, guarded again where rows cannot be locked. */
async function claimDue(
  trx: Kysely<Database>,
  { locksRows }: Engine,
  { kind, limit, leaseMs, nowMs }: Claim,
): Promise<readonly Delivery[]> {
  const due = trx
    .selectFrom('delivery')
    .select('id')
    .where('state', '=', 'waiting')
    .where('kind', '=', kind)
    .where('due_ms', '<=', nowMs)
    .orderBy('due_ms')
    .limit(limit)
  const ids = await (locksRows ? due.forUpdate().skipLocked() : due).execute()
  if (ids.length === 0) return []
  const rows = await trx
    .updateTable('delivery')
    .set((eb) => ({ due_ms: nowMs + leaseMs, tries: eb('tries', '+', 1) }))
    .where(
      'id',
      'in',
      ids.map(({ id }) => id),
    )
    .where('state', '=', 'waiting')
    .where('due_ms', '<=', nowMs)
    .returningAll()
    .execute()
  return rows.map(fromRow).sort((a, b) => (a.id < b.id ? -1 : 1))
}

interface Attempted {
  readonly delivery: Delivery
  readonly tried: Tried
  readonly nowMs: number
}

/** The count of tries tells whose try it is: after a lease ended somebody else may be at it. What arrived has arrived. */
async function writeTried(
  trx: Kysely<Database>,
  { delivery: { id, tries }, tried, nowMs }: Attempted,
): Promise<boolean> {
  const own = trx.updateTable('delivery').set(changesOf(tried, nowMs)).where('id', '=', id)
  const changed =
    tried.state === 'delivered'
      ? await own.where('state', 'in', ['waiting', 'dead']).executeTakeFirst()
      : await own.where('state', '=', 'waiting').where('tries', '=', tries).executeTakeFirst()
  if (Number(changed.numUpdatedRows) === 0) return false
  const detail = tried.state === 'delivered' ? null : tried.fault
  await insertStep(trx, { delivery: id, at_ms: nowMs, outcome: tried.state, detail })
  return true
}

function changesOf(tried: Tried, nowMs: number): Partial<DeliveryTable> {
  switch (tried.state) {
    case 'delivered':
      return { state: tried.state, fault: null, answer: tried.answer ?? null }
    case 'waiting':
      return { fault: tried.fault, due_ms: nowMs + tried.pauseMs }
    case 'dead':
      return { state: tried.state, fault: tried.fault }
  }
}

const insertStep = (trx: Kysely<Database>, step: Omit<DeliveryStepTable, 'id'>): Promise<unknown> =>
  trx
    .insertInto('delivery_step')
    .values({ id: uuidv7(), ...step })
    .execute()

async function outboxHealth(db: Kysely<Database>): ReturnType<Deliveries['health']> {
  const count = (state: DeliveryState) =>
    db
      .selectFrom('delivery')
      .select((eb) => eb.fn.countAll().as('n'))
      .where('state', '=', state)
  const [waiting, dead, oldest] = [
    await count('waiting').executeTakeFirst(),
    await count('dead').executeTakeFirst(),
    await db
      .selectFrom('delivery')
      .select((eb) => eb.fn.min('created_ms').as('ms'))
      .where('state', '=', 'waiting')
      .executeTakeFirst(),
  ]
  return {
    waiting: Number(waiting?.n ?? 0),
    dead: Number(dead?.n ?? 0),
    oldestMs: oldest?.ms == null ? null : Number(oldest.ms),
  }
}

const toRow = ({ exercise, case: caseId, ...same }: NewDelivery, nowMs: number): DeliveryTable => ({
  ...same,
  case_id: caseId ?? null,
  state: exercise === true ? 'withheld' : 'waiting',
  created_ms: nowMs,
  due_ms: nowMs,
  tries: 0,
  fault: null,
  answer: null,
})

const fromRow = ({ case_id, fault, answer, ...row }: DeliveryTable): Delivery => ({
  id: row.id,
  organisation: row.organisation,
  kind: row.kind,
  key: row.key,
  recipient: row.recipient,
  body: row.body,
  ...(case_id === null ? {} : { case: case_id }),
  state: row.state as DeliveryState,
  createdMs: Number(row.created_ms),
  dueMs: Number(row.due_ms),
  tries: Number(row.tries),
  ...(fault === null ? {} : { fault }),
  ...(answer === null ? {} : { answer }),
})

const stepFrom = ({ at_ms, outcome, detail }: DeliveryStepTable): DeliveryStep => ({
  atMs: Number(at_ms),
  outcome: outcome as DeliveryStep['outcome'],
  ...(detail === null ? {} : { detail }),
})
