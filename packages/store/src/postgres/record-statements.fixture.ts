import pg from 'pg'

/** A statement as it went to the server. */
export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

/** Runs something and writes down every statement it sends to PostgreSQL meanwhile. */
export async function recordStatements(work: () => Promise<unknown>): Promise<readonly Statement[]> {
  const recorded: Statement[] = []
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [config] = args as [Statement]
    if (typeof config?.text === 'string') recorded.push({ text: config.text, values: config.values ?? [] })
    return Reflect.apply(query, this, args)
  } as typeof query
  try {
    await work()
  } finally {
    pg.Client.prototype.query = query
  }
  return recorded
}
