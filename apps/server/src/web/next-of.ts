import { type AssessAnswer, type GradeAnswer, type Language, nextAction, parseInstant } from '@fengsui/core'
import { labelIn, type NextAction } from '@fengsui/pages'
import type { Services } from '../services.ts'

/** For whom the next action is sought. */
interface Reader {
  readonly party: string
  readonly language: Language
}

/** The next action of one party in a case, as its card says it: of all instruments that judge it, the clock that ends first. */
export function nextOf(
  services: Pick<Services, 'assessor'>,
  answer: AssessAnswer,
  reader: Reader,
): NextAction | undefined {
  const each = answer.grades.map((grade) => nextUnder(services, { answer, grade }, reader))
  return each
    .filter((next) => next !== undefined)
    .sort((a, b) => order(a) - order(b) || dueMs(a) - dueMs(b))
    .at(0)
}

/** What is owed comes before what may be owed, and that before what has no hour. */
const order = ({ duty: { status } }: NextAction): number =>
  status === 'active' ? 0 : status === 'unknown' ? 1 : 2

const dueMs = ({ duty: { dueSafe } }: NextAction): number =>
  (dueSafe === undefined ? undefined : parseInstant(dueSafe)?.ms) ?? Number.POSITIVE_INFINITY

function nextUnder(
  { assessor: { book } }: Pick<Services, 'assessor'>,
  { answer, grade }: { readonly answer: AssessAnswer; readonly grade: GradeAnswer },
  { party, language }: Reader,
): NextAction | undefined {
  const instrument = book.instruments.find(({ id }) => id === grade.instrument)
  if (instrument === undefined) return undefined
  const duties = answer.duties.filter(({ id }) => book.duties.get(id)?.instrument === instrument)
  const next = nextAction(instrument, duties, grade, party)
  const duty = duties.find((row) => row.id === next?.duty && row.dueSafe === next.due)
  if (next === null || duty === undefined) return undefined
  const { recipient } = duty
  return {
    duty,
    title: labelIn(next.do, language),
    to: recipient === null ? undefined : language === 'en' ? (recipient.en ?? recipient.zh) : recipient.zh,
    why: labelIn(next.why, language),
  }
}
