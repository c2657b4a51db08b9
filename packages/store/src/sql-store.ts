import type { Kysely } from 'kysely'
import { asking, telling } from './away.ts'
import { chainFaults } from './chain.ts'
import { commitTogether } from './commit.ts'
import type { Engine } from './engine.ts'
import { fireDueClocks } from './fire-clocks.ts'
import type { PersonalData } from './personal.ts'
import { agree } from './queries/agreements.ts'
import { answerName, rememberedAnswers } from './queries/answers.ts'
import { auditQueries } from './queries/audit.ts'
import { headOf, headsAfter } from './queries/case-heads.ts'
import { wrappedKey } from './queries/case-keys.ts'
import { countCaseRows, countOpenCases, queuePage } from './queries/case-rows.ts'
import { oldestDue } from './queries/clocks.ts'
import { deliveryQueries } from './queries/deliveries.ts'
import { directoryQueries } from './queries/directory.ts'
import { readEvents } from './queries/events.ts'
import { evidenceQueries } from './queries/evidence.ts'
import { eventsAfter, placedEvents, placeEvents, placesOf } from './queries/ledger.ts'
import { messageQueries } from './queries/messages.ts'
import { findOrganisations, upsertOrganisation } from './queries/organisations.ts'
import {
  deleteSession,
  deleteSessionsOf,
  findPeople,
  findSession,
  findSessionsOf,
  insertPerson,
  insertSession,
  updatePassword,
} from './queries/people.ts'
import { casesUnderOtherKeys, casesWith, erasePersonal, replaceContacts } from './queries/personal.ts'
import { orphans, projectionsOf } from './queries/projections.ts'
import { receiptByNumber, receiptsAfter } from './queries/receipts.ts'
import { retentionQueries } from './queries/retention.ts'
import { ruleLoadQueries } from './queries/rule-loads.ts'
import type { Database } from './schema.ts'
import type {
  Answer,
  ChainFault,
  ChainHead,
  CommitResult,
  Health,
  NewUser,
  Organisation,
  Store,
  SubmissionKey,
  UnitOfWork,
} from './store.ts'
import { Together } from './together.ts'

/** The store over an open, migrated database. */
export function sqlStore(engine: Engine): Store {
  const { db } = engine
  const commits = new Together((works: readonly UnitOfWork[]) => commitTogether(engine, works), engine.lanes)
  const ask = <Answer>(query: () => Promise<Answer>): Promise<Answer> => asking(engine, query)
  const tell = <Answer>(query: () => Promise<Answer>): Promise<Answer> => telling(engine, query)
  // Every report asks these two before its commit; those that come together ask once.
  const answers = new Together(
    (submissions: readonly SubmissionKey[]) => ask(() => answersTo(db, submissions)),
    1,
  )
  const organisations = new Together(
    (kinds: readonly (Organisation['kind'] | undefined)[]) => ask(() => organisationsOf(db, kinds)),
    1,
  )
  const people = (column: 'organisation' | 'id' | 'login', value: string): Promise<readonly NewUser[]> =>
    ask(() => findPeople(db, { column, value }))
  return {
    audit: tellingAll(engine, auditQueries(db)),
    evidence: tellingAll(engine, evidenceQueries(db)),
    messages: tellingAll(engine, messageQueries(engine)),
    directory: tellingAll(engine, directoryQueries(db)),
    retention: tellingAll(engine, retentionQueries(db)),
    deliveries: tellingAll(engine, deliveryQueries(engine)),
    personal: personalData(engine),
    commit: (work) => commitAndForget(engine, commits, work),
    ruleLoads: tellingAll(engine, ruleLoadQueries(db)),
    answerTo: (submission) => answers.ask(submission),
    readCase: (organisation, caseId) => ask(() => readEvents(db, organisation, caseId)),
    queue: (organisation, filter) => ask(() => queuePage(db, organisation, filter)),
    countCases: (organisation, filter) => ask(() => countCaseRows(db, organisation, filter)),
    findReceipt: (number) => ask(() => receiptByNumber(db, number)),
    fireDueClocks: (limit, effect) => tell(() => fireDueClocks(engine, { limit, effect })),
    caseKey: (caseId) => ask(() => wrappedKey(db, caseId)),
    organisations: (kind) => organisations.ask(kind),
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
    sessionsOf: (user) => ask(() => findSessionsOf(db, user)),
    removeSessionsOf: (person, except) => tell(() => deleteSessionsOf(db, { person, except })),
    changePassword: (person, passwordHash) => tell(() => updatePassword(db, { person, passwordHash })),
    verifyCase: (organisation, caseId) => ask(() => verifyCase(engine, organisation, caseId)),
    chainHeads: (after, limit) => ask(() => chainHeads(engine, { after, limit })),
    placeEvents: (limit) => tell(() => db.transaction().execute((trx) => placeEvents(trx, limit))),
    placedEvents: (from, limit) => ask(() => placedEvents(db, { from, limit })),
    placesOf: (caseId) => ask(() => placesOf(db, caseId)),
    eventsAfter: (after, limit) => ask(() => eventsAfter(db, { after, limit })),
    projections: (cases) => ask(() => projectionsOf(db, cases)),
    orphans: (limit) => ask(() => orphans(db, limit)),
    receiptsAfter: (number, limit) => ask(() => receiptsAfter(db, number, limit)),
    agree: (name, proposal) => ask(() => agree(db, name, proposal)),
    health: () => health(engine),
    time: () => ask(() => engine.now(db)),
    backup: (folder) => engine.copyTo(folder),
    close: () => db.destroy(),
  }
}

/** Commits; where personal data were erased, nothing of them stays in the files either. */
async function commitAndForget(
  engine: Engine,
  commits: Together<UnitOfWork, CommitResult>,
  work: UnitOfWork,
): Promise<CommitResult> {
  const result = await commits.ask(work)
  if (result.state === 'committed' && work.cases.some(({ erasesPersonal }) => erasesPersonal))
    await telling(engine, () => engine.forgetDeleted())
  return result
}

const personalData = (engine: Engine): PersonalData => ({
  casesWith: (organisation, contacts) => asking(engine, () => casesWith(engine.db, organisation, contacts)),
  casesUnderOtherKeys: (key, limit) => asking(engine, () => casesUnderOtherKeys(engine.db, key, limit)),
  replaceContacts: (place, contacts) =>
    telling(engine, () => engine.db.transaction().execute((trx) => replaceContacts(trx, place, contacts))),
  forget: (caseId) =>
    telling(engine, async () => {
      await engine.db.transaction().execute((trx) => erasePersonal(trx, [caseId]))
      await engine.forgetDeleted()
    }),
})

/** The same questions, with a database that went away told apart from a mistake. */
function tellingAll<Queries extends object>(engine: Engine, queries: Queries): Queries {
  const wrapped = Object.entries(queries).map(([name, query]) => [
    name,
    (...args: readonly unknown[]) =>
      telling(engine, () => (query as (...all: readonly unknown[]) => Promise<unknown>)(...args)),
  ])
  return Object.fromEntries(wrapped) as Queries
}

async function answersTo(
  db: Kysely<Database>,
  submissions: readonly SubmissionKey[],
): Promise<readonly (Answer | undefined)[]> {
  const known = await rememberedAnswers(db, submissions)
  return submissions.map((submission) => known.get(answerName(submission)))
}

async function organisationsOf(
  db: Kysely<Database>,
  kinds: readonly (Organisation['kind'] | undefined)[],
): Promise<readonly (readonly Organisation[])[]> {
  const wanted = new Set(kinds)
  const [only] = wanted
  const found = await findOrganisations(db, wanted.size === 1 && only !== undefined ? { kind: only } : {})
  return kinds.map((kind) => (kind === undefined ? found : found.filter((one) => one.kind === kind)))
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
