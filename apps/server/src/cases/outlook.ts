import { type AssessAnswer, type Instant, type Instrument, type Liability, liabilityOf } from '@fengsui/core'
import type { Outlook } from '@fengsui/pages'
import { assessInput, type Law } from './assess-case.ts'
import type { CaseFile } from './case-file.ts'
import { seriesOf } from './series-of.ts'

const liabilities = new WeakMap<Instrument, Liability>()

function liabilityUnder(law: Instrument): Liability {
  const found = liabilities.get(law) ?? liabilityOf(law)
  liabilities.set(law, found)
  return found
}

/** What a page tells of a case beside its next action: the answer with its forecast, what other rules say, what may follow. */
export function outlookOf(
  rules: Law,
  file: CaseFile,
  now: Instant,
): { readonly answer: AssessAnswer; readonly outlook: Omit<Outlook, 'contents'> } {
  const { assessor, law } = rules
  const input = { ...assessInput(rules, file.state, now), series: seriesOf(rules, file) }
  const others = assessor.book.instruments.filter(
    ({ id, status, jurisdiction }) =>
      id !== law.id && status === 'enacted' && input.jurisdictions.includes(jurisdiction),
  )
  const beside = others
    .map((other) => ({ law: other, answer: assessor.assess({ ...input, instruments: [other.id] }) }))
    .filter(({ answer }) => answer.grades.some(({ inForce }) => inForce))
  return {
    answer: assessor.assess(input),
    outlook: {
      laws: assessor.book.instruments,
      beside,
      series: input.series,
      liability: liabilityUnder(law)(input.facts, now),
    },
  }
}
