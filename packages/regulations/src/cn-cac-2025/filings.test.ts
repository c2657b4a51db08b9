import type { Json } from '@fengsui/core'
import { describe, expect, it } from 'vitest'
import { assess, assessor, at, awareAtNine, event, now } from '../assess.fixture.ts'
import { answer, due, filed, find, type Members, majorLeak } from './duties.fixture.ts'

const operator = (kind: string, place: string): Members => ({
  entity: { 'cn.operator': kind, 'cn.alsoCentralOrgan': false, place, 'cn.sector': 'none' },
})

describe("a duty's identity is its id and its recipient", () => {
  const liaoning = filed('cn.C.1', at('10:00'), { recipient: 'cn-210000' })
  const moved = (...filings: readonly Members[]) =>
    answer('other', { ...operator('other', '成都市'), filings })

  it('a report that Liaoning received counts in Liaoning', () => {
    expect(find(answer('other', { filings: [liaoning] }), 'cn.C.1')).toMatchObject({
      status: 'filed_on_time',
      filedAt: at('10:00'),
    })
  })

  it('it does not count in Sichuan, where the place turns out to be', () => {
    const duties = moved(liaoning)
    const first = find(duties, 'cn.C.1')
    expect(first).toMatchObject({ status: 'active', recipient: { id: 'cn-510000' }, ...due('13:00') })
    expect(first).not.toHaveProperty('filedAt')
    expect(find(duties, 'cn.X.supp').status).toBe('not_started')
    expect(find(moved(filed('cn.C.1', at('10:00'))), 'cn.C.1').status).toBe('filed_on_time')
  })

  it('a second report, to Sichuan, is judged by its own time', () => {
    const sichuan = (time: string) => filed('cn.C.1', at(time), { recipient: 'cn-510000' })
    expect(find(moved(liaoning, sichuan('13:00')), 'cn.C.1').status).toBe('filed_on_time')
    const late = moved(liaoning, sichuan('13:00:01'))
    expect(find(late, 'cn.C.1')).toMatchObject({ status: 'filed_late', filedAt: at('13:00:01') })
    expect(find(late, 'cn.X.supp')).toMatchObject({ startedBy: { at: at('13:00:01') } })
  })

  it('whoever received it owes what follows from the receipt', () => {
    expect(find(moved(liaoning), 'cn.C.2a')).toMatchObject({ status: 'active', ...due('11:00') })
  })

  it('where the directory knows nobody, a filing can name the party', () => {
    const police = filed('cn.X.prog', at('10:00'), { recipient: 'public-security-organ' })
    const first = [filed('cn.A.1a', at('09:30')), filed('cn.A.1b', at('09:30'))]
    const statuses = answer('cii', { filings: [...first, police] })
      .filter(({ id }) => id === 'cn.X.prog')
      .map(({ to, status }) => [to, status])
    expect(statuses).toEqual([
      ['protection-department', 'no_fixed_deadline'],
      ['public-security-organ', 'filed_on_time'],
    ])
  })
})

describe('nothing is in time for a clock that did not run', () => {
  const duty = (id: string, more: Members) => find(answer('other', more), id)
  const delivered = { status: 'not_started', filedAt: at('10:00') }

  it('a report whose discovery nobody recorded is delivered, and that is all that is known', () => {
    const first = duty('cn.C.1', { events: [], filings: [filed('cn.C.1', at('10:00'))] })
    expect(first).toMatchObject(delivered)
    for (const member of ['startedBy', 'dueSafe', 'dueLatest']) expect(first).not.toHaveProperty(member)
  })

  it('a summary before the end of handling is delivered, and so is one whose end nobody recorded', () => {
    const filings = [filed('cn.X.final', at('10:00'))]
    expect(duty('cn.X.final', { filings })).toMatchObject(delivered)
    const events = [awareAtNine, event('incident.handled', at('10:00:01'))]
    expect(duty('cn.X.final', { events, filings })).toMatchObject(delivered)
    const again = [...filings, filed('cn.X.final', at('11:00'))]
    expect(duty('cn.X.final', { events, filings: again })).toMatchObject({
      status: 'filed_on_time',
      filedAt: at('11:00'),
      startedBy: { at: at('10:00:01') },
    })
  })

  it('a report handed up before the receipt that starts the hop is delivered', () => {
    const filings = [filed('cn.C.1', at('11:00')), filed('cn.C.2a', at('10:00'))]
    expect(duty('cn.C.2a', { filings })).toMatchObject(delivered)
  })

  it('a supplement without a first report is delivered', () => {
    expect(duty('cn.X.supp', { filings: [filed('cn.X.supp', at('10:00'))] })).toMatchObject(delivered)
  })

  it('while the level is open, a report of unknown discovery stays open and is no longer the next thing to do', () => {
    const open = { incident: { 'cn.affected': ['loss'] } }
    const filings = [filed('cn.C.1', at('10:00'))]
    expect(duty('cn.C.1', { ...open, events: [], filings }).status).toBe('unknown')
    expect(duty('cn.C.1', { ...open, filings })).toMatchObject({ status: 'filed_on_time', ...due('13:00') })
  })

  it('what was delivered is not what is to be done next', () => {
    const next = (events: readonly Json[]) =>
      assess({
        ...operator('other', '成都市'),
        incident: majorLeak,
        events,
        filings: [filed('cn.C.1', at('10:00'))],
      }).next?.duty
    expect(next([])).toBe('cn.C.2a')
    const crime = { ...majorLeak, suspectedCrime: true }
    const told = [filed('cn.C.1', at('10:00')), filed('cn.C.2a', at('10:05')), filed('cn.C.2b', at('10:05'))]
    const after = (filings: readonly Json[]) =>
      assess({ ...operator('other', '成都市'), incident: crime, events: [awareAtNine], filings }).next?.duty
    expect(after(told)).toBe('cn.X.crime')
    expect(after([...told, filed('cn.X.crime', at('10:10'))])).toBe('cn.X.supp')
  })

  it('harm that grows only later makes no report too early', () => {
    const events = [awareAtNine, event('threshold.reached', at('09:30'))]
    const given = { events, filings: [filed('cn.C.1', at('09:10'))] }
    for (const choices of [{}, { 'A-04': 'from-threshold' }])
      expect(duty('cn.C.1', { ...given, choices }).status).toBe('filed_on_time')
  })
})

describe('a log in which a report stands before its discovery', () => {
  const log = {
    entity: { 'cn.operator': 'other', 'cn.alsoCentralOrgan': false, place: '成都市' },
    incident: majorLeak,
    events: [awareAtNine],
    filings: [filed('cn.C.1', at('08:59:59'))],
  }

  it('is read, though no door would take it', () => {
    const taken = assessor.read(log, now)
    expect(taken).toMatchObject({
      ok: false,
      failure: [{ pointer: '/filings/0/at', code: 'before-awareness' }],
    })
    const recalled = assessor.recall(log, now)
    if (!recalled.ok) throw new Error(JSON.stringify(recalled.failure))
    expect(find(assessor.assess(recalled.value).duties, 'cn.C.1')).toMatchObject({
      status: 'not_started',
      filedAt: at('08:59:59'),
    })
  })

  it('still holds no names that nobody knows', () => {
    expect(assessor.recall({ ...log, incident: { y: 1 } }, now).ok).toBe(false)
    expect(assessor.recall([], now).ok).toBe(false)
  })
})
