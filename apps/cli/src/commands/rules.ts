import { parseArgs } from 'node:util'
import type { Instrument, Language } from '@fengsui/core'
import { instruments } from '@fengsui/regulations'
import { exitCode } from '../exit-code.ts'
import { languageNamed } from '../language.ts'
import { problemOf, reportProblem } from '../problem.ts'
import { rulesText } from '../rules-text.ts'
import { writeOut } from '../write-out.ts'

/** `fengsui rules [INSTRUMENT] [--lang zh|en]`: without an instrument, all of them. */
export async function rules(args: readonly string[]): Promise<number> {
  const options = readOptions(args)
  if (options === undefined) {
    reportProblem(problemOf('bad-usage', { detail: `rules ${args.join(' ')}: ${known}` }))
    return exitCode.badInput
  }
  const { chosen, language } = options
  await writeOut(chosen.map((instrument) => rulesText(instrument, language)).join('\n'))
  return exitCode.done
}

const known = `[${instruments.map(({ id }) => id).join(' | ')}] [--lang zh | en]`

interface Options {
  readonly chosen: readonly Instrument[]
  readonly language: Language
}

/** Undefined when the arguments make no sense. */
function readOptions(args: readonly string[]): Options | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { lang: { type: 'string', default: 'zh' } },
      allowPositionals: true,
    })
    const language = languageNamed(values.lang)
    const chosen = instruments.filter(({ id }) => positionals.length === 0 || positionals.includes(id))
    const complete = positionals.every((id) => instruments.some((one) => one.id === id))
    return complete && language !== undefined ? { chosen, language } : undefined
  } catch {
    return undefined
  }
}
