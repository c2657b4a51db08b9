import type { Kysely } from 'kysely'
import type { Database } from '../schema.ts'
import type { NewOrganisation, Organisation } from '../store.ts'

/** Every organisation, and every one that holds cases although nobody has set it up yet. */
export async function allOrganisations(db: Kysely<Database>): Promise<readonly Organisation[]> {
  const rows = await db
    .selectFrom('organisation')
    .selectAll()
    .select((eb) => [
      eb
        .selectFrom('person')
        .select((count) => count.fn.countAll().as('n'))
        .whereRef('person.organisation', '=', 'organisation.id')
        .as('people'),
      eb
        .selectFrom('case_row')
        .select((count) => count.fn.countAll().as('n'))
        .whereRef('case_row.organisation', '=', 'organisation.id')
        .where('case_row.status', '<>', 'closed')
        .as('open_cases'),
    ])
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind === 'authority' ? 'authority' : 'operator',
    party: row.party,
    nameZh: row.name_zh,
    nameEn: row.name_en,
    ...(row.place === null ? {} : { place: row.place }),
    people: Number(row.people),
    openCases: Number(row.open_cases),
  }))
}

/** Adds an organisation, or renames an existing one. */
export async function upsertOrganisation(db: Kysely<Database>, organisation: NewOrganisation): Promise<void> {
  const { id, kind, party, nameZh: name_zh, nameEn: name_en, place = null } = organisation
  await db
    .insertInto('organisation')
    .values({ id, kind, party, name_zh, name_en, place })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ name_zh, name_en, place }))
    .execute()
}
