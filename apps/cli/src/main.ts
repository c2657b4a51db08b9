import { exitCode } from './exit-code.ts'
import { problemOf, reportProblem } from './problem.ts'

type Command = (args: readonly string[]) => Promise<number>

/** Each command is loaded when it is called, so that a short question does not wait for the server's code. */
const commands: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['start', async () => (await import('./commands/start.ts')).start],
  ['assess', async () => (await import('./commands/assess.ts')).assess],
  ['place', async () => (await import('./commands/place.ts')).place],
  ['read', async () => (await import('./commands/read.ts')).read],
  ['rules', async () => (await import('./commands/rules.ts')).rules],
  ['backup', async () => (await import('./commands/backup.ts')).backup],
  ['restore', async () => (await import('./commands/restore.ts')).restore],
  ['migrate', async () => (await import('./commands/migrate.ts')).migrate],
  ['move', async () => (await import('./commands/move.ts')).move],
  ['doctor', async () => (await import('./commands/doctor.ts')).doctor],
  ['verify', async () => (await import('./commands/verify.ts')).verify],
  ['keys', async () => (await import('./commands/keys.ts')).keys],
  ['help', async () => (await import('./commands/help.ts')).help],
  ['--help', async () => (await import('./commands/help.ts')).help],
  ['-h', async () => (await import('./commands/help.ts')).help],
  ['--version', async () => (await import('./commands/version.ts')).version],
])

/** Runs `fengsui` with its arguments and gives the exit code. */
export async function main([name = 'help', ...args]: readonly string[]): Promise<number> {
  endQuietlyWhenNobodyReads()
  const load = commands.get(name)
  if (load === undefined) {
    reportProblem(problemOf('bad-usage', { detail: `${name}: ${[...commands.keys()].join(', ')}` }))
    return exitCode.badInput
  }
  try {
    const command = args.includes('--help') ? (await import('./commands/help.ts')).help : await load()
    return await command(args)
  } catch (error) {
    reportProblem(problemOf('failed', { detail: error instanceof Error ? error.message : String(error) }))
    return exitCode.failed
  }
}

/** `fengsui rules | head` closes the pipe early: that is no failure. */
function endQuietlyWhenNobodyReads(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exitCode.done)
    throw error
  })
}
