import { createHash } from 'node:crypto'
import pg from 'pg'

/** Times after which a database that does not answer counts as away, in milliseconds. */
const limits = {
  connectionTimeoutMillis: 5_000,
  statement_timeout: 20_000,
  query_timeout: 25_000,
  lock_timeout: 8_000,
  // A server that hangs in the middle of a transaction must not hold its cases for ever.
  idle_in_transaction_session_timeout: 30_000,
}

/** Connections of one server process: commits, clocks, and pages beside them. */
const mostConnections = 10

const int8 = 20
const types: pg.CustomTypesConfig = {
  // Counts and milliseconds stay far below 2^53.
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === int8 ? Number : pg.types.getTypeParser(oid, format),
} as pg.CustomTypesConfig

/** Opens a pool. Connections that break are reported to whoever uses them, and never end the process. */
export function openPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: mostConnections,
    types,
    application_name: 'fengsui',
    onConnect: (client) => client.query(waitForDisk),
    ...limits,
  })
  const ignore = (): void => undefined
  pool.on('error', ignore)
  pool.on('connect', (client) => client.on('error', ignore))
  return pool
}

/** Raises the setting where it is too low, and never lowers it: a synchronous replica may be asked for more. */
const waitForDisk = `select set_config('synchronous_commit', 'on', false)
  where current_setting('synchronous_commit') in ('off', 'local')`

/** Longest statement that the server is asked to remember: longer ones are batches of every size. */
const longestRemembered = 2_000

/** A connection as Kysely uses one, with three traps taken care of. */
export class PooledClient {
  private readonly client: pg.PoolClient
  private broken = false

  constructor(client: pg.PoolClient) {
    this.client = client
  }

  /** Runs a statement; the usual ones are prepared once for each connection. */
  async query(text: string, values: readonly unknown[] = []): Promise<pg.QueryResult> {
    if (this.broken) throw new Error('Connection terminated')
    const isUsual = values.length > 0 && text.length <= longestRemembered
    const name = isUsual ? { name: nameOf(text) } : {}
    try {
      if (text === 'commit') return await this.commit()
      return await this.client.query({ text, values: [...values], ...name })
    } catch (error) {
      // After anything but the server's own word nobody knows what the connection is in the middle of.
      if (!(error instanceof pg.DatabaseError)) this.broken = true
      throw error
    }
  }

  private async commit(): Promise<pg.QueryResult> {
    let isUnsure = false
    // Where somebody cancels the wait for a synchronous replica, COMMIT succeeds with a warning: on this disk only.
    const listen = ({ severity }: { readonly severity: string | undefined }): void => {
      isUnsure ||= severity === 'WARNING'
    }
    this.client.on('notice', listen)
    const result = await this.client.query('commit').finally(() => this.client.off('notice', listen))
    // A transaction that failed before answers COMMIT with ROLLBACK, and no error.
    if (result.command !== 'COMMIT') throw new Error('the transaction was rolled back')
    if (isUnsure) throw new Error('Connection terminated: the replica has not confirmed the commit')
    return result
  }

  release(): void {
    this.client.release(this.broken)
  }
}

const names = new Map<string, string>()

function nameOf(text: string): string {
  let name = names.get(text)
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('base64url').slice(0, 22)
    names.set(text, name)
  }
  return name
}
