import pg from 'pg'

/** Runs statements past the store, on a connection of their own. */
export async function runSql(databaseUrl: string, statements: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return await client.query(statements)
  } finally {
    await client.end()
  }
}
