import { readFileSync, statSync } from 'node:fs'
import { fail, type Json, type Outcome, type Problem, parseJsonText, succeed } from '@fengsui/core'
import { readReceipt, type SignedReceipt } from '@fengsui/proof'
import { problemOf } from '../problem.ts'
import { decode, largestInput } from '../read-input.ts'

/** Reads a small text file; every refusal names it. */
export function readText(path: string): Outcome<string, Problem> {
  try {
    if (statSync(path).size > largestInput) return fail(problemOf('too-large', { detail: path }))
    return decode(readFileSync(path))
  } catch (error) {
    return fail(problemOf('not-readable', { detail: error instanceof Error ? error.message : path }))
  }
}

/** Reads a JSON file. */
export function readJson(path: string): Outcome<Json, Problem> {
  const text = readText(path)
  if (!text.ok) return text
  const json = parseJsonText(text.value)
  return json.ok ? json : fail(problemOf('bad-syntax', { detail: path, errors: json.failure }))
}

/** Reads a signed receipt; its signature is not looked at. */
export function readReceiptFile(path: string): Outcome<SignedReceipt, Problem> {
  const json = readJson(path)
  if (!json.ok) return json
  const receipt = readReceipt(json.value)
  return receipt.ok
    ? receipt
    : fail(problemOf('bad-input', { detail: `${path} is not a signed receipt: ${receipt.failure.member}` }))
}

/** Reads several files the same way; the first refusal stands for all. */
export function readEach<Value>(
  paths: readonly string[],
  read: (path: string) => Outcome<Value, Problem>,
): Outcome<readonly Value[], Problem> {
  const values: Value[] = []
  for (const path of paths) {
    const one = read(path)
    if (!one.ok) return one
    values.push(one.value)
  }
  return succeed(values)
}
