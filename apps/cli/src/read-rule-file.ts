import { readFileSync, statSync } from 'node:fs'
import { fail, type Instrument, type Outcome, type Problem, readInstrument } from '@fengsui/core'
import { instruments } from '@fengsui/regulations'
import { problemOf } from './problem.ts'
import { decode, largestInput } from './read-input.ts'

/** Reads a deployer's own rule file. A bad one is refused with line and reason; the rules there are stay as they are. */
function readRuleFile(
  file: string,
  others: readonly Instrument[] = instruments,
): Outcome<Instrument, Problem> {
  try {
    if (statSync(file).size > largestInput) return fail(problemOf('too-large', { detail: file }))
    const text = decode(readFileSync(file))
    if (!text.ok) return text
    const read = readInstrument(text.value, others)
    return read.ok
      ? read
      : fail(problemOf('bad-input', { detail: linesOf(file, read.failure), errors: read.failure }))
  } catch (error) {
    return fail(problemOf('not-readable', { detail: error instanceof Error ? error.message : file }))
  }
}

const linesOf = (file: string, faults: readonly { readonly line: number }[]): string =>
  `${file}: ${[...new Set(faults.map(({ line }) => line))].map((line) => `line ${line}`).join(', ')}`

/** Several rule files, each held against all before it. */
export function withRuleFiles(files: readonly string[]): Outcome<readonly Instrument[], Problem> {
  let all: readonly Instrument[] = instruments
  for (const file of files) {
    const read = readRuleFile(file, all)
    if (!read.ok) return read
    all = [...all, read.value]
  }
  return { ok: true, value: all }
}
