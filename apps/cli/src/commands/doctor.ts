import { type Finding, good } from '../doctor/finding.ts'
import { lookAtDatabase } from '../doctor/look-at-database.ts'
import { lookAtDisk } from '../doctor/look-at-disk.ts'
import { lookAtServer } from '../doctor/look-at-server.ts'
import { lookAtTime } from '../doctor/look-at-time.ts'
import { exitCode } from '../exit-code.ts'
import { readSettings } from '../operations/settings.ts'
import { problemOf, reportProblem } from '../problem.ts'
import { writeOut } from '../write-out.ts'

const marks = { good: '好   ok  ', warning: '注意 warn', bad: '不行 BAD ' } as const

/** `fengsui doctor`: looks at everything a deployment stands on; says what to do. Exit code 1 when something is bad. */
export async function doctor(args: readonly string[]): Promise<number> {
  const settings = readSettings()
  if (args.length > 0 || !settings.ok) {
    reportProblem(settings.ok ? problemOf('bad-usage', { detail: args.join(' ') }) : settings.failure)
    return exitCode.badInput
  }
  const findings: readonly Finding[] = [
    good(`Node ${process.versions.node}`, `Node ${process.versions.node}`),
    ...lookAtDisk(settings.value.dataFolder),
    ...(await lookAtDatabase(settings.value)),
    ...(await lookAtTime(settings.value)),
    await lookAtServer(settings.value),
  ]
  for (const { state, text } of findings) await writeOut(`${marks[state]}  ${text.zh} / ${text.en}\n`)
  return findings.some(({ state }) => state === 'bad') ? exitCode.failed : exitCode.done
}
