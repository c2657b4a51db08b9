import { readFileSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { fail, type Json, type Outcome, type Problem, parseJsonText, succeed } from '@fengsui/core'
import {
  checkReceipt,
  isReceiptOf,
  type Owned,
  type PublicKey,
  parsePublicKeys,
  type ReceiptVerdict,
  readReceipt,
  type SignedReceipt,
  verdictTexts,
} from '@fengsui/proof'
import { exitCode } from '../exit-code.ts'
import { problemOf, reportProblem } from '../problem.ts'
import { decode, largestInput } from '../read-input.ts'
import { writeOut } from '../write-out.ts'

/** `fengsui verify RECEIPT [--keys FILE] [--report FILE]`. Needs no server and no network. */
export async function verify(args: readonly string[]): Promise<number> {
  const given = readGiven(args)
  if (!given.ok) {
    reportProblem(given.failure)
    return exitCode.badInput
  }
  const { receipt, keys, report } = given.value
  const checked = checkReceipt(receipt, keys)
  const isOther = isSound(checked) && report !== undefined && !isReceiptOf(receipt, report)
  const verdict = isOther ? 'other-report' : checked
  const { type, signed, ...stated } = receipt
  const answer = {
    what: type,
    verdict,
    ...stated,
    key: { alg: signed.alg, id: signed.key },
    text: verdictTexts[verdict],
  }
  await writeOut(`${JSON.stringify(answer, null, 2)}\n`)
  return isSound(verdict) ? exitCode.done : exitCode.failed
}

const isSound = (verdict: ReceiptVerdict): boolean =>
  verdict === 'valid' || verdict === 'valid-key-unconfirmed'

interface Given {
  readonly receipt: SignedReceipt
  readonly keys: readonly Owned<PublicKey>[] | undefined
  readonly report: Json | undefined
}

function readGiven(args: readonly string[]): Outcome<Given, Problem> {
  const paths = readPaths(args)
  if (!paths.ok) return paths
  const json = readJson(paths.value.receipt)
  if (!json.ok) return json
  const receipt = readReceipt(json.value)
  if (!receipt.ok)
    return fail(problemOf('bad-input', { detail: `${paths.value.receipt}: ${receipt.failure.member}` }))
  const keys = paths.value.keys === undefined ? succeed(undefined) : readKeys(paths.value.keys)
  if (!keys.ok) return keys
  const report = paths.value.report === undefined ? succeed(undefined) : readJson(paths.value.report)
  if (!report.ok) return report
  return succeed({ receipt: receipt.value, keys: keys.value, report: report.value })
}

interface Paths {
  readonly receipt: string
  readonly keys: string | undefined
  readonly report: string | undefined
}

function readPaths(args: readonly string[]): Outcome<Paths, Problem> {
  try {
    const options = { keys: { type: 'string' }, report: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [receipt, ...more] = positionals
    if (receipt !== undefined && more.length === 0)
      return succeed({ receipt, keys: values.keys, report: values.report })
    return fail(problemOf('bad-usage', { detail: `verify ${args.join(' ')}` }))
  } catch (error) {
    return fail(problemOf('bad-usage', { detail: String(error) }))
  }
}

function readText(path: string): Outcome<string, Problem> {
  try {
    if (statSync(path).size > largestInput) return fail(problemOf('too-large', { detail: path }))
    return decode(readFileSync(path))
  } catch (error) {
    return fail(problemOf('not-readable', { detail: error instanceof Error ? error.message : path }))
  }
}

function readJson(path: string): Outcome<Json, Problem> {
  const text = readText(path)
  if (!text.ok) return text
  const json = parseJsonText(text.value)
  return json.ok ? json : fail(problemOf('bad-syntax', { detail: path, errors: json.failure }))
}

function readKeys(path: string): Outcome<readonly Owned<PublicKey>[], Problem> {
  const text = readText(path)
  if (!text.ok) return text
  const keys = parsePublicKeys(text.value)
  if (keys.ok) return keys
  const { line, fault } = keys.failure
  return fail(problemOf('bad-input', { detail: `${path}, line ${line}: ${fault}` }))
}
