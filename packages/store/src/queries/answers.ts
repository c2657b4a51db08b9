import type { Kysely } from 'kysely'
import type { Database } from '../schema.ts'
import type { Answer, Idempotency, SubmissionKey } from '../store.ts'
import { inChunks } from './chunks.ts'

/** How a submission is looked up in a map of answers. */
export const answerName = ({ caller, key }: SubmissionKey): string => JSON.stringify([caller, key])

/** What these submissions were answered before, by `answerName`. */
export async function rememberedAnswers(
  db: Kysely<Database>,
  submissions: readonly SubmissionKey[],
): Promise<Map<string, Answer>> {
  if (submissions.length === 0) return new Map()
  const callers = [...new Set(submissions.map(({ caller }) => caller))]
  const keys = [...new Set(submissions.map(({ key }) => key))]
  const rows = await db
    .selectFrom('idempotency')
    .select(['caller', 'key', 'body_digest', 'response'])
    .where('caller', 'in', callers)
    .where('key', 'in', keys)
    .execute()
  return new Map(
    rows.map((row) => [answerName(row), { bodyDigest: row.body_digest, response: row.response }]),
  )
}

/** Remembers answers for repeats. */
export const rememberAnswers = (
  db: Kysely<Database>,
  given: readonly Idempotency[],
  nowMs: number,
): Promise<void> =>
  inChunks(
    given.map(({ bodyDigest: body_digest, ...same }) => ({ ...same, body_digest, created_ms: nowMs })),
    (chunk) => db.insertInto('idempotency').values(chunk).execute(),
  )
