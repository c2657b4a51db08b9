import type { FailureKind } from '../engine.ts'

/** Primary result codes of a disk that fails or is full, or of a file that cannot be used just now. */
const away: ReadonlySet<number> = new Set([
  5, // busy
  8, // read-only
  10, // input or output error
  13, // full
  14, // cannot open
])

/** What an error of the library means; undefined when it is not one. */
export function sqliteFailure(error: unknown): FailureKind | undefined {
  if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_SQLITE')))
    return undefined
  const code = 'errcode' in error ? Number(error.errcode) & 0xff : 0
  return away.has(code) ? 'away' : 'refused'
}
