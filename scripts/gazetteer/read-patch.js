// The hand-kept patch: tables of tab-separated rows under a line of column names, each row with its reason.
import { readFileSync } from 'node:fs'

/** @returns {Record<string, string>[]} the rows of one table */
export function readPatch(/** @type {string} */ name) {
  const [head = '', ...rows] = readFileSync(new URL(`patch/${name}.tsv`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
  const columns = head.split('\t')
  return rows.map((row) => {
    const cells = row.split('\t')
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']))
  })
}
