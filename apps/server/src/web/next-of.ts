import { type AssessAnswer, type Language, nextAction, textIn } from '@fengsui/core'
import type { NextAction } from '@fengsui/pages'
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
  const recipient =
    duty.recipient === null
      ? ''
      : language === 'en'
        ? (duty.recipient.en ?? duty.recipient.zh)
        : duty.recipient.zh
  const title =
    recipient === ''
      ? textIn(next.do, language)
      : `${textIn(next.do, language)}${language === 'en' ? `: ${recipient}` : `：${recipient}`}`
  return { duty, title, why: textIn(next.why, language) }
}
