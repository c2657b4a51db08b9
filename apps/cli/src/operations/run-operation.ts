import type { Json, Outcome, Problem } from '@fengsui/core'
import { exitCode } from '../exit-code.ts'
import { reportProblem } from '../problem.ts'
import { writeOut } from '../write-out.ts'

/** Writes what an operation came to: one line of JSON, or its problem. */
export async function runOperation(operation: Promise<Outcome<Json, Problem>>): Promise<number> {
  const result = await operation
  if (result.ok) {
    await writeOut(`${JSON.stringify(result.value)}\n`)
    return exitCode.done
  }
  reportProblem(result.failure)
  return exitCodeOf(result.failure.type)
}

function exitCodeOf(type: string): number {
  if (type === '/problems/bad-usage') return exitCode.badInput
  return type === '/problems/not-reachable' ? exitCode.notReachable : exitCode.failed
}
