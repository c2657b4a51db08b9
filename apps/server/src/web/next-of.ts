import { type AssessAnswer, type Language, nextAction } from '@fengsui/core'
import { labelIn, type NextAction } from '@fengsui/pages'
import type { Services } from '../services.ts'

/** The next action of one party in a case, as its card says it. */
export function nextOf(
  { law }: Services,
  answer: AssessAnswer,
  { party, language }: { readonly party: string; readonly language: Language },
): NextAction | undefined {
  const grade = answer.grades.find(({ instrument }) => instrument === law.id)
  const next = grade === undefined ? null : nextAction(law, answer.duties, grade, party)
  const duty = answer.duties.find((row) => row.id === next?.duty && row.dueSafe === next.due)
  if (next === null || duty === undefined) return undefined
  const { recipient } = duty
  return {
    duty,
    title: labelIn(next.do, language),
    to: recipient === null ? undefined : language === 'en' ? (recipient.en ?? recipient.zh) : recipient.zh,
    why: labelIn(next.why, language),
  }
}
