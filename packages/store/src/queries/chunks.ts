/** Most rows in one insert: both engines limit the number of bound values. */
const mostRows = 500

/** Hands rows over in pieces that fit one statement; nothing at all when there are none. */
export async function inChunks<Row>(
  rows: readonly Row[],
  write: (chunk: readonly Row[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += mostRows) await write(rows.slice(start, start + mostRows))
}
