import { statSync } from 'node:fs'
import { exitCode } from '../exit-code.ts'
import { reportProblem } from '../problem.ts'
import { readOptions } from '../verify/options.ts'
import { verifyReceipt } from '../verify/verify-receipt.ts'
import { writeOut } from '../write-out.ts'

/** `fengsui verify RECEIPT` needs nothing but files; `fengsui verify FOLDER` checks the data of a deployment. */
export async function verify(args: readonly string[]): Promise<number> {
  const options = readOptions(args)
  if (!options.ok) {
    reportProblem(options.failure)
    return exitCode.badInput
  }
  const verified = isFolder(options.value.path)
    ? await (await import('../verify/verify-database.ts')).verifyDatabase(options.value)
    : verifyReceipt(options.value)
  if (!verified.ok) {
    reportProblem(verified.failure)
    return verified.failure.type === '/problems/refused' ? exitCode.failed : exitCode.badInput
  }
  await writeOut(`${JSON.stringify(verified.value.answer, null, 2)}\n`)
  return verified.value.sound ? exitCode.done : exitCode.failed
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
