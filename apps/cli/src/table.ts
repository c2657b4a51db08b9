/** Columns a terminal gives a character: Chinese characters and full-width signs take two. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g

/** Width of a text on a terminal. */
const widthOf = (text: string): number => text.length + (text.match(wide)?.length ?? 0)

/** Lines up rows of cells in columns, two spaces apart; the last column is left ragged. */
export function table(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ''))),
  )
  const pad = (cell: string, column: number): string =>
    cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell)))
  return rows.map((row) => `${row.map(pad).join('  ').trimEnd()}\n`).join('')
}
