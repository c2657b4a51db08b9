import { fail, type Outcome, type Problem, succeed } from '@fengsui/core'
import {
  checkReceipt,
  isReceiptOf,
  type Owned,
  type PublicKey,
  parsePublicKeys,
  type ReceiptVerdict,
  verdictTexts,
} from '@fengsui/proof'
import { problemOf } from '../problem.ts'
import type { VerifyOptions } from './options.ts'
import { readJson, readReceiptFile, readText } from './read-file.ts'
import { checkGivenStamp } from './time-stamp.ts'

/** What a check found: an answer to print, and whether all is well. */
export interface Verified {
  readonly answer: object
  readonly sound: boolean
}

/** Checks a signed receipt with nothing but files. */
export function verifyReceipt(options: VerifyOptions): Outcome<Verified, Problem> {
  const { path, keys, report } = options
  const receipt = readReceiptFile(path)
  if (!receipt.ok) return receipt
  const known = keys === undefined ? succeed(undefined) : readKeys(keys)
  if (!known.ok) return known
  const submitted = report === undefined ? succeed(undefined) : readJson(report)
  if (!submitted.ok) return submitted
  const checked = checkReceipt(receipt.value, known.value)
  const isOther =
    isSound(checked) && submitted.value !== undefined && !isReceiptOf(receipt.value, submitted.value)
  const verdict = isOther ? 'other-report' : checked
  const { type, signed, ...stated } = receipt.value
  const key = { alg: signed.alg, id: signed.key }
  const stamp = checkGivenStamp(receipt.value, options)
  if (!stamp.ok) return stamp
  const timeStamp = stamp.value === undefined ? {} : { timeStamp: stamp.value }
  return succeed({
    answer: { what: type, verdict, ...stated, key, ...timeStamp, text: verdictTexts[verdict] },
    sound: isSound(verdict) && (stamp.value?.verdict ?? 'valid') === 'valid',
  })
}

const isSound = (verdict: ReceiptVerdict): boolean =>
  verdict === 'valid' || verdict === 'valid-key-unconfirmed'

function readKeys(path: string): Outcome<readonly Owned<PublicKey>[], Problem> {
  const text = readText(path)
  if (!text.ok) return text
  const keys = parsePublicKeys(text.value)
  if (keys.ok) return keys
  const { line, fault } = keys.failure
  return fail(problemOf('bad-input', { detail: `${path}, line ${line}: ${fault}` }))
}
