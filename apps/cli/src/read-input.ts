import { createReadStream } from 'node:fs'
import {
  type AssessInput,
  type Assessor,
  fail,
  type Instant,
  type Outcome,
  type Problem,
  parseJsonText,
  succeed,
} from '@fengsui/core'
import { problemOf } from './problem.ts'

/** Largest input, and in a batch the largest line, in bytes. */
export const largestInput: number = 1024 * 1024

/** The bytes of a file, or of standard input when none is named. */
export const openInput = (file: string | undefined): AsyncIterable<Uint8Array> =>
  file === undefined ? process.stdin : createReadStream(file)

/** Decodes strictly: bytes that are not UTF-8 are refused, never replaced. */
export function decode(bytes: Uint8Array): Outcome<string, Problem> {
  try {
    return succeed(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return fail(problemOf('bad-encoding'))
  }
}

/** Reads one incident. */
export function readIncident(text: string, assessor: Assessor): Outcome<AssessInput, Problem> {
  const json = parseJsonText(text)
  if (!json.ok) {
    const syntax = json.failure.some(({ code }) => code === 'bad-syntax')
    return fail(problemOf(syntax ? 'bad-syntax' : 'bad-input', { errors: json.failure }))
  }
  const input = assessor.read(json.value, present())
  return input.ok ? input : fail(problemOf('bad-input', { errors: input.failure }))
}

const beijingOffset = 480

/** The present, as a clock in Beijing shows it. */
const present = (): Instant => ({ ms: Date.now(), offset: beijingOffset })
