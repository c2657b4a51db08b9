import { open, readFile } from 'node:fs/promises'
import { emailChannel, type Reading, type ReadingContext } from '@fengsui/channels'
import { fail, type Outcome, type Problem, succeed } from '@fengsui/core'
import { resolve } from '@fengsui/regions'
import { instruments } from '@fengsui/regulations'
import { exitCode } from '../exit-code.ts'
import { problemOf, reportProblem } from '../problem.ts'
import { writeOut } from '../write-out.ts'

const largestMessage = 25 * 1024 * 1024
const beijingOffset = 480

/** `fengsui read FILE…`: what a machine makes of each message, one line of JSON for each, in order. */
export async function read(files: readonly string[]): Promise<number> {
  const option = files.find((file) => file.startsWith('--'))
  if (files.length === 0 || option !== undefined) {
    reportProblem(problemOf('bad-usage', { detail: `read: ${option ?? 'FILE…'}` }))
    return exitCode.badInput
  }
  let code: number = exitCode.done
  for (const file of files) {
    const answer = await answerFor(file)
    if ('problem' in answer) code = exitCode.badInput
    await writeOut(`${JSON.stringify(answer)}\n`)
  }
  return code
}

type Answer = ReturnType<typeof shown> | { readonly file: string; readonly problem: Problem }

async function answerFor(file: string): Promise<Answer> {
  const bytes = await bytesOf(file)
  if (!bytes.ok) return { file, problem: bytes.failure }
  try {
    const raw = { bytes: bytes.value, evidence: {} }
    return shown(file, await emailChannel({ from: 'reader@localhost' }).read(raw, context()))
  } catch (error) {
    return {
      file,
      problem: problemOf('failed', { detail: error instanceof Error ? error.message : String(error) }),
    }
  }
}

/** What the command prints: the parts of a draft, in a fixed order. */
const shown = (file: string, { sort, reasons, draft }: Reading) => ({
  file,
  sort,
  reasons,
  unit: draft.unit,
  events: draft.events,
  incident: draft.incident,
  contents: draft.contents,
  sources: draft.sources,
})

async function bytesOf(file: string): Promise<Outcome<Uint8Array, Problem>> {
  try {
    const handle = await open(file)
    const { size } = await handle.stat().finally(() => handle.close())
    return size > largestMessage ? fail(problemOf('message-too-large')) : succeed(await readFile(file))
  } catch (error) {
    return fail(problemOf('not-readable', { detail: error instanceof Error ? error.message : String(error) }))
  }
}

/** What the readers need of places and questions: the gazetteer and the facts of every instrument. */
function context(): ReadingContext {
  const facts = new Map(
    instruments.flatMap((instrument) => instrument.facts.map((fact) => [fact.name, fact])),
  )
  return {
    resolvePlace: (text) => resolve(text),
    facts: [...facts.values()],
    contents: instruments.flatMap(({ contents }) => contents),
    grades: instruments.flatMap(({ grades }) => grades),
    receivedAt: { ms: Date.now(), offset: beijingOffset },
  }
}
