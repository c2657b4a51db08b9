import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'

/** How a program ended and what it wrote. */
export interface Ended {
  /** null: ended by a signal. */
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** What a program is started with besides its arguments. */
export interface Surroundings {
  readonly input?: string | Uint8Array
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
}

/** Runs Node to its end: `runNode([launcher, 'assess'], { input: '{}' })`. */
export async function runNode(args: readonly string[], surroundings: Surroundings = {}): Promise<Ended> {
  const { input = '', env = {}, cwd } = surroundings
  const child = spawn(process.execPath, args, { cwd, env: { ...process.env, ...env }, stdio: 'pipe' })
  // A program may refuse its input and end before it has read it.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  const [code, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)])
  return { code, stdout, stderr }
}
