import type { Json } from '@fengsui/core'
import { describe, expect, it } from 'vitest'
import { assess, at, awareAtNine, event } from '../assess.fixture.ts'
import { answer, due, filed, find, majorLeak, unplaced } from './duties.fixture.ts'

describe('Art. 8: the summary, 30 days after handling ends', () => {
  const handled = event('incident.handled', at('10:20', '2026-03-05'))
  const events = [awareAtNine, handled]

  it('is safe after 43 200 minutes and latest at the end of that day in Beijing', () => {
    expect(find(answer('other', { events }), 'cn.X.final')).toMatchObject({
      status: 'active',
      to: 'provincial-cyberspace-administration',
      startedBy: { type: 'incident.handled', at: at('10:20', '2026-03-05') },
      dueSafe: at('10:20', '2026-04-04'),
      dueLatest: at('23:59:59', '2026-04-04'),
      citation: 'Measures Art. 8',
      confidence: 'verified',
    })
  })

  it('counts the day in Beijing, wherever the unit is', () => {
    const entity = { 'cn.operator': 'other', tz: 'America/New_York' }
    expect(find(answer('other', { events, entity }), 'cn.X.final').dueLatest).toBe(
      at('23:59:59', '2026-04-04'),
    )
  })

  it('counts the day in Beijing, wherever the event was written down', () => {
    const written = event('incident.handled', '2026-03-05T20:00:00Z')
    expect(find(answer('other', { events: [awareAtNine, written] }), 'cn.X.final')).toMatchObject({
      dueSafe: '2026-04-04T20:00:00+00:00',
      dueLatest: '2026-04-05T23:59:59+08:00',
    })
  })

  it.each([
    [at('10:20', '2026-04-04'), 'filed_on_time'],
    [at('10:20:01', '2026-04-04'), 'filed_on_time'],
    [at('23:59:59', '2026-04-04'), 'filed_on_time'],
    ['2026-04-04T23:59:59.999+08:00', 'filed_on_time'],
    [at('00:00', '2026-04-05'), 'filed_late'],
  ])('filed at %s: %s', (time, status) => {
    const duty = find(answer('other', { events, filings: [filed('cn.X.final', time)] }), 'cn.X.final')
    expect(duty).toMatchObject({ status, filedAt: time, dueLatest: at('23:59:59', '2026-04-04') })
  })

  it('does not start before handling ends, and is not owed at level IV', () => {
    expect(find(answer('other'), 'cn.X.final').status).toBe('not_started')
    expect(find(answer('other', { events, incident: { 'cn.affected': [] } }), 'cn.X.final').status).toBe(
      'not_triggered',
    )
  })

  it('goes to each recipient of the first report', () => {
    const toWhom = (operator: string) =>
      answer(operator, { events }).flatMap(({ id, to }) => (id === 'cn.X.final' ? [to] : []))
    expect(toWhom('cii')).toEqual(['protection-department', 'public-security-organ'])
    expect(toWhom('central-organ')).toEqual(['cyberspace-unit'])
    expect(toWhom('other')).toEqual(['provincial-cyberspace-administration'])
  })
})

describe('what is common to all procedures', () => {
  it.each(['cn.X.supp', 'cn.X.prog'])('%s is owed promptly once the first report is filed', (id) => {
    expect(find(answer('other'), id).status).toBe('not_started')
    const duty = find(answer('other', { filings: [filed('cn.C.1', at('10:00'))] }), id)
    expect(duty).toMatchObject({
      status: 'no_fixed_deadline',
      citation: 'Measures Art. 7',
      confidence: 'verified',
    })
    expect(duty).not.toHaveProperty('dueSafe')
  })

  it('a suspected crime goes to the police promptly, at any level and without a number', () => {
    const crime = (suspectedCrime: Json, events: Json = [awareAtNine]) =>
      find(answer('other', { incident: { 'cn.affected': [], suspectedCrime }, events }), 'cn.X.crime')
    expect(crime(true)).toMatchObject({
      status: 'no_fixed_deadline',
      to: 'public-security-organ',
      because: [],
    })
    expect(crime(true)).not.toHaveProperty('dueSafe')
    expect(crime(false).status).toBe('not_triggered')
    expect(crime('unknown')).toMatchObject({ status: 'unknown', missing: ['suspectedCrime'] })
    expect(crime('unknown', [event('suspected.crime', at('10:00'))]).status).toBe('no_fixed_deadline')
  })

  it('the sector regulator is told as its own rules say', () => {
    const sector = (kind: Json) =>
      find(answer('other', { entity: { 'cn.operator': 'other', 'cn.sector': kind } }), 'cn.X.sector')
    expect(sector('banking').status).toBe('no_fixed_deadline')
    expect(sector('none').status).toBe('not_triggered')
    expect(sector('unknown')).toMatchObject({ status: 'unknown', missing: ['cn.sector'] })
  })

  it('a vendor tells the operator promptly, and the public is encouraged to report', () => {
    const told = [
      event('aware.incident', at('07:30'), 'vendor'),
      event('aware.incident', at('08:00'), 'public'),
    ]
    const duties = answer('other', { events: [...told, awareAtNine] })
    expect(find(duties, 'cn.V.1')).toMatchObject({
      status: 'no_fixed_deadline',
      from: 'vendor',
      to: 'operator',
    })
    expect(find(duties, 'cn.P.1')).toMatchObject({ status: 'no_fixed_deadline', from: 'public' })
    expect(find(answer('other'), 'cn.V.1').status).toBe('not_started')
  })
})

describe('when a clock starts, and whether', () => {
  it('the earliest awareness of the operator counts, not that of a vendor or the public (A-03)', () => {
    const events = [
      event('aware.incident', at('09:00')),
      event('aware.incident', at('08:10')),
      event('aware.incident', at('07:30'), 'vendor'),
      event('aware.incident', at('06:00'), 'public'),
    ]
    expect(find(answer('other', { events }), 'cn.C.1')).toMatchObject({
      startedBy: { at: at('08:10') },
      ...due('12:10'),
    })
  })

  it('without it an owed duty has not started, and shows no date', () => {
    const duty = find(answer('other', { events: [] }), 'cn.C.1')
    expect(duty).toMatchObject({ status: 'not_started', because: ['L2.Q5', 'L3.Q5'] })
    expect(duty).not.toHaveProperty('dueSafe')
    expect(duty).not.toHaveProperty('startedBy')
  })

  it('and a warning asks when it was discovered, as long as that is open', () => {
    const warnings = (incident: Json, events: readonly Json[] = []) =>
      assess({ entity: { 'cn.operator': 'other' }, incident, events }).warnings.filter(
        ({ code }) => code === 'awareness-missing',
      )
    const [warning] = warnings(majorLeak)
    expect(warning?.detail?.zh).toContain('何时发现')
    expect(warning?.detail?.en).toContain('when was it discovered')
    expect(warnings(majorLeak, [event('aware.incident', at('08:00'), 'vendor')])).toHaveLength(1)
    expect(warnings(majorLeak, [awareAtNine])).toEqual([])
    expect(warnings({ 'cn.affected': [] })).toEqual([])
  })

  it('while the level is open the duty is unknown, names what is missing and the time that would already run', () => {
    const duty = find(answer('other', { incident: { 'cn.affected': ['loss'] } }), 'cn.C.1')
    expect(duty).toMatchObject({ status: 'unknown', missing: ['cn.directLossCny'], ...due('13:00') })
    const notStarted = find(answer('other', { incident: { 'cn.affected': ['loss'] }, events: [] }), 'cn.C.1')
    expect(notStarted).toMatchObject({ status: 'unknown', missing: ['cn.directLossCny'] })
    expect(notStarted).not.toHaveProperty('dueSafe')
  })

  it('a place that leads to nobody needs a human, and the clock runs all the same', () => {
    const entity = { 'cn.operator': 'other', place: '某地' }
    const { duties, warnings } = assess({ entity, incident: majorLeak, events: [awareAtNine] })
    expect(find(duties, 'cn.C.1')).toMatchObject({ status: 'active', ...unplaced, ...due('13:00') })
    expect(warnings.map(({ code }) => code)).toContain('place-unresolved')
  })

  it('times are written in the offset of the event that started them', () => {
    const events = [event('aware.incident', '2026-03-02T01:00:00Z')]
    expect(find(answer('other', { events }), 'cn.C.1')).toMatchObject({
      startedBy: { at: '2026-03-02T01:00:00+00:00' },
      dueSafe: '2026-03-02T05:00:00+00:00',
    })
  })
})
