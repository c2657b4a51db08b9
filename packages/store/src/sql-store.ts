import { asking, telling } from './away.ts'
import { chainFaults } from './chain.ts'
import { commitTogether } from './commit.ts'
import { CommitQueue } from './commit-queue.ts'
import type { Engine } from './engine.ts'
import { fireDueClocks } from './fire-clocks.ts'
import { agree } from './queries/agreements.ts'
import { answerName, rememberedAnswers } from './queries/answers.ts'
import { headOf, headsAfter } from './queries/case-heads.ts'
import { deleteKey, wrappedKey } from './queries/case-keys.ts'
import { countCaseRows, countOpenCases, queuePage } from './queries/case-rows.ts'
import { oldestDue } from './queries/clocks.ts'
import { readEvents } from './queries/events.ts'
import { findOrganisations, upsertOrganisation } from './queries/organisations.ts'
import { deleteSession, findPeople, findSession, insertPerson, insertSession } from './queries/people.ts'
import { receiptByNumber } from './queries/receipts.ts'
import type { ChainFault, ChainHead, Health, NewUser, Store } from './store.ts'

/** The store over an open, migrated database. */
export function sqlStore(engine: Engine): Store {
  const { db } = engine
  const commits = new CommitQueue((works) => commitTogether(engine, works), engine.lanes)
  const ask = <Answer>(query: () => Promise<Answer>): Promise<Answer> => asking(engine, query)
  const tell = <Answer>(query: () => Promise<Answer>): Promise<Answer> => telling(engine, query)
  const people = (column: 'organisation' | 'id' | 'login', value: string): Promise<readonly NewUser[]> =>
    ask(() => findPeople(db, { column, value }))
  return {
    commit: (work) => commits.add(work),
    answerTo: async (submission) =>
      (await ask(() => rememberedAnswers(db, [submission]))).get(answerName(submission)),
    readCase: (organisation, caseId) => ask(() => readEvents(db, organisation, caseId)),
    queue: (organisation, filter) => ask(() => queuePage(db, organisation, filter)),
    countCases: (organisation, filter) => ask(() => countCaseRows(db, organisation, filter)),
    findReceipt: (number) => ask(() => receiptByNumber(db, number)),
    fireDueClocks: (limit, effect) => tell(() => fireDueClocks(engine, { limit, effect })),
    caseKey: (caseId) => ask(() => wrappedKey(db, caseId)),
    destroyCaseKey: (caseId) => tell(() => deleteKey(db, caseId)),
    organisations: (kind) => ask(() => findOrganisations(db, kind === undefined ? {} : { kind })),
    openCases: () => ask(() => countOpenCases(db)),
    organisation: async (id) => (await ask(() => findOrganisations(db, { id })))[0],
    addOrganisation: (organisation) => tell(() => upsertOrganisation(db, organisation)),
    users: (organisation) => people('organisation', organisation),
    user: async (id) => (await people('id', id))[0],
    userByLogin: async (login) => (await people('login', login))[0],
    addUser: (user) => tell(() => insertPerson(db, user)),
    session: (tokenHash) => ask(() => findSession(db, tokenHash)),
    addSession: (session) => tell(() => insertSession(db, session)),
    removeSession: (tokenHash) => tell(() => deleteSession(db, tokenHash)),
    verifyCase: (organisation, caseId) => ask(() => verifyCase(engine, organisation, caseId)),
    chainHeads: (after, limit) => ask(() => chainHeads(engine, { after, limit })),
    agree: (name, proposal) => ask(() => agree(db, name, proposal)),
    health: () => health(engine),
    time: () => ask(() => engine.now(db)),
    backup: (folder) => engine.copyTo(folder),
    close: () => db.destroy(),
  }
}

async function verifyCase(
  { db }: Engine,
  organisation: string,
  caseId: string,
): Promise<readonly ChainFault[]> {
  const { seq = 0, hash = '' } = (await headOf(db, caseId)) ?? {}
  return chainFaults({ case: caseId, organisation, seq, hash }, await readEvents(db, organisation, caseId))
}

async function chainHeads(
  { db }: Engine,
  page: { readonly after: string; readonly limit: number },
): Promise<readonly ChainHead[]> {
  const rows = await headsAfter(db, page)
  return rows.map(({ case_id, seq, ...same }) => ({ ...same, case: case_id, seq: Number(seq) }))
}

async function health({ db }: Engine): Promise<Health> {
  try {
    return { ok: true, oldestDueMs: await oldestDue(db) }
  } catch {
    return { ok: false, oldestDueMs: null }
  }
}
