import { parseArgs } from 'node:util'
import { type Problem, parseInstant } from '@fengsui/core'
import { type Resolution, type ResolveOptions, resolve } from '@fengsui/regions'
import { exitCode } from '../exit-code.ts'
import { problemOf, reportProblem } from '../problem.ts'
import { decode, largestInput, openInput } from '../read-input.ts'
import { type Line, readLines } from '../read-lines.ts'
import { writeOut } from '../write-out.ts'

/** `fengsui place [TEXT…] [--at DAY] [--province CODE] [--also-notify ID]`: one answer a line for each text, or for each line read. */
export async function place(args: readonly string[]): Promise<number> {
  const asked = readOptions(args)
  if (asked === undefined) {
    reportProblem(problemOf('bad-usage', { detail: `place ${args.join(' ')}: ${usage}` }))
    return exitCode.badInput
  }
  const { texts, options } = asked
  if (texts.length === 0) return resolveLines(options)
  for (const text of texts) await writeOut(`${JSON.stringify(resolve(text, options))}\n`)
  return exitCode.done
}

const usage = '[TEXT…] [--at YYYY-MM-DD] [--province 210000] [--also-notify ID]'
/** A day there is: neither the thirteenth month nor the thirtieth of February. */
const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && parseInstant(`${text}T00:00:00Z`) !== undefined
const province = /^\d{2}0000$/

interface Asked {
  readonly texts: readonly string[]
  readonly options: ResolveOptions
}

/** Undefined when the arguments make no sense. */
function readOptions(args: readonly string[]): Asked | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        at: { type: 'string' },
        province: { type: 'string' },
        'also-notify': { type: 'string', multiple: true },
      },
      allowPositionals: true,
    })
    const { at, province: provinceCode, 'also-notify': alsoNotify = [] } = values
    if (at !== undefined && !isDay(at)) return undefined
    if (provinceCode !== undefined && !province.test(provinceCode)) return undefined
    const hint = provinceCode === undefined ? {} : { hint: { provinceCode } }
    const options = { ...hint, ...(at === undefined ? {} : { at }), alsoNotify }
    return { texts: positionals, options }
  } catch {
    return undefined
  }
}

async function resolveLines(options: ResolveOptions): Promise<number> {
  let code: number = exitCode.done
  for await (const line of readLines(openInput(undefined), largestInput)) {
    const answer = answerLine(line, options)
    if ('problem' in answer) code = exitCode.badInput
    await writeOut(`${JSON.stringify(answer)}\n`)
  }
  return code
}

function answerLine(line: Line, options: ResolveOptions): Resolution | { readonly problem: Problem } {
  if (line === 'too-large') return { problem: problemOf('too-large') }
  const text = decode(line.bytes)
  return text.ok ? resolve(text.value.replace(/\r$/, ''), options) : { problem: text.failure }
}
