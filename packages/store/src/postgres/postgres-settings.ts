import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.ts'
import { type StoreProblem, storeProblem } from '../store-problem.ts'

/** The oldest version these queries were run on. */
const oldestVersion = 150_000

const names = [
  'server_version_num',
  'server_encoding',
  'fsync',
  'full_page_writes',
  'synchronous_commit',
] as const
type Settings = Readonly<Record<(typeof names)[number], string>>

/** Reads how the database is set up; why it must not be used, or what its owner should know. */
export async function checkSettings(
  db: Kysely<Database>,
): Promise<{ readonly refusal?: StoreProblem; readonly warnings: readonly StoreProblem[] }> {
  // What the owner set, also where our connections ask for more.
  const { rows } = await sql<{ name: string; setting: string }>`
    select name, reset_val as setting from pg_settings where name in (${sql.join(names)})`.execute(db)
  const settings = Object.fromEntries(rows.map(({ name, setting }) => [name, setting])) as Settings
  const refusal = refusalOf(settings)
  return refusal === undefined ? { warnings: warningsOf(settings) } : { refusal, warnings: [] }
}

function refusalOf(settings: Settings): StoreProblem | undefined {
  if (Number(settings.server_version_num) < oldestVersion)
    return storeProblem('too-old', settings.server_version_num)
  if (settings.server_encoding !== 'UTF8') return storeProblem('not-utf-8', settings.server_encoding)
  if (settings.fsync !== 'on') return storeProblem('not-durable', 'fsync = off')
  return undefined
}

const warningsOf = (settings: Settings): readonly StoreProblem[] => [
  ...(settings.full_page_writes === 'on' ? [] : [storeProblem('torn-pages', 'full_page_writes = off')]),
  ...(waitsForDisk(settings.synchronous_commit)
    ? []
    : [storeProblem('commit-overridden', `synchronous_commit = ${settings.synchronous_commit}`)]),
]

/** `off` answers before the disk has it, `local` before a synchronous replica has it. */
const waitsForDisk = (setting: string): boolean => setting !== 'off' && setting !== 'local'
