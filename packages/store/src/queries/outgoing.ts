import type { Kysely } from 'kysely'
import type { NewOutgoing, Outgoing } from '../messages.ts'
import type { Database } from '../schema.ts'

/** Puts something into the outbox. */
export async function insertOutgoing(db: Kysely<Database>, { dueMs, ...same }: NewOutgoing): Promise<void> {
  await db
    .insertInto('outgoing')
    .values({ ...same, due_ms: dueMs, tries: 0, state: 'waiting', fault: null })
    .execute()
}

/** What is to be sent by now. */
export async function dueOutgoing(
  db: Kysely<Database>,
  nowMs: number,
  limit: number,
): Promise<readonly Outgoing[]> {
  const rows = await db
    .selectFrom('outgoing')
    .selectAll()
    .where('state', '=', 'waiting')
    .where('due_ms', '<=', nowMs)
    .orderBy('due_ms')
    .limit(limit)
    .execute()
  return rows.map(({ id, channel, recipient, bytes, due_ms, tries }) => ({
    ...{ id, channel, recipient, bytes, tries: Number(tries) },
    dueMs: Number(due_ms),
  }))
}

/** Marks something as handed to the next server. */
export async function outgoingSent(db: Kysely<Database>, id: string): Promise<void> {
  await db.updateTable('outgoing').set({ state: 'sent', fault: null }).where('id', '=', id).execute()
}

/** Notes why something could not be sent: to be tried again, or given up. */
export async function outgoingNotSent(
  db: Kysely<Database>,
  {
    id,
    fault,
    againMs,
  }: { readonly id: string; readonly fault: string; readonly againMs: number | undefined },
): Promise<void> {
  await db
    .updateTable('outgoing')
    .set((eb) => ({
      fault,
      tries: eb('tries', '+', 1),
      ...(againMs === undefined ? { state: 'failed' } : { due_ms: againMs }),
    }))
    .where('id', '=', id)
    .execute()
}
