import type { Kysely } from 'kysely'
import type { HashAlgorithm } from './chain.ts'
import type { Database } from './schema.ts'

/** What a failed statement means for the transaction it was in. */
export type FailureKind =
  /** Nothing happened; the same work may be tried again at once. */
  | 'again'
  /** The database went away or has no room: nobody knows whether a commit in progress took place. */
  | 'away'
  /** The database refused the work itself. */
  | 'refused'

/** Marks the hash of an event, so that whoever has only the database cannot add one. */
export type Mark = (hash: string) => string

/** What an engine brings besides the SQL both share. */
export interface Engine {
  readonly db: Kysely<Database>
  /** The database's own clock, in milliseconds: clocks never fire by the time of one of many servers. */
  now(db: Kysely<Database>): Promise<number>
  /** Cases with due clocks, held until the transaction ends; cases another worker holds are passed over. */
  claimCases(
    trx: Kysely<Database>,
    due: { readonly nowMs: number; readonly limit: number },
  ): Promise<string[]>
  /** Whether reads that must hold against other writers say `for update`. */
  readonly locksRows: boolean
  /** How many commits may be under way at once. */
  readonly lanes: number
  /**
   * Resolves once everything that could be read before is as durable as a commit is. Where an answer was lost, what is
   * found in the database may still wait for its replica.
   */
  confirm(): Promise<unknown>
  /** The keyed mark of an event's hash, by a key that is not in the database; absent: none, and no ledger. */
  readonly mark?: Mark | undefined
  /** What new events are hashed with; what is there is checked by the id in it. */
  readonly hash?: HashAlgorithm | undefined
  /** What an error means; undefined when it does not come from the database. */
  failureKind(error: unknown): FailureKind | undefined
  /** Leaves nothing of deleted rows in the files of the database, as far as it can. */
  forgetDeleted(): Promise<void>
  /** Copies everything, as of one moment, into an embedded database in a new folder; others go on working. */
  copyTo(folder: string): Promise<void>
}

/** An engine whose schema is up to date, and how many steps that took. */
export interface OpenEngine {
  readonly engine: Engine
  readonly applied: number
}
