import { createHash } from 'node:crypto'
import { fail, type Outcome, succeed } from '@fengsui/core'
import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'
import { type StoreProblem, storeProblem } from '../store-problem.ts'

/** A step of the schema: numbered, forward only, one statement after the other. */
export interface Migration {
  readonly number: number
  readonly name: string
  readonly statements: readonly string[]
}

/** How an engine takes migrations. */
export interface MigrationWays {
  /** Makes a statement, written for both engines, one of this engine. */
  readonly shape: (statement: string) => string
  /** Keeps every other process out until the transaction ends. */
  readonly lock: (trx: Kysely<Database>) => Promise<unknown>
}

const ownTable = `create table if not exists migration (
  number integer primary key, name text not null, checksum text not null, applied_at text not null)`

/** Brings the schema up to date in one transaction; refuses a database that another version shaped differently. */
export async function migrate(
  db: Kysely<Database>,
  migrations: readonly Migration[],
  { shape, lock }: MigrationWays,
): Promise<Outcome<number, StoreProblem>> {
  return db.transaction().execute(async (trx) => {
    await lock(trx)
    await sql.raw(shape(ownTable)).execute(trx)
    const applied = await trx.selectFrom('migration').selectAll().orderBy('number').execute()
    const known = new Map(migrations.map((migration) => [migration.number, checksum(migration)]))
    const unknown = applied.find(({ number }) => !known.has(Number(number)))
    if (unknown !== undefined) return fail(storeProblem('newer-version', unknown.name))
    const changed = applied.find((row) => known.get(Number(row.number)) !== row.checksum)
    if (changed !== undefined) return fail(storeProblem('migration-changed', changed.name))
    const done = new Set(applied.map(({ number }) => Number(number)))
    const open = migrations.filter(({ number }) => !done.has(number))
    for (const migration of open) {
      for (const statement of migration.statements) await sql.raw(shape(statement)).execute(trx)
      const { number, name } = migration
      const row = { number, name, checksum: checksum(migration), applied_at: new Date().toISOString() }
      await trx.insertInto('migration').values(row).execute()
    }
    return succeed(open.length)
  })
}

const checksum = ({ statements }: Migration): string =>
  createHash('sha256').update(statements.join(';\n')).digest('hex')
