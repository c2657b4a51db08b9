import pg from 'pg'
import type { FailureKind } from '../engine.ts'

/**
 * Codes of failures that had no effect and may pass: serialization, deadlock, a lock not got in time; and a unique
 * violation, since the next try reads what another transaction committed meanwhile.
 */
const again: ReadonlySet<string> = new Set(['40001', '40P01', '55P03', '23505'])

/** Codes of a database that goes, is away, has no room, cannot use its disk, or has become a replica. */
const away = /^(?:08...|57P0[1-4]|57014|53...|58...|25006)$/

/** What an error of the driver means; undefined when it is not one. */
export function postgresFailure(error: unknown): FailureKind | undefined {
  if (error instanceof pg.DatabaseError) {
    const code = error.code ?? ''
    if (again.has(code)) return 'again'
    return away.test(code) ? 'away' : 'refused'
  }
  return isConnectionError(error) ? 'away' : undefined
}

/** The driver throws plain errors for these, and the operating system's pass through it. */
const isConnectionError = (error: unknown): boolean =>
  error instanceof AggregateError
    ? error.errors.some(isConnectionError)
    : error instanceof Error &&
      (/^(?:ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_|ENOENT)/.test(codeOf(error)) ||
        /connection terminated|timeout|not queryable|transaction was rolled back/i.test(error.message))

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '')
