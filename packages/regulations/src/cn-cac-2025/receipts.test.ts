import type { AssessAnswer, DutyAnswer, Json } from '@fengsui/core'
import { describe, expect, it } from 'vitest'
import { assess, assessor, at, awareAtNine, event, instantOf, now } from '../assess.fixture.ts'
import { answer, due, filed, find, majorLeak, relativelyMajorLeak } from './duties.fixture.ts'

describe('a hop that starts with word of a receipt alone', () => {
  const hop = (actor: string, incident: Json = majorLeak) =>
    find(
      answer('other', { incident, events: [awareAtNine, event('report.received', at('10:10'), actor)] }),
      'cn.C.2a',
    )

  it.each(['authority', 'provincial-cyberspace-administration'])(
    '%s received a report at 10:10: due at 11:10',
    (actor) => {
      expect(hop(actor)).toMatchObject({
        status: 'active',
        startedBy: { type: 'report.received', at: at('10:10') },
        ...due('11:10'),
      })
    },
  )

  it('somebody else received one: it has not started', () => {
    expect(hop('operator').status).toBe('not_started')
    expect(hop('cyberspace-unit').status).toBe('not_started')
  })

  it('at level III there is nothing to pass on, and no other event stands for a receipt', () => {
    expect(hop('authority', relativelyMajorLeak).status).toBe('not_triggered')
    const events = [awareAtNine, event('incident.recovered', at('10:10'), 'authority')]
    expect(find(answer('other', { events }), 'cn.C.2a').status).toBe('not_started')
  })
})

describe('a hop while the level is open', () => {
  const open = { 'cn.affected': ['loss'] }
  const hop = (more: { readonly [member: string]: Json }) =>
    find(answer('other', { incident: open, ...more }), 'cn.C.2a')

  it('would already run from a receipt that names no level', () => {
    expect(hop({ filings: [filed('cn.C.1', at('10:00'))] })).toMatchObject({
      status: 'unknown',
      ...due('11:00'),
    })
    expect(hop({ events: [awareAtNine, event('report.received', at('10:10'), 'authority')] })).toMatchObject(
      due('11:10'),
    )
  })

  it('does not run from one that showed level III, nor from one that was not received', () => {
    expect(
      hop({ filings: [filed('cn.C.1', at('10:00'), { level: 'relatively-major' })] }),
    ).not.toHaveProperty('dueSafe')
    expect(hop({ filings: [{ duty: 'cn.C.1', at: at('10:00') }] })).not.toHaveProperty('dueSafe')
  })
})

describe('a hop that a report showed once, while the grade is lower now', () => {
  const hop = (more: { readonly filings: Json; readonly events?: Json }) =>
    find(answer('other', { incident: relativelyMajorLeak, ...more }), 'cn.C.2a')
  const shown = filed('cn.X.prog', at('12:00'), { level: 'major' })

  it('runs from the report that showed it, not from one that showed nothing', () => {
    expect(hop({ filings: [filed('cn.C.1', at('10:00')), shown] })).toMatchObject(due('13:00'))
  })

  it('does not run from mere word of a receipt', () => {
    const events = [awareAtNine, event('report.received', at('10:10'), 'authority')]
    expect(hop({ filings: [shown], events })).toMatchObject(due('13:00'))
  })

  it('is not owed for a report that never arrived', () => {
    const sent = { duty: 'cn.X.prog', at: at('12:00'), level: 'major' }
    expect(hop({ filings: [sent] }).status).toBe('not_triggered')
  })
})

describe('a hop after a duty officer has decided the level', () => {
  const decided = (level: string, incident: Json, filings: Json): DutyAnswer => {
    const read = assessor.read(
      { entity: { 'cn.operator': 'other' }, incident, events: [awareAtNine], filings },
      now,
    )
    if (!read.ok) throw new Error(JSON.stringify(read.failure))
    const { duties } = assessor.assess({ ...read.value, decided: { level, at: instantOf(at('11:30')) } })
    return find(duties, 'cn.C.2a')
  }
  it('decided to be less, while a report showed 重大: from that report, not from the decision or an earlier receipt', () => {
    const filings = [filed('cn.C.1', at('10:00')), filed('cn.X.prog', at('12:00'), { level: 'major' })]
    for (const incident of [relativelyMajorLeak, { 'cn.affected': ['loss'] }])
      expect(decided('relatively-major', incident, filings)).toMatchObject(due('13:00'))
  })

  const received = (level?: string) => [filed('cn.C.1', at('10:00'), level === undefined ? {} : { level })]

  it('raised to 重大: from the receipt, if it named no level', () => {
    expect(decided('major', relativelyMajorLeak, received())).toMatchObject({
      status: 'active',
      ...due('11:00'),
    })
  })

  it('raised to 重大 after a report that showed less: from the decision', () => {
    expect(decided('major', relativelyMajorLeak, received('relatively-major'))).toMatchObject({
      status: 'active',
      startedBy: { type: 'case.regraded', at: at('11:30') },
      ...due('12:30'),
    })
  })

  it('raised before anything was received: not started', () => {
    expect(decided('major', relativelyMajorLeak, [])).toMatchObject({ status: 'not_started' })
  })

  it('lowered to 较大: nothing to pass on, unless a report had shown more', () => {
    expect(decided('relatively-major', majorLeak, received()).status).toBe('not_triggered')
    expect(decided('relatively-major', majorLeak, received('major'))).toMatchObject({
      status: 'active',
      ...due('11:00'),
    })
  })

  it('raised while facts are still missing: nothing is open any more', () => {
    expect(decided('major', {}, received())).toMatchObject({ status: 'active', ...due('11:00') })
    expect(decided('relatively-major', {}, received()).status).toBe('not_triggered')
  })
})

describe('several filings of one duty', () => {
  it('the first one counts, whatever their order, and an update is none', () => {
    const early = filed('cn.C.1', at('12:00'))
    const late = filed('cn.C.1', at('14:00'))
    for (const filings of [
      [early, late],
      [late, early],
    ])
      expect(find(answer('other', { filings }), 'cn.C.1')).toMatchObject({
        status: 'filed_on_time',
        filedAt: at('12:00'),
      })
    const update = filed('cn.C.1', at('10:00'), { update: true })
    expect(find(answer('other', { filings: [update, late] }), 'cn.C.1')).toMatchObject({
      status: 'filed_late',
      filedAt: at('14:00'),
    })
  })

  it('a follow-up is started by the first report to the same recipient', () => {
    const filings = [filed('cn.A.1a', at('09:20')), filed('cn.A.1b', at('09:40'))]
    const started = answer('cii', { filings }).flatMap(({ id, to, startedBy }) =>
      id === 'cn.X.prog' ? [[to, startedBy]] : [],
    )
    expect(started).toEqual([
      ['protection-department', { type: 'report.submitted', at: at('09:20') }],
      ['public-security-organ', { type: 'report.submitted', at: at('09:40') }],
    ])
  })
})

describe('what a grade rests on', () => {
  const grade = (incident: Json) => {
    const [first] = (assess({ incident }) as AssessAnswer).grades
    if (first === undefined) throw new Error('no grade')
    return first
  }

  it('could still become only what is above it', () => {
    const levels = grade({ 'cn.leakedPersons': 10_000_000 }).couldStillBecome.map(({ level }) => level)
    expect(new Set(levels)).toEqual(new Set(['particularly-major']))
    expect(grade({ 'cn.leakedPersons': 100_000_000 })).toMatchObject({
      provisional: false,
      couldStillBecome: [],
      missing: [],
    })
  })

  it('shows the measure that was met, of several', () => {
    const { hits } = grade({ 'cn.cii': { mainFunctionOutageMinutes: 5, wholeOutageMinutes: 40 } })
    expect(hits).toMatchObject([
      { id: 'L3.Q2a', fact: 'cn.cii.wholeOutageMinutes', value: 40, threshold: 10 },
      { id: 'L3.Q2b', fact: 'cn.cii.wholeOutageMinutes', value: 40, threshold: 30 },
    ])
  })

  it('a duty of level II lacks only what can bring level II, one of level III what can bring III', () => {
    const duties = answer('other', {
      incident: { 'cn.affected': ['population'], 'cn.population': { persons: 0, maxProvincePercent: 0 } },
    })
    expect(find(duties, 'cn.C.1').missing).toEqual(['cn.population.maxPrefecturePercent'])
    const tier = answer('other', {
      incident: {
        'cn.affected': ['tampering'],
        'cn.tampering': {
          kind: 'platform',
          unlawfulContent: true,
          homePageMinutes: 120,
          otherPageMinutes: 0,
          reposts: 0,
          views: 0,
          determination: 'relatively-major',
        },
      },
    })
    expect(find(tier, 'cn.C.1')).toMatchObject({ status: 'active', missing: [] })
    expect(find(tier, 'cn.C.2a')).toMatchObject({ status: 'unknown', missing: ['cn.tampering.platformTier'] })
  })
})
