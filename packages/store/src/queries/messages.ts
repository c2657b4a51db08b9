import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'
import type { MessageState, Messages, NewMessage, StoredMessage, TrayFilter } from '../messages.ts'
import type { Database, MessageTable } from '../schema.ts'
import { insertDeliveries } from './deliveries.ts'

/** The table of messages over an open database. */
export const messageQueries = ({ db, now }: Engine): Messages => ({
  keep: (message, names) => db.transaction().execute((trx) => keep(trx, message, names)),
  waiting: (limit) => waiting(db, limit),
  message: async (id) => {
    // One whose key was destroyed cannot be opened any more: there is nothing to look at.
    const kept = db.selectFrom('message').selectAll().where('id', '=', id).where('wrapped_key', '!=', '')
    const row = await kept.executeTakeFirst()
    return row && fromRow(row)
  },
  begin: (id) => begin(db, id),
  settle: (id, { answer, ...settled }) =>
    db.transaction().execute(async (trx) => {
      const changes = {
        state: settled.state,
        sort: settled.sort ?? null,
        reasons: JSON.stringify(settled.reasons),
        reading: settled.reading ?? null,
      }
      const done = await trx
        .updateTable('message')
        .set(changes)
        .where('id', '=', id)
        .where('state', '=', 'waiting')
        .executeTakeFirst()
      if (answer !== undefined && Number(done.numUpdatedRows) === 1)
        await insertDeliveries(trx, [answer], await now(trx))
    }),
  tray: async (organisation, filter) => {
    const rows = await inTray(db, organisation, filter)
      .selectAll()
      .orderBy('received_ms', 'desc')
      .limit(filter.limit)
      .execute()
    return rows.map(fromRow)
  },
  count: async (organisation, filter) => {
    const row = await inTray(db, organisation, filter)
      .select((eb) => eb.fn.countAll().as('n'))
      .executeTakeFirst()
    return Number(row?.n ?? 0)
  },
  decide: async (id, { state, by }) => {
    const changed = await db
      .updateTable('message')
      .set({ state, decided_by: by })
      .where('id', '=', id)
      .where('state', 'in', ['read', 'unreadable'])
      .executeTakeFirst()
    return Number(changed.numUpdatedRows) === 1
  },
  countFrom: async ({ sender, address }, sinceMs) => ({
    sender: await countSince(db, { sinceMs, column: 'sender', value: sender }),
    address: address === '' ? 0 : await countSince(db, { sinceMs, column: 'address', value: address }),
  }),
})

/** The names are taken first: of two deliveries at once one finds them taken, and is a repeat. */
async function keep(
  trx: Kysely<Database>,
  message: NewMessage,
  names: readonly string[],
): ReturnType<Messages['keep']> {
  const held = await trx
    .selectFrom('message_name')
    .select('message')
    .where('name', 'in', [...names])
    .executeTakeFirst()
  if (held !== undefined) return { state: 'repeated', id: held.message }
  await trx
    .insertInto('message_name')
    .values(names.map((name) => ({ name, message: message.id })))
    .execute()
  await trx.insertInto('message').values(toRow(message)).execute()
  return { state: 'kept', id: message.id }
}

interface Counting {
  readonly column: 'sender' | 'address'
  readonly value: string
  readonly sinceMs: number
}

async function countSince(db: Kysely<Database>, { column, value, sinceMs }: Counting): Promise<number> {
  const row = await db
    .selectFrom('message')
    .select((eb) => eb.fn.countAll().as('n'))
    .where(column, '=', value)
    .where('received_ms', '>=', sinceMs)
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}

/** Fair between senders, and between addresses that send under many names: everybody's first, then everybody's second. */
async function waiting(db: Kysely<Database>, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('message')
    .select('id')
    .where('state', '=', 'waiting')
    .orderBy(sql`row_number() over (partition by sender order by received_ms)`)
    .orderBy(
      sql`case address when '' then 1 else row_number() over (partition by address order by received_ms) end`,
    )
    .orderBy('received_ms')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

async function begin(db: Kysely<Database>, id: string): Promise<number> {
  await db
    .updateTable('message')
    .set((eb) => ({ begins: eb('begins', '+', 1) }))
    .where('id', '=', id)
    .execute()
  const row = await db.selectFrom('message').select('begins').where('id', '=', id).executeTakeFirst()
  return Number(row?.begins ?? 0)
}

function inTray(db: Kysely<Database>, organisation: string, { state, sort }: Omit<TrayFilter, 'limit'>) {
  const all = db.selectFrom('message').where('organisation', '=', organisation).where('state', '=', state)
  return sort === undefined ? all : all.where('sort', '=', sort)
}

const toRow = ({ receivedMs, wrappedKey, ...same }: NewMessage): MessageTable => ({
  ...same,
  received_ms: receivedMs,
  wrapped_key: wrappedKey,
  begins: 0,
  state: 'waiting',
  sort: null,
  reasons: null,
  decided_by: null,
  reading: null,
})

function fromRow(row: MessageTable): StoredMessage {
  const { id, organisation, channel, number, digest, sender, address, raw } = row
  return {
    ...{ id, organisation, channel, number, digest, sender, address, raw },
    receivedMs: Number(row.received_ms),
    wrappedKey: row.wrapped_key,
    state: row.state as MessageState,
    reasons: row.reasons === null ? [] : (JSON.parse(row.reasons) as string[]),
    ...(row.sort === null ? {} : { sort: row.sort }),
    ...(row.decided_by === null ? {} : { decidedBy: row.decided_by }),
    ...(row.reading === null ? {} : { reading: row.reading }),
  }
}
