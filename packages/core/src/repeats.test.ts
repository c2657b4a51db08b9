import { describe, expect, it } from 'vitest'
import { createAssessor } from './assessor.ts'
import type { Json } from './canonical-json.ts'
import { parseInstant } from './instant.ts'
import type { Instrument } from './law.ts'

const label = { zh: '续报', en: 'report again' }

/** A law after which each newly confirmed fact is reported within a day. */
const law: Instrument = {
  id: 'kr-test-2024',
  version: '1',
  title: label,
  jurisdiction: 'KR',
  status: 'enacted',
  validFrom: '2024-01-01',
  zone: 'Asia/Seoul',
  checkedOn: '2026-11-24',
  sources: [],
  parties: [],
  grades: [{ id: 'any', roman: '', zh: '不分级', en: 'no grades' }],
  indicators: [],
  duties: [
    {
      id: 'again',
      stage: 'supplement',
      label,
      do: label,
      from: 'operator',
      to: 'agency',
      recipient: 'directory',
      when: { always: true },
      start: { event: 'new_fact.confirmed', actor: 'operator', each: true },
      within: { minutes: 1440 },
      citation: 'Art. 1',
      citationZh: '第一条',
      confidence: 'verified',
      sources: [],
    },
  ],
  facts: [],
  questions: [],
  choices: [],
  contents: [],
  warnings: [],
}

const day = (of: number, hour = 9): string =>
  `2026-03-${String(of).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00+09:00`
const assessor = createAssessor({
  instruments: [law],
  findRecipient: () => ({ recipient: null, needsHuman: true }),
})

/** Where the duty stands, and the day and hour its limit ends. */
function stands(events: readonly Json[], filings: readonly Json[]): string {
  const now = parseInstant(day(31))
  if (now === undefined) throw new Error('no time')
  const read = assessor.read({ instruments: [law.id], events, filings }, now)
  if (!read.ok) throw new Error(JSON.stringify(read.failure))
  const [duty] = assessor.assess(read.value).duties
  return `${duty?.status} ${duty?.dueSafe?.slice(8, 13) ?? ''}`.trim()
}
const fact = (at: string, more = {}): Json => ({ type: 'new_fact.confirmed', at, ...more })
const filing = (at: string, more = {}): Json => ({ duty: 'again', at, ...more })

describe('a duty that each new fact starts anew', () => {
  it.each<[string, readonly Json[], readonly Json[], string]>([
    ['no fact yet', [], [], 'not_started'],
    ['somebody else learnt of one', [fact(day(2), { actor: 'authority' })], [], 'not_started'],
    ['something else happened', [{ type: 'incident.recovered', at: day(2) }], [], 'not_started'],
    ['one fact', [fact(day(2))], [], 'active 03T09'],
    ['two facts: the first one counts', [fact(day(4)), fact(day(2))], [], 'active 03T09'],
    ['answered', [fact(day(2))], [filing(day(3))], 'filed_on_time 03T09'],
    ['answered a moment later than that', [fact(day(2))], [filing(day(3, 10))], 'filed_late 03T09'],
    ['one answer to two facts', [fact(day(2)), fact(day(2, 20))], [filing(day(3))], 'filed_on_time 03T09'],
    [
      'answered late for the first of two',
      [fact(day(2)), fact(day(3))],
      [filing(day(3, 12))],
      'filed_late 03T09',
    ],
    ['a fact after the answer', [fact(day(2)), fact(day(4))], [filing(day(3))], 'active 05T09'],
    [
      'a fact at the very moment of the answer',
      [fact(day(2)), fact(day(3))],
      [filing(day(3))],
      'filed_on_time 03T09',
    ],
    [
      'both answered, in whatever order they are told',
      [fact(day(4)), fact(day(2))],
      [filing(day(5)), filing(day(3))],
      'filed_on_time 05T09',
    ],
    [
      'the second answered late',
      [fact(day(2)), fact(day(4))],
      [filing(day(3)), filing(day(6))],
      'filed_late 05T09',
    ],
    [
      'an update answers nothing new',
      [fact(day(2)), fact(day(4))],
      [filing(day(3)), filing(day(5), { update: true })],
      'active 05T09',
    ],
  ])('%s', (_, events, filings, expected) => {
    expect(stands(events, filings)).toBe(expected)
  })
})
