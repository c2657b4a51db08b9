import type { DutyAnswer, GradeAnswer, NextAnswer } from './answer.ts'
import { parseInstant } from './instant.ts'
import type { Instrument } from './law.ts'
import type { Localized } from './localized.ts'

/**
 * What to do next: the nearest running clock, else a clock that would run if an open question is answered so, else
 * what is owed promptly. `party` narrows it to one party's own duties.
 */
export function nextAction(
  instrument: Instrument,
  duties: readonly DutyAnswer[],
  grade: GradeAnswer,
  party?: string,
): NextAnswer | null {
  const own = duties.filter(
    ({ from, filedAt }) => (party === undefined || from === party) && filedAt === undefined,
  )
  const promptly = own.find(
    ({ status, from }) => status === 'no_fixed_deadline' && (party !== undefined || from === 'operator'),
  )
  const duty = nearest(own, 'active') ?? nearest(own, 'unknown') ?? promptly
  const declared = instrument.duties.find(({ id }) => id === duty?.id)
  if (duty === undefined || declared === undefined) return null
  return {
    duty: duty.id,
    ...(duty.dueSafe === undefined ? {} : { due: duty.dueSafe }),
    do: declared.do,
    why: why(instrument, duty, grade),
  }
}

function nearest(duties: readonly DutyAnswer[], status: DutyAnswer['status']): DutyAnswer | undefined {
  let first: DutyAnswer | undefined
  for (const duty of duties) {
    if (duty.status !== status || duty.dueSafe === undefined) continue
    if (first?.dueSafe === undefined || isEarlier(duty.dueSafe, first.dueSafe)) first = duty
  }
  return first
}

const dateAndTime = 'yyyy-mm-ddThh:mm:ss'.length

/** In one offset, times sort as they are written; otherwise by the moment they name. */
function isEarlier(a: string, b: string): boolean {
  if (a.slice(dateAndTime) === b.slice(dateAndTime)) return a < b
  return momentOf(a) < momentOf(b)
}

const momentOf = (text: string): number => parseInstant(text)?.ms ?? Number.POSITIVE_INFINITY

function why(instrument: Instrument, duty: DutyAnswer, grade: GradeAnswer): Localized {
  const { zh, en } = reason(instrument, duty, grade)
  return { zh: `${zh}；依据${duty.citationZh}`, en: `${en}; ${duty.citation}` }
}

function reason({ grades }: Instrument, duty: DutyAnswer, grade: GradeAnswer): Localized {
  const level = (wanted: string): Pick<GradeAnswer, 'roman' | 'zh' | 'en'> =>
    grades.find(({ id }) => id === wanted) ?? grade
  if (duty.shownLevel !== undefined) {
    const shown = level(duty.shownLevel)
    return {
      zh: `收到的报告表明等级为“${shown.zh}”`,
      en: `the report received showed level ${shown.roman}, ${shown.en}`,
    }
  }
  if (grade.decided !== undefined) {
    const decided = level(grade.decided)
    return { zh: `人工定级“${decided.zh}”`, en: `graded by a person: level ${decided.roman}, ${decided.en}` }
  }
  if (duty.status === 'unknown')
    return { zh: '等级尚未确定，时限已在走', en: 'the level is still open and the clock already runs' }
  const [first] = duty.because
  const hits = (comma: string): string => duty.because.join(comma)
  return {
    zh: `等级“${grade.zh}”${first === undefined ? '' : `（${hits('、')}）`}`,
    en: `level ${grade.roman}, ${grade.en}${first === undefined ? '' : ` (${hits(', ')})`}`,
  }
}
