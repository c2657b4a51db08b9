import {
  createAssessor,
  fail,
  type Instant,
  type Instrument,
  type Localized,
  type Outcome,
  readInstrument,
} from '@fengsui/core'
import type { FoundFile, RuleFault } from './rule-folder.ts'

/** An own instrument in use, and the file it came from. */
export interface OwnRule {
  readonly file: string
  readonly text: string
  readonly instrument: Instrument
}

/** A rule file that was refused; `kept` is the instrument that stays in use for it, from an earlier good one. */
export interface RefusedFile {
  readonly file: string
  readonly faults: readonly RuleFault[]
  readonly kept?: Instrument
}

/** What a folder of rule files comes to. */
export interface OwnRules {
  readonly accepted: readonly OwnRule[]
  readonly refused: readonly RefusedFile[]
}

/** What files are held against, and what stands in for a bad one. */
export interface Ground {
  readonly builtIn: readonly Instrument[]
  /** The last good text of each file. */
  readonly remembered: ReadonlyMap<string, string>
  readonly now: Instant
}

/** Judges rule files one after the other, each against all before it. A bad one changes nothing of what was in use. */
export function judgeFiles(files: readonly FoundFile[], ground: Ground): OwnRules {
  const accepted: OwnRule[] = []
  const refused: RefusedFile[] = []
  for (const found of files) {
    const others = [...ground.builtIn, ...accepted.map(({ instrument }) => instrument)]
    const read = found.text === undefined ? fail(found.faults) : readRules(found.text, others, ground.now)
    if (read.ok) {
      accepted.push({ file: found.file, text: found.text ?? '', instrument: read.value })
      continue
    }
    const kept = rememberedRule(found.file, others, ground)
    if (kept !== undefined) accepted.push(kept)
    refused.push({ file: found.file, faults: read.failure, ...(kept && { kept: kept.instrument }) })
  }
  return { accepted, refused }
}

/** The last good text of a file, if it still stands beside the others. */
export function rememberedRule(
  file: string,
  others: readonly Instrument[],
  { remembered, now }: Ground,
): OwnRule | undefined {
  const text = remembered.get(file)
  const read = text === undefined ? undefined : readRules(text, others, now)
  return text !== undefined && read?.ok ? { file, text, instrument: read.value } : undefined
}

function readRules(
  text: string,
  others: readonly Instrument[],
  now: Instant,
): Outcome<Instrument, readonly RuleFault[]> {
  const read = readInstrument(text, others)
  if (!read.ok)
    return fail(read.failure.map(({ line, pointer, detail }) => ({ line, pointer, text: detail })))
  const fault = faultInUse([...others, read.value], read.value, now)
  return fault === undefined ? read : fail([{ text: fault }])
}

const nothingSaid = { id: null, jurisdictions: [], choices: {}, facts: {}, filings: [] } as const

/** Tries the rules out: what only shows in use must not show on a case. */
function faultInUse(
  instruments: readonly Instrument[],
  { id }: Instrument,
  now: Instant,
): Localized | undefined {
  try {
    const assessor = createAssessor({
      instruments,
      findRecipient: () => ({ recipient: null, needsHuman: true }),
    })
    const events = assessor.book.eventTypes.map((type) => ({ type, at: now, actor: 'operator' }))
    assessor.assess({ ...nothingSaid, evaluatedAt: now, instruments: [id], events })
    return undefined
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return {
      zh: `规则不能用：${reason}。请检查日期和时区。`,
      en: `The rules cannot be used: ${reason}. Check days and the time zone.`,
    }
  }
}
