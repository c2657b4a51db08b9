import { describe, expect, it } from 'vitest'
import type { Actor } from '../event-record.ts'
import { formatInstant, type Instant, parseInstant, plusMinutes } from '../instant.ts'
import { type Case, evolve, newCase } from './case.ts'
import type { CaseCommand } from './case-command.ts'
import type { CasePayload, StartEvent } from './case-event.ts'
import { decide } from './decide.ts'
import type { DecideContext } from './decide-context.ts'

const at = (time: string): string => `2026-03-02T${time}:00+08:00`
const instant = (text: string): Instant => {
  const read = parseInstant(text)
  if (read === undefined) throw new Error(text)
  return read
}
const person = (id: string): Actor => ({ kind: 'person', id })

const limit = 240
const shortLimit = 60

/** Due four hours after the discovery, or an hour after a threshold that was reached before those were over. */
function dueOf({ starts }: Case): Instant | undefined {
  const first = (type: string): Instant | undefined =>
    starts
      .filter((start) => start.type === type)
      .map((start) => instant(start.at))
      .sort((a, b) => a.ms - b.ms)[0]
  const [aware, reached] = [first('aware.incident'), first('threshold.reached')]
  const long = aware && plusMinutes(aware, limit)
  const short = reached && plusMinutes(reached, shortLimit)
  if (long === undefined || short === undefined || reached === undefined) return long ?? short
  return reached.ms <= long.ms && short.ms > long.ms ? long : short
}

const context = (actor: Actor): DecideContext => ({
  now: instant(at('20:00')),
  actor,
  levels: ['general'],
  grade: (file) => {
    const due = dueOf(file)
    const times = due === undefined ? {} : { dueSafe: formatInstant(due), dueLatest: formatInstant(due) }
    return {
      snapshot: {
        level: 'general',
        provisional: false,
        hits: [],
        duties: [{ id: 'first', recipient: 'desk', status: 'active', ...times }],
      },
      rules: { instrument: 'test', version: '1' },
    }
  },
})

const aware: StartEvent = { type: 'aware.incident', at: at('09:00'), actor: 'operator' }
const threshold: StartEvent = { type: 'threshold.reached', at: at('12:30'), actor: 'operator' }

function done(file: Case, command: CaseCommand, actor = person('first')): Case {
  const decided = decide(file, command, context(actor))
  if (!decided.ok) throw new Error(decided.failure.code)
  return decided.value.reduce(
    (state, draft) => evolve(state, { ...draft, id: '', recordedAt: draft.at, seq: state.seq + 1 }),
    file,
  )
}

/** What a command writes into the log, or why it does not. */
function told(file: Case, command: CaseCommand, actor = person('first')): readonly string[] | string {
  const decided = decide(file, command, context(actor))
  return decided.ok ? decided.value.map(({ type }: CasePayload) => type) : decided.failure.code
}

const opened = (...starts: StartEvent[]): Case =>
  done(newCase, { type: 'open-incident', title: 'fire', unit: 'unit', facts: {}, starts })
const correct = (was: StartEvent, time: string, reason = 'read the log again'): CaseCommand => ({
  type: 'correct-start',
  was,
  at: at(time),
  reason,
})
const confirm = (was: StartEvent, time: string): CaseCommand => ({
  type: 'confirm-correction',
  was,
  at: at(time),
})
const drop = (was: StartEvent, time: string, reason = 'the first was right'): CaseCommand => ({
  type: 'drop-correction',
  was,
  at: at(time),
  reason,
})
const due = (file: Case): string | undefined => file.graded?.duties[0]?.dueSafe

describe('an earlier time', () => {
  it('brings the deadline forward at once, by one person and without a reason', () => {
    const corrected = done(opened(aware), correct(aware, '08:10', ''))
    expect(corrected.starts).toEqual([{ ...aware, at: at('08:10') }])
    expect(due(corrected)).toBe(at('12:10'))
    expect(corrected.pending).toEqual([])
  })

  it('that makes a deadline later all the same takes a second person', () => {
    const file = opened(aware, threshold)
    expect(due(file)).toBe(at('13:00'))
    expect(told(file, correct(aware, '08:00'))).toEqual(['correction.proposed'])
    expect(told(file, correct(aware, '08:45'))).toEqual(['start.corrected', 'case.graded'])
  })
})

describe('a later time', () => {
  const proposed = done(opened(aware), correct(aware, '09:01'))

  it('waits, and nothing changes meanwhile', () => {
    expect(proposed.starts).toEqual([aware])
    expect(due(proposed)).toBe(at('13:00'))
    expect(proposed.pending).toEqual([
      { was: aware, at: at('09:01'), reason: 'read the log again', by: 'first', proposedAt: at('20:00') },
    ])
  })

  it('needs a reason', () => {
    expect(told(opened(aware), correct(aware, '09:01', ' '))).toBe('reason-missing')
  })

  it.each<[string, Actor, readonly string[] | string]>([
    ['its proposer', person('first'), 'second-person-needed'],
    ['the program', { kind: 'system' }, 'second-person-needed'],
    ['a person nobody knows', { kind: 'person' }, 'second-person-needed'],
    ['another desk', { kind: 'desk', id: 'desk' }, 'second-person-needed'],
    ['a second person', person('second'), ['start.corrected', 'case.graded']],
  ])('confirmed by %s', (_, actor, expected) => {
    expect(told(proposed, confirm(aware, '09:01'), actor)).toEqual(expected)
  })

  it('holds once a second person has confirmed it, and the log names both', () => {
    const decided = decide(proposed, confirm(aware, '09:01'), context(person('second')))
    expect(decided.ok && decided.value[0]).toMatchObject({
      actor: { id: 'second' },
      data: { was: aware, at: at('09:01'), reason: 'read the log again', proposedBy: 'first' },
    })
    const confirmed = done(proposed, confirm(aware, '09:01'), person('second'))
    expect(due(confirmed)).toBe(at('13:01'))
    expect(confirmed.pending).toEqual([])
    expect(told(confirmed, confirm(aware, '09:01'), person('third'))).toBe('correction-unknown')
  })

  it('can be dropped, with a reason, and then cannot be confirmed', () => {
    expect(told(proposed, drop(aware, '09:01', ''))).toBe('reason-missing')
    const dropped = done(proposed, drop(aware, '09:01'))
    expect(dropped.starts).toEqual([aware])
    expect(told(dropped, confirm(aware, '09:01'), person('second'))).toBe('correction-unknown')
  })

  it('is settled when the time it was proposed for is corrected otherwise', () => {
    expect(done(proposed, correct(aware, '08:00')).pending).toEqual([])
    expect(done(done(proposed, correct(aware, '09:30')), drop(aware, '09:01')).pending).toHaveLength(1)
  })
})

describe('a correction is refused', () => {
  it.each<[string, CaseCommand, string]>([
    ['of a time the case does not hold', correct({ ...aware, at: at('09:01') }, '08:00'), 'start-unknown'],
    ['of what somebody else knew', correct({ ...aware, actor: 'vendor' }, '08:00'), 'start-unknown'],
    [
      'to a time that cannot be read',
      { ...correct(aware, ''), at: 'nine' } as CaseCommand,
      'time-unreadable',
    ],
    ['to the time it has', correct(aware, '09:00'), 'time-unchanged'],
    ['to a time to come', correct(aware, '20:01'), 'time-in-future'],
    ['that nobody proposed', confirm(aware, '09:30'), 'correction-unknown'],
  ])('%s', (_, command, code) => {
    expect(told(opened(aware), command, person('second'))).toBe(code)
  })

  it('once the case is closed', () => {
    const closed = done(opened(aware), { type: 'close', reason: 'over' })
    expect(told(closed, correct(aware, '08:00'))).toBe('case-closed')
  })
})
