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
import type { ChainFault, ChainHead, Health, Store } from './store.ts'

/** The store over an open, migrated database. */
export function sqlStore(engine: Engine): Store {
  const { db } = engine
  const commits = new CommitQueue((works) => commitTogether(engine, works), engine.lanes)
  return {
    commit: (work) => commits.add(work),
    answerTo: async (submission) => (await rememberedAnswers(db, [submission])).get(answerName(submission)),
    readCase: (organisation, caseId) => readEvents(db, organisation, caseId),
    queue: (organisation, filter) => queuePage(db, organisation, filter),
    countCases: (organisation, filter) => countCaseRows(db, organisation, filter),
    findReceipt: (number) => receiptByNumber(db, number),
    fireDueClocks: (limit, effect) => fireDueClocks(engine, { limit, effect }),
    caseKey: (caseId) => wrappedKey(db, caseId),
    destroyCaseKey: (caseId) => deleteKey(db, caseId),
    organisations: (kind) => findOrganisations(db, kind === undefined ? {} : { kind }),
    openCases: () => countOpenCases(db),
    organisation: async (id) => (await findOrganisations(db, { id }))[0],
    addOrganisation: (organisation) => upsertOrganisation(db, organisation),
    users: (organisation) => findPeople(db, { column: 'organisation', value: organisation }),
    user: async (id) => (await findPeople(db, { column: 'id', value: id }))[0],
    userByLogin: async (login) => (await findPeople(db, { column: 'login', value: login }))[0],
    addUser: (user) => insertPerson(db, user),
    session: (tokenHash) => findSession(db, tokenHash),
    addSession: (session) => insertSession(db, session),
    removeSession: (tokenHash) => deleteSession(db, tokenHash),
    verifyCase: (organisation, caseId) => verifyCase(engine, organisation, caseId),
    chainHeads: (after, limit) => chainHeads(engine, { after, limit }),
    agree: (name, proposal) => agree(db, name, proposal),
    health: () => health(engine),
    backup: (path) => engine.copyTo(path),
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
