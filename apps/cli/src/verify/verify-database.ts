import { resolve } from 'node:path'
import { fail, type Outcome, type Problem, succeed } from '@fengsui/core'
import { faultTexts } from '@fengsui/proof'
import { problemOf } from '../problem.ts'
import type { VerifyOptions } from './options.ts'
import { readEach, readReceiptFile, readText } from './read-file.ts'
import { readAuthorities } from './time-stamp.ts'
import type { Verified } from './verify-receipt.ts'

/** More are counted, not listed. */
const mostFaults = 1_000

/** Checks the data of a deployment against its ledger, and against checkpoints and receipts that were kept elsewhere. */
export async function verifyDatabase(options: VerifyOptions): Promise<Outcome<Verified, Problem>> {
  const checkpoints = readEach(options.checkpoints, readText)
  if (!checkpoints.ok) return checkpoints
  const receipts = readEach(options.receipts, readReceiptFile)
  if (!receipts.ok) return receipts
  const stampAuthorities = readAuthorities(options.stampAuthority)
  if (!stampAuthorities.ok) return stampAuthorities
  const databaseUrl = process.env['DATABASE_URL']
  const { verifyFolder } = await import('@fengsui/server')
  const verified = await verifyFolder({
    dataFolder: resolve(options.path),
    ...(databaseUrl === undefined || databaseUrl === '' ? {} : { databaseUrl }),
    ...(options.ledger === undefined ? {} : { ledgerFolder: resolve(options.ledger) }),
    checkpoints: checkpoints.value,
    receipts: receipts.value,
    stampAuthorities: stampAuthorities.value,
  })
  if (!verified.ok)
    return fail(problemOf('refused', { detail: `${verified.failure.zh} ${verified.failure.en}` }))
  const { faults, ...counted } = verified.value
  const listed = faults.slice(0, mostFaults).map((fault) => ({ ...fault, text: faultTexts[fault.fault] }))
  const verdict = faults.length === 0 ? 'whole' : 'not-whole'
  return succeed({
    answer: { what: 'fengsui-data/1', verdict, ...counted, faultCount: faults.length, faults: listed },
    sound: faults.length === 0,
  })
}
