import pg from 'pg'

interface Statement {
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

/** Digits of a drawn part: as long as a number can be that pgbench draws without loss. */
const drawnDigits = 15

/**
 * Writes statements as a pgbench script: the same bytes, except that a new random part stands in every value of
 * `unique`, since each run stores a new report.
 */
export function pgbenchScript(statements: readonly Statement[], unique: readonly string[]): string {
  const least = 10 ** (drawnDigits - 1)
  const draws = unique.map((_, n) => `\\set r${n} random(${least}, ${10 * least - 1})`)
  const fresh = new Map(unique.map((value, n) => [value, `${value.slice(0, -drawnDigits)}:r${n}`]))
  const literal = (value: unknown): string => {
    if (value === null || value === undefined) return 'null'
    if (typeof value === 'number') return String(value)
    return `'${(fresh.get(String(value)) ?? String(value)).replaceAll("'", "''")}'`
  }
  const lines = statements.map(
    ({ text, values }) =>
      `${text.replace(/\$(\d+)/g, (_, n: string) => literal(values[Number(n) - 1])).replaceAll('\n', ' ')};`,
  )
  return [...draws, ...lines, ''].join('\n')
}
