/** Writes one structured line to standard error. Never content of reports, never secrets. */
export type Log = (event: string, fields?: Readonly<Record<string, string | number | boolean>>) => void

/** The log of a running server: JSON lines on standard error. */
export const stderrLog: Log = (event, fields = {}) => {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...fields })}\n`)
}
