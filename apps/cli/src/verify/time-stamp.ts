import { X509Certificate } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { canonicalJson, fail, type Json, type Outcome, type Problem, succeed } from '@fengsui/core'
import { checkStampOf, type SignedReceipt, type TimeStamp } from '@fengsui/proof'
import { problemOf } from '../problem.ts'
import { largestInput } from '../read-input.ts'
import type { VerifyOptions } from './options.ts'
import { readText } from './read-file.ts'

/** What a time stamp given with a receipt came to. */
export type CheckedStamp = ({ readonly verdict: 'valid' } & TimeStamp) | { readonly verdict: string }

/** Reads the certificates that issue time-stamping authorities, from a file of PEM. */
export function readAuthorities(path: string | undefined): Outcome<readonly X509Certificate[], Problem> {
  if (path === undefined) return succeed([])
  const text = readText(path)
  if (!text.ok) return text
  const pems = text.value.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  try {
    if (pems.length > 0) return succeed(pems.map((pem) => new X509Certificate(pem)))
  } catch {
    // Told below, like a file without any.
  }
  return fail(problemOf('bad-input', { detail: `${path}: 没有可读的证书。No certificate can be read.` }))
}

/** Checks the token given with a receipt; undefined when none was. */
export function checkGivenStamp(
  receipt: SignedReceipt,
  { timeStamp, stampAuthority }: Pick<VerifyOptions, 'timeStamp' | 'stampAuthority'>,
): Outcome<CheckedStamp | undefined, Problem> {
  if (timeStamp === undefined) return succeed(undefined)
  const authorities = readAuthorities(stampAuthority)
  if (!authorities.ok) return authorities
  const token = readToken(timeStamp)
  if (!token.ok) return token
  const text = canonicalJson(receipt as unknown as Json)
  const checked = checkStampOf(text, token.value, authorities.value)
  return succeed(checked.ok ? { verdict: 'valid', ...checked.value } : { verdict: checked.failure })
}

function readToken(path: string): Outcome<Buffer, Problem> {
  try {
    if (statSync(path).size > largestInput) return fail(problemOf('too-large', { detail: path }))
    return succeed(readFileSync(path))
  } catch (error) {
    return fail(problemOf('not-readable', { detail: error instanceof Error ? error.message : path }))
  }
}
