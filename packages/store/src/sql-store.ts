import type { Kysely } from 'kysely'
import { applyCase, applyWork, Rollback } from './apply-work.ts'
import { chainFaults } from './chain.ts'
import { deleteKey, wrappedKey } from './queries/case-keys.ts'
import { countCaseRows, queuePage } from './queries/case-rows.ts'
import { dueClocks, markFired, oldestDue } from './queries/clocks.ts'
import { readEvents } from './queries/events.ts'
import { allOrganisations, upsertOrganisation } from './queries/organisations.ts'
import { deleteSession, findPeople, findSession, insertPerson, insertSession } from './queries/people.ts'
import { receiptByNumber } from './queries/receipts.ts'
import type { Database } from './schema.ts'
import type { ClockEffect, CommitResult, Store, UnitOfWork } from './store.ts'

/** What an engine brings besides its SQL. */
export interface Engine {
  /** The database owner's clock, in milliseconds. */
  readonly now: () => number
  readonly copyTo: (path: string) => Promise<void>
}

/** The store over an open, migrated database. */
export function sqlStore(db: Kysely<Database>, engine: Engine): Store {
  return {
    commit: (work) => commit(db, engine, work),
    readCase: (organisation, caseId) => readEvents(db, organisation, caseId),
    queue: (organisation, filter) => queuePage(db, organisation, filter),
    countCases: (organisation, filter) => countCaseRows(db, organisation, filter),
    findReceipt: (number) => receiptByNumber(db, number),
    fireDueClocks: (limit, effect) => fireDueClocks(db, engine, { limit, effect }),
    caseKey: (caseId) => wrappedKey(db, caseId),
    destroyCaseKey: (caseId) => deleteKey(db, caseId),
    organisations: () => allOrganisations(db),
    organisation: async (id) => (await allOrganisations(db)).find((one) => one.id === id),
    addOrganisation: (organisation) => upsertOrganisation(db, organisation),
    users: (organisation) => findPeople(db, { column: 'organisation', value: organisation }),
    user: async (id) => (await findPeople(db, { column: 'id', value: id }))[0],
    userByLogin: async (login) => (await findPeople(db, { column: 'login', value: login }))[0],
    addUser: (user) => insertPerson(db, user),
    session: (tokenHash) => findSession(db, tokenHash),
    addSession: (session) => insertSession(db, session),
    removeSession: (tokenHash) => deleteSession(db, tokenHash),
    verifyCase: async (organisation, caseId) =>
      chainFaults(caseId, await readEvents(db, organisation, caseId)),
    health: () => health(db),
    backup: engine.copyTo,
    close: () => db.destroy(),
  }
}

const stamp = ({ now }: Engine): { ms: number; text: string } => {
  const ms = now()
  return { ms, text: new Date(ms).toISOString() }
}

async function commit(db: Kysely<Database>, engine: Engine, work: UnitOfWork): Promise<CommitResult> {
  try {
    return await db.transaction().execute((trx) => applyWork(trx, work, stamp(engine)))
  } catch (error) {
    if (error instanceof Rollback) return error.result
    return { state: 'unavailable', reason: error instanceof Error ? error.message : String(error) }
  }
}

interface FireOptions {
  readonly limit: number
  readonly effect: ClockEffect
}

/** Claims, has the effect decided, writes it and marks the clock, all in one transaction. */
async function fireDueClocks(
  db: Kysely<Database>,
  engine: Engine,
  { limit, effect }: FireOptions,
): Promise<{ readonly fired: number }> {
  return db.transaction().execute(async (trx) => {
    const now = stamp(engine)
    let fired = 0
    for (const clock of await dueClocks(trx, now.ms, limit)) {
      if (!(await markFired(trx, clock, now.ms))) continue
      const records = await readEvents(trx, clock.organisation, clock.case)
      await applyCase(trx, effect(clock, records), now.text)
      fired++
    }
    return { fired }
  })
}

async function health(
  db: Kysely<Database>,
): Promise<{ readonly ok: boolean; readonly oldestDueMs: number | null }> {
  try {
    return { ok: true, oldestDueMs: await oldestDue(db) }
  } catch {
    return { ok: false, oldestDueMs: null }
  }
}
