import { type ChildProcessByStdio, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { launcher } from './launcher.ts'

/** What a server is started with. */
export interface ServerOptions {
  /** The data folder (`FENGSUI_DATA`); start again on the same one to see what survived. */
  readonly data: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** A command that runs the server inside itself, such as strace or faketime; it must become the server's process. */
  readonly inside?: readonly string[]
  /** Another program than the real launcher, for the test of this file. */
  readonly program?: string
}

/** A server in a process of its own, listening on a free port of the loopback address. */
export interface ServerProcess {
  readonly url: string
  readonly pid: number
  /** All it wrote so far, both streams. */
  output(): string
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>
  /** Ends it in the middle of whatever it does (SIGKILL), and waits until it is gone. */
  kill(): Promise<void>
  /** A new process with the same options, on the same data. */
  restart(): Promise<ServerProcess>
}

type Child = ChildProcessByStdio<null, Readable, Readable>

/** Starts `fengsui start` and waits until it says where it is ready. */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  const { data, args = [], env = {}, inside = [], program = launcher } = options
  const [command = process.execPath, ...rest] = [...inside, process.execPath, program, 'start', ...args]
  const child = spawn(command, rest, {
    // The embedded database, unless a test names another: never the one a developer happens to have set.
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', FENGSUI_DATA: data, DATABASE_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const end = (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    return gone
  }
  const output = collectOutput(child)
  return {
    url: await readyUrl(child, output),
    pid: child.pid ?? 0,
    output,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    restart: async () => {
      await end('SIGTERM')
      return startServer(options)
    },
  }
}

function collectOutput(child: Child): () => string {
  let written = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      written += text
    })
  return () => written
}

/** The address in the line `ready http://…`, or the reason why it never came. */
function readyUrl(child: Child, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => reject(new Error(`the server ended (code ${code}):\n${output()}`)))
    child.stdout.on('data', () => {
      const ready = /^ready (http:\/\/\S+)\s/m.exec(output())
      if (ready?.[1] !== undefined) resolve(ready[1])
    })
  })
}
