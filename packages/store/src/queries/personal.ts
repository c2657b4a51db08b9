import { type Kysely, sql } from 'kysely'
import type { ContactDigests, PersonalData } from '../personal.ts'
import type { Database } from '../schema.ts'
import type { CaseWrite } from '../store.ts'
import { inChunks } from './chunks.ts'
import { removeEvidence } from './evidence.ts'

/** Where the contacts of a case belong. */
type Place = Parameters<PersonalData['replaceContacts']>[0]

/** Cases of an organisation that name any of these contacts, newest first. */
export async function casesWith(
  db: Kysely<Database>,
  organisation: string,
  { digests, limit }: Parameters<PersonalData['casesWith']>[1],
): Promise<readonly string[]> {
  if (digests.length === 0) return []
  const rows = await db
    .selectFrom('contact_digest')
    .select('case_id')
    .distinct()
    .where('organisation', '=', organisation)
    .where('digest', 'in', [...digests])
    .orderBy('case_id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ case_id }) => case_id)
}

/** Cases whose contacts were digested with another key. */
export async function casesUnderOtherKeys(
  db: Kysely<Database>,
  key: string,
  limit: number,
): Promise<readonly Place[]> {
  const rows = await db
    .selectFrom('contact_digest')
    .select(['case_id', 'organisation'])
    .distinct()
    .where('key_id', '!=', key)
    .orderBy('case_id')
    .limit(limit)
    .execute()
  return rows.map(({ case_id, organisation }) => ({ case: case_id, organisation }))
}

/** Puts new digests in the place of those of other keys. A follow-up may add to the new ones meanwhile. */
export async function replaceContacts(
  db: Kysely<Database>,
  place: Place,
  contacts: ContactDigests,
): Promise<void> {
  await db
    .deleteFrom('contact_digest')
    .where('case_id', '=', place.case)
    .where('key_id', '!=', contacts.key)
    .execute()
  await insertContacts(db, [{ ...place, contacts }])
}

/** Stores the contacts of cases; those a case has already stay as they are. */
export async function insertContacts(
  db: Kysely<Database>,
  writes: readonly Pick<CaseWrite, 'case' | 'organisation' | 'contacts'>[],
): Promise<void> {
  const rows = writes.flatMap(({ case: case_id, organisation, contacts }) =>
    (contacts?.digests ?? []).map((digest) => ({
      ...{ case_id, organisation, digest },
      key_id: contacts?.key ?? '',
    })),
  )
  await inChunks(rows, (chunk) =>
    db
      .insertInto('contact_digest')
      .values(chunk)
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  )
}

/**
 * Destroys what opens or finds the personal data of these cases: their keys and digests, the messages and files they came with,
 * and the addresses that answers went to. A closed case has no mail on its way that still matters: it is put away.
 */
export async function erasePersonal(db: Kysely<Database>, cases: readonly string[]): Promise<void> {
  if (cases.length === 0) return
  const numbers = db.selectFrom('receipt').select('number').where('case_id', 'in', cases)
  const answers = db
    .selectFrom('message')
    .select(sql<string>`channel || ':' || id`.as('key'))
    .where('number', 'in', numbers)
  await db.deleteFrom('case_key').where('case_id', 'in', cases).execute()
  await db.deleteFrom('contact_digest').where('case_id', 'in', cases).execute()
  for (const one of cases) await removeEvidence(db, one)
  await db
    .updateTable('delivery')
    .set({ recipient: '', body: '', state: 'put-away' })
    .where('kind', '=', 'email')
    .where((eb) => eb.or([eb('case_id', 'in', cases), eb('key', 'in', answers)]))
    .execute()
  await db
    .updateTable('message')
    .set({ wrapped_key: '', raw: '', sender: '', address: '', reading: null })
    .where('number', 'in', numbers)
    .execute()
}
