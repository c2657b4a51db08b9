import {
  type AssessAnswer,
  type AssessInput,
  type Case,
  type Filing,
  formatInstant,
  type GradeAnswer,
  type GradeResult,
  type GradeSnapshot,
  type InputError,
  type Instant,
  type Instrument,
  type Json,
  type Judgement,
  type Outcome,
  parseInstant,
  type RuleVersion,
} from '@fengsui/core'
import { digestOf } from '../rules/digest-of.ts'
import type { Services } from '../services.ts'
import { splitFacts } from './compose-report.ts'
import { type Said, stillKnown, withoutRefused } from './still-known.ts'

/** The rules a case is looked at under. */
export type Law = Pick<Services, 'assessor' | 'law'>

/** What the rules say of a case at a moment. */
export function assessCase(law: Law, file: Case, now: Instant): AssessAnswer {
  return law.assessor.assess(assessInput(law, file, now))
}

/** The same without what is asked and what was nearly reached: all that intake and the log need. */
export function judgeCase(law: Law, file: Case, now: Instant): Judgement {
  return law.assessor.judge(assessInput(law, file, now))
}

/** Reads what a case would say as the assessor takes it: strictly, since it is not in the log yet. */
export const readSaid = (law: Law, said: Said, now: Instant): Outcome<AssessInput, readonly InputError[]> =>
  law.assessor.read(saidJson(law, said, now), now)

const saidJson = (law: Law, { facts, starts, filings }: Said, now: Instant): Json => ({
  evaluatedAt: formatInstant(now),
  ...splitFacts(law.assessor.book.facts.values(), facts),
  events: starts.map(({ type, at, actor }) => ({ type, at, actor })),
  filings: filings.map(filingInput),
})

/** Turns a case into what the assessor takes. What is in the log was read before it was written, so it reads again. */
export function assessInput(law: Law, file: Case, now: Instant): AssessInput {
  const read = recallSaid(law, file, now)
  if (!read.ok)
    throw new Error(`the log holds facts that cannot be assessed: ${JSON.stringify(read.failure)}`)
  const { regrade } = file
  if (regrade === undefined) return read.value
  return { ...read.value, decided: { level: regrade.level, at: instantOf(regrade.at) } }
}

/** Own rules come and go, and change what values a fact may have: what they no longer take is left out. */
function recallSaid(law: Law, file: Said, now: Instant): Outcome<AssessInput, readonly InputError[]> {
  const said = stillKnown(law.assessor.book, file)
  const read = law.assessor.recall(saidJson(law, said, now), now)
  if (read.ok) return read
  const pointers = read.failure.map(({ pointer }) => pointer)
  const taken = withoutRefused(said, pointers, new Set(law.law.facts.map(({ name }) => name)))
  return law.assessor.recall(saidJson(law, taken, now), now)
}

/** A filing in the members the assess contract has for it. */
function filingInput({ duty, at, receivedAt, recipient, update, level }: Filing): Json {
  return {
    duty,
    at,
    ...(receivedAt === undefined ? {} : { receivedAt }),
    ...(recipient === undefined ? {} : { recipient }),
    ...(update === undefined ? {} : { update }),
    ...(level === undefined ? {} : { level }),
  }
}

/** The part of an answer that goes into the log. */
export const gradeCase = (law: Law, file: Case, now: Instant): GradeResult =>
  gradeOf(law, file, judgeCase(law, file, now))

/** The same of a case that has been judged. */
export function gradeOf(law: Law, file: Case, answer: Judgement): GradeResult {
  const grade = answer.grades.find(({ instrument }) => instrument === law.law.id)
  const others = answer.grades.filter(({ instrument }) => instrument !== law.law.id)
  const beside = others.map(({ instrument, level }) => ({ instrument, level }))
  const snapshot: GradeSnapshot = {
    level: file.regrade?.level ?? grade?.level ?? law.law.grades.at(-1)?.id ?? '',
    provisional: grade?.provisional ?? true,
    hits: grade?.hits.map(({ id }) => id) ?? [],
    duties: answer.duties.map(({ id, recipient, status, dueSafe, dueLatest }) => ({
      id,
      recipient: recipient?.id ?? null,
      status,
      ...(dueSafe === undefined ? {} : { dueSafe }),
      ...(dueLatest === undefined ? {} : { dueLatest }),
    })),
    ...(beside.length === 0 ? {} : { beside }),
  }
  return { snapshot, rules: versionsOf(law, others) }
}

/** Which text of which instruments judged. */
function versionsOf({ assessor, law }: Law, others: readonly GradeAnswer[]): RuleVersion {
  const versionOf = (instrument: Instrument): RuleVersion => ({
    instrument: instrument.id,
    version: instrument.version,
    digest: digestOf(instrument),
  })
  const beside = assessor.book.instruments.filter(({ id }) => others.some((one) => one.instrument === id))
  return { ...versionOf(law), ...(beside.length === 0 ? {} : { beside: beside.map(versionOf) }) }
}

/** Reads an instant this program wrote. */
function instantOf(text: string): Instant {
  const instant = parseInstant(text)
  if (instant === undefined) throw new Error(`the log holds an instant that cannot be read: ${text}`)
  return instant
}
