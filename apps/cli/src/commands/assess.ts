import { parseArgs } from 'node:util'
import {
  type AssessAnswer,
  type Assessor,
  createAssessor,
  type Instrument,
  type Outcome,
  type Problem,
} from '@fengsui/core'
import { findAuthority } from '@fengsui/regions'
import { assessText } from '../assess-text.ts'
import { exitCode } from '../exit-code.ts'
import { languageNamed } from '../language.ts'
import { problemOf, reportProblem } from '../problem.ts'
import { decode, largestInput, openInput, readIncident } from '../read-input.ts'
import { type Line, readLines } from '../read-lines.ts'
import { withRuleFiles } from '../read-rule-file.ts'
import { writeOut } from '../write-out.ts'

/** `fengsui assess [FILE] [--batch | --text [--lang zh|en]] [--rules FILE]…`. */
export async function assess(args: readonly string[]): Promise<number> {
  const options = readOptions(args)
  if (!options.ok) return refuse(options.failure)
  const { file, batch, write, rules } = options.value
  const assessor = createAssessor({ instruments: rules, findRecipient: findAuthority })
  try {
    return await (batch ? assessLines(file, assessor) : assessOne(file, assessor, write))
  } catch (error) {
    if (file === undefined || !isFileError(error)) throw error
    return refuse(problemOf('not-readable', { detail: error.message }))
  }
}

function refuse(problem: Problem): number {
  reportProblem(problem)
  return exitCode.badInput
}

interface Options {
  readonly file: string | undefined
  readonly batch: boolean
  /** The instruments there are, and those of rule files. */
  readonly rules: readonly Instrument[]
  /** How one answer is written. */
  readonly write: (answer: AssessAnswer) => string
}

const asJson = (answer: AssessAnswer): string => `${JSON.stringify(answer, null, 2)}\n`

function readOptions(args: readonly string[]): Outcome<Options, Problem> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        batch: { type: 'boolean', default: false },
        text: { type: 'boolean', default: false },
        lang: { type: 'string', default: 'zh' },
        rules: { type: 'string', multiple: true, default: [] },
      },
      allowPositionals: true,
    })
    const [file, ...more] = positionals
    const language = languageNamed(values.lang)
    if (more.length > 0 || language === undefined || (values.batch && values.text))
      return { ok: false, failure: problemOf('bad-usage', { detail: `assess ${args.join(' ')}` }) }
    const rules = withRuleFiles(values.rules)
    if (!rules.ok) return rules
    const asText = (answer: AssessAnswer): string => assessText(answer, rules.value, language)
    return {
      ok: true,
      value: {
        file: file === '-' ? undefined : file,
        batch: values.batch,
        rules: rules.value,
        write: values.text ? asText : asJson,
      },
    }
  } catch (error) {
    return { ok: false, failure: problemOf('bad-usage', { detail: String(error) }) }
  }
}

const isFileError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error

async function assessOne(
  file: string | undefined,
  assessor: Assessor,
  write: Options['write'],
): Promise<number> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of openInput(file)) {
    size += chunk.length
    if (size > largestInput) return refuse(problemOf('too-large'))
    chunks.push(chunk)
  }
  const text = decode(Buffer.concat(chunks))
  if (!text.ok) return refuse(text.failure)
  const input = readIncident(text.value, assessor)
  if (!input.ok) return refuse(input.failure)
  await writeOut(write(assessor.assess(input.value)))
  return exitCode.done
}

async function assessLines(file: string | undefined, assessor: Assessor): Promise<number> {
  let code: number = exitCode.done
  for await (const line of readLines(openInput(file), largestInput)) {
    const answer = answerLine(line, assessor)
    if ('problem' in answer) code = exitCode.badInput
    await writeOut(`${JSON.stringify(answer)}\n`)
  }
  return code
}

type BadLine = { readonly id: string | null; readonly problem: Problem }

function answerLine(line: Line, assessor: Assessor): BadLine | ReturnType<Assessor['assess']> {
  if (line === 'too-large') return { id: null, problem: problemOf('too-large') }
  const text = decode(line.bytes)
  if (!text.ok) return { id: null, problem: text.failure }
  const input = readIncident(text.value, assessor)
  return input.ok ? assessor.assess(input.value) : { id: idOf(text.value), problem: input.failure }
}

/** The id of a line that cannot be assessed, so that its sender finds it again; null where none can be read. */
function idOf(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text)
    const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null
    return typeof id === 'string' ? id : null
  } catch {
    return null
  }
}
