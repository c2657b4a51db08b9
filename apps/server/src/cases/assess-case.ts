import {
  type AssessAnswer,
  type AssessInput,
  type Case,
  type Filing,
  formatInstant,
  type GradeResult,
  type GradeSnapshot,
  type InputError,
  type Instant,
  type Json,
  type Judgement,
  type Outcome,
  parseInstant,
} from '@fengsui/core'
import type { Services } from '../services.ts'
import { splitFacts } from './compose-report.ts'

type Law = Pick<Services, 'assessor' | 'law'>

/** What the rules say of a case at a moment. */
export function assessCase(law: Law, file: Case, now: Instant): AssessAnswer {
  return law.assessor.assess(assessInput(law, file, now))
}

/** The same without what is asked and what was nearly reached: all that intake and the log need. */
export function judgeCase(law: Law, file: Case, now: Instant): Judgement {
  return law.assessor.judge(assessInput(law, file, now))
}

/** What a case says of its incident, as far as the rules look at it. */
export type Said = Pick<Case, 'facts' | 'starts' | 'filings'>

/** Reads what a case would say as the assessor takes it: strictly, since it is not in the log yet. */
export const readSaid = (law: Law, said: Said, now: Instant): Outcome<AssessInput, readonly InputError[]> =>
  law.assessor.read(saidJson(law, said, now), now)

const saidJson = (law: Law, { facts, starts, filings }: Said, now: Instant): Json => ({
  evaluatedAt: formatInstant(now),
  ...splitFacts(law, facts),
  events: starts.map(({ type, at, actor }) => ({ type, at, actor })),
  filings: filings.map(filingInput),
})

/** Turns a case into what the assessor takes. What is in the log was read before it was written, so it reads again. */
function assessInput(law: Law, file: Case, now: Instant): AssessInput {
  const read = law.assessor.recall(saidJson(law, file, now), now)
  if (!read.ok)
    throw new Error(`the log holds facts that cannot be assessed: ${JSON.stringify(read.failure)}`)
  const { regrade } = file
  if (regrade === undefined) return read.value
  return { ...read.value, decided: { level: regrade.level, at: instantOf(regrade.at) } }
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
export function gradeCase(law: Law, file: Case, now: Instant): GradeResult {
  const answer = judgeCase(law, file, now)
  const grade = answer.grades.find(({ instrument }) => instrument === law.law.id)
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
  }
  return { snapshot, rules: { instrument: law.law.id, version: law.law.version } }
}

/** Reads an instant this program wrote. */
function instantOf(text: string): Instant {
  const instant = parseInstant(text)
  if (instant === undefined) throw new Error(`the log holds an instant that cannot be read: ${text}`)
  return instant
}
