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
  /** A token of a time-stamping authority, and who issued that authority's certificate. */
  readonly timeStamp: string | undefined
  readonly stampAuthority: string | undefined
}

const options = {
  keys: { type: 'string' },
  report: { type: 'string' },
  ledger: { type: 'string' },
  checkpoint: { type: 'string', multiple: true },
  receipt: { type: 'string', multiple: true },
  'time-stamp': { type: 'string' },
  'tsa-ca': { type: 'string' },
} as const

/** Reads the arguments. */
export function readOptions(args: readonly string[]): Outcome<VerifyOptions, Problem> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [path, ...more] = positionals
    if (path === undefined || more.length > 0)
      return fail(problemOf('bad-usage', { detail: `verify ${args.join(' ')}` }))
    const { keys, report, ledger, checkpoint = [], receipt = [] } = values
    const { 'time-stamp': timeStamp, 'tsa-ca': stampAuthority } = values
    const kept = { checkpoints: checkpoint, receipts: receipt }
    return succeed({ path, keys, report, ledger, ...kept, timeStamp, stampAuthority })
  } catch (error) {
    return fail(problemOf('bad-usage', { detail: String(error) }))
  }
}
