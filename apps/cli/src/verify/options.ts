import { parseArgs } from 'node:util'
import { fail, type Outcome, type Problem, succeed } from '@fengsui/core'
import { problemOf } from '../problem.ts'

/** What `fengsui verify` was asked. */
export interface VerifyOptions {
  /** A receipt, or a data folder. */
  readonly path: string
  readonly keys: string | undefined
  readonly report: string | undefined
  readonly ledger: string | undefined
  readonly checkpoints: readonly string[]
  readonly receipts: readonly string[]
}

const options = {
  keys: { type: 'string' },
  report: { type: 'string' },
  ledger: { type: 'string' },
  checkpoint: { type: 'string', multiple: true },
  receipt: { type: 'string', multiple: true },
} as const

/** Reads the arguments. */
export function readOptions(args: readonly string[]): Outcome<VerifyOptions, Problem> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [path, ...more] = positionals
    if (path === undefined || more.length > 0)
      return fail(problemOf('bad-usage', { detail: `verify ${args.join(' ')}` }))
    const { keys, report, ledger, checkpoint = [], receipt = [] } = values
    return succeed({ path, keys, report, ledger, checkpoints: checkpoint, receipts: receipt })
  } catch (error) {
    return fail(problemOf('bad-usage', { detail: String(error) }))
  }
}
