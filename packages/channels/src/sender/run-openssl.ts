import { spawn } from 'node:child_process'

/** What the program gave. */
export interface OpensslResult {
  readonly code: number
  readonly output: Buffer
}

const longestMs = 8_000
const mostOutput = 40 * 1024 * 1024
/** Where it is looked for: whoever starts the reader gives it no environment. */
const path = '/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin'

/** Runs openssl with a message as its input; undefined where there is no such program. */
export function runOpenssl(
  options: readonly string[],
  input: Uint8Array,
): Promise<OpensslResult | undefined> {
  return new Promise((resolve) => {
    const child = spawn('openssl', options, {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { PATH: path },
      timeout: longestMs,
      killSignal: 'SIGKILL',
    })
    const pieces: Buffer[] = []
    let length = 0
    child.stdout.on('data', (piece: Buffer) => {
      length += piece.length
      if (length > mostOutput) child.kill('SIGKILL')
      else pieces.push(piece)
    })
    // It may end before it has read everything; that shows in its code.
    child.stdin.on('error', () => undefined)
    child.on('error', () => resolve(undefined))
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(pieces) }))
    child.stdin.end(input)
  })
}
