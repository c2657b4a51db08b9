import type { Kysely } from 'kysely'
import type { Database } from '../schema.ts'
import type { NewOrganisation, Organisation } from '../store.ts'

/** Organisations by id, with how many people each has; all, or those that match. */
export async function findOrganisations(
  db: Kysely<Database>,
  where: { readonly id?: string; readonly kind?: Organisation['kind'] },
): Promise<readonly Organisation[]> {
  const { id, kind } = where
  const rows = await db
    .selectFrom('organisation')
    .selectAll()
    .select((eb) =>
      eb
        .selectFrom('person')
        .select((count) => count.fn.countAll().as('n'))
        .whereRef('person.organisation', '=', 'organisation.id')
        .as('people'),
    )
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
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
