import { parseArgs } from 'node:util'
import { type Instrument, instrumentSchema, type Language } from '@fengsui/core'
import { instruments } from '@fengsui/regulations'
import { differenceText } from '../difference-text.ts'
import { exitCode } from '../exit-code.ts'
import { languageNamed } from '../language.ts'
import { problemOf, reportProblem } from '../problem.ts'
import { withRuleFiles } from '../read-rule-file.ts'
import { rulesText } from '../rules-text.ts'
import { writeOut } from '../write-out.ts'

/** `fengsui rules [INSTRUMENT] [--lang zh|en]`, and `check`, `diff` and `schema` of rules. */
export async function rules(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === 'schema' && rest.length === 0) return say(`${JSON.stringify(instrumentSchema, null, 2)}\n`)
  const options = readOptions(name === 'check' || name === 'diff' ? rest : args)
  if (options === undefined) return refuseUsage(args)
  if (name === 'check') return check(options)
  const chosen = options.names.map((id) => instruments.find((one) => one.id === id))
  if (!chosen.every((one) => one !== undefined)) return refuseUsage(args)
  if (name === 'diff') return diff(chosen, options.language, args)
  const shown = chosen.length === 0 ? instruments : chosen
  return say(shown.map((instrument) => rulesText(instrument, options.language)).join('\n'))
}

async function say(text: string): Promise<number> {
  await writeOut(text)
  return exitCode.done
}

function refuseUsage(args: readonly string[]): number {
  reportProblem(problemOf('bad-usage', { detail: `rules ${args.join(' ')}: ${known}` }))
  return exitCode.badInput
}

/** Says what is wrong with rule files, or shows their rules as tables to sign off. */
async function check({ names, language }: Options): Promise<number> {
  if (names.length === 0) return refuseUsage(['check'])
  const read = withRuleFiles(names)
  if (!read.ok) {
    reportProblem(read.failure)
    return exitCode.badInput
  }
  return say(
    read.value
      .slice(instruments.length)
      .map((instrument) => rulesText(instrument, language))
      .join('\n'),
  )
}

async function diff(
  chosen: readonly Instrument[],
  language: Language,
  args: readonly string[],
): Promise<number> {
  const [before, after, ...more] = chosen
  if (before === undefined || after === undefined || more.length > 0) return refuseUsage(args)
  return say(differenceText(before, after, language))
}

const known = `[check FILE | diff A B | schema | ${instruments.map(({ id }) => id).join(' | ')}] [--lang zh | en]`

interface Options {
  readonly names: readonly string[]
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
    return language === undefined ? undefined : { names: positionals, language }
  } catch {
    return undefined
  }
}
