import {
  type AssessAnswer,
  type AssessInput,
  type Case,
  formatInstant,
  type GradeResult,
  type GradeSnapshot,
  type Instant,
} from '@fengsui/core'
import type { Services } from '../services.ts'
import { splitFacts } from './compose-report.ts'

type Law = Pick<Services, 'assessor' | 'law'>

/** What the rules say of a case at a moment. */
export function assessCase(law: Law, file: Case, now: Instant): AssessAnswer {
  return law.assessor.assess(assessInput(law, file, now))
}

/** Turns a case into what the assessor takes. What is in the log was read once already, so it reads again. */
function assessInput({ assessor, law }: Law, file: Case, now: Instant): AssessInput {
  const read = assessor.read(
    {
      evaluatedAt: formatInstant(now),
      ...splitFacts(law, file.facts),
      events: file.starts,
      filings: file.filings.map(({ duty, at, receivedAt, update, level }) => ({
        duty,
        at,
        receivedAt,
        update,
        level,
      })),
    },
    now,
  )
  if (!read.ok)
    throw new Error(`the log holds facts that cannot be assessed: ${JSON.stringify(read.failure)}`)
  const { regrade } = file
  return regrade === undefined
    ? read.value
    : { ...read.value, decided: { level: regrade.level, at: instantOf(regrade.at) } }
}

/** The part of an answer that goes into the log. */
export function gradeCase(law: Law, file: Case, now: Instant): GradeResult {
  const answer = assessCase(law, file, now)
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
