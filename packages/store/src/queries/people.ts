import type { Kysely } from 'kysely'
import type { Database } from '../schema.ts'
import type { NewUser, SessionRow } from '../store.ts'

/** People by organisation, id or login. */
export async function findPeople(
  db: Kysely<Database>,
  where: { readonly column: 'organisation' | 'id' | 'login'; readonly value: string },
): Promise<readonly NewUser[]> {
  const rows = await db
    .selectFrom('person')
    .selectAll()
    .where(where.column, '=', where.value)
    .orderBy('login')
    .execute()
  return rows.map(({ password_hash, roles, ...same }) => ({
    ...same,
    roles: JSON.parse(roles) as readonly string[],
    passwordHash: password_hash,
  }))
}

/** Adds a person; false when the login is taken. */
export async function insertPerson(db: Kysely<Database>, user: NewUser): Promise<boolean> {
  const { passwordHash: password_hash, roles, ...same } = user
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('person')
    .values({ ...same, roles: JSON.stringify(roles), password_hash })
    .onConflict((conflict) => conflict.column('login').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** A session by the hash of its token. */
export async function findSession(db: Kysely<Database>, tokenHash: string): Promise<SessionRow | undefined> {
  const row = await db
    .selectFrom('session')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row === undefined ? undefined : sessionOf(row)
}

const sessionOf = (row: Database['session']): SessionRow => ({
  tokenHash: row.token_hash,
  user: row.person,
  createdMs: Number(row.created_ms),
  seenMs: Number(row.seen_ms),
  expiresMs: Number(row.expires_ms),
  csrf: row.csrf,
})

/** Sessions of a person, newest first. */
export async function findSessionsOf(db: Kysely<Database>, person: string): Promise<readonly SessionRow[]> {
  const rows = await db
    .selectFrom('session')
    .selectAll()
    .where('person', '=', person)
    .orderBy('created_ms', 'desc')
    .orderBy('token_hash')
    .execute()
  return rows.map(sessionOf)
}

/** Ends all sessions of a person but one. */
export async function deleteSessionsOf(
  db: Kysely<Database>,
  { person, except }: { readonly person: string; readonly except: string | undefined },
): Promise<void> {
  await db
    .deleteFrom('session')
    .where('person', '=', person)
    .$if(except !== undefined, (query) => query.where('token_hash', '!=', except ?? ''))
    .execute()
}

/** Puts another password hash in place of the one before. */
export async function updatePassword(
  db: Kysely<Database>,
  { person, passwordHash }: { readonly person: string; readonly passwordHash: string },
): Promise<void> {
  await db.updateTable('person').set({ password_hash: passwordHash }).where('id', '=', person).execute()
}

/** Starts a session, and forgets those that have ended. */
export async function insertSession(db: Kysely<Database>, session: SessionRow): Promise<void> {
  await db.deleteFrom('session').where('expires_ms', '<', session.createdMs).execute()
  const {
    tokenHash: token_hash,
    user: person,
    createdMs: created_ms,
    seenMs: seen_ms,
    expiresMs: expires_ms,
    csrf,
  } = session
  await db
    .insertInto('session')
    .values({ token_hash, person, created_ms, seen_ms, expires_ms, csrf })
    .execute()
}

/** Ends a session. */
export async function deleteSession(db: Kysely<Database>, tokenHash: string): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute()
}
