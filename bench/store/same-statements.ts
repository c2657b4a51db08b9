import type { Statement } from '../../packages/store/src/postgres/record-statements.fixture.ts'

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
