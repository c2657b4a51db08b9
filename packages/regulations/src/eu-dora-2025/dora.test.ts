import type { DutyAnswer, Json } from '@fengsui/core'
import { describe, expect, it } from 'vitest'
import { assess, event, gradeOf } from '../assess.fixture.ts'

type Members = { readonly [member: string]: Json }

const entity = {
  'eu.dora.type': 'other-financial',
  'eu.nis2.class': 'none',
  'eu.dora.weekendReliefExcluded': false,
  'eu.memberState': 'DE',
  tz: 'Europe/Berlin',
}
const bank = { ...entity, 'eu.dora.type': 'credit-institution' }

const answer = (more: Members) =>
  assess({ instruments: ['eu-dora-2025'], entity, incident: { 'eu.dora.major': true }, ...more })
const duty = (id: string, more: Members): DutyAnswer => {
  const found = answer(more).duties.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no duty ${id}`)
  return found
}

const aware = (at: string) => event('aware.incident', at)
const classified = (at: string) => event('classified.major', at)
const initial = (...events: readonly Json[]) => duty('eu.dora.initial', { events })

describe('Art. 5: the initial notification, 4 h from classification and 24 h from awareness, whichever ends first', () => {
  it.each([
    ['classified at once', '2026-03-04T09:00:00+01:00', '2026-03-04T13:00:00+01:00', 'classified.major'],
    [
      'classified after 20 h: both end together',
      '2026-03-05T05:00:00+01:00',
      '2026-03-05T09:00:00+01:00',
      'classified.major',
    ],
    [
      'classified after 22 h: 24 h from awareness come first',
      '2026-03-05T07:00:00+01:00',
      '2026-03-05T09:00:00+01:00',
      'aware.incident',
    ],
    [
      'classified at the very end of the 24 h',
      '2026-03-05T09:00:00+01:00',
      '2026-03-05T09:00:00+01:00',
      'aware.incident',
    ],
    [
      'classified a second later: only 4 h from there',
      '2026-03-05T09:00:01+01:00',
      '2026-03-05T13:00:01+01:00',
      'classified.major',
    ],
  ])('%s', (_, at, due, by) => {
    expect(initial(aware('2026-03-04T09:00:00+01:00'), classified(at))).toMatchObject({
      status: 'active',
      startedBy: { type: by },
      dueSafe: due,
      dueLatest: due,
      confidence: 'verified',
    })
  })

  it('without a classification the 24 h run; without anything it has not started', () => {
    expect(initial(aware('2026-03-04T09:00:00+01:00'))).toMatchObject({
      status: 'active',
      dueSafe: '2026-03-05T09:00:00+01:00',
    })
    expect(initial().status).toBe('not_started')
  })
})

describe('Art. 5(4) to (6): a limit that ends on a day off moves to noon of the next working day', () => {
  const friday = [aware('2026-03-06T16:00:00+01:00')]
  it.each<[string, Members, string]>([
    ['an ordinary entity: Monday at noon', entity, '2026-03-09T12:00:00+01:00'],
    ['a credit institution: not', bank, '2026-03-07T16:00:00+01:00'],
    ['a central counterparty: not', { ...entity, 'eu.dora.type': 'ccp' }, '2026-03-07T16:00:00+01:00'],
    ['a trading venue: not', { ...entity, 'eu.dora.type': 'trading-venue' }, '2026-03-07T16:00:00+01:00'],
    ['an essential entity: not', { ...entity, 'eu.nis2.class': 'essential' }, '2026-03-07T16:00:00+01:00'],
    ['an important entity: not', { ...entity, 'eu.nis2.class': 'important' }, '2026-03-07T16:00:00+01:00'],
    [
      'excluded by its authority: not',
      { ...entity, 'eu.dora.weekendReliefExcluded': true },
      '2026-03-07T16:00:00+01:00',
    ],
  ])('%s', (_, of, latest) => {
    expect(duty('eu.dora.initial', { entity: of, events: friday })).toMatchObject({
      dueSafe: '2026-03-07T16:00:00+01:00',
      dueLatest: latest,
    })
  })

  it('over Easter, by the holidays of the own Member State', () => {
    const easter = { events: [aware('2026-04-02T16:00:00+02:00')] }
    expect(duty('eu.dora.initial', easter).dueLatest).toBe('2026-04-07T12:00:00+02:00')
    // Good Friday is no holiday in France.
    const french = { ...entity, 'eu.memberState': 'FR', tz: 'Europe/Paris' }
    expect(duty('eu.dora.initial', { ...easter, entity: french }).dueLatest).toBe('2026-04-03T16:00:00+02:00')
    const greek = { ...entity, 'eu.memberState': 'GR', tz: 'Europe/Athens' }
    expect(
      duty('eu.dora.initial', { events: [aware('2026-04-09T16:00:00+03:00')], entity: greek }).dueLatest,
    ).toBe('2026-04-14T12:00:00+03:00')
  })

  it('as long as it matters and is unknown who may use it, no latest moment is shown and it is asked', () => {
    const { 'eu.nis2.class': _, ...unclassed } = entity
    const open = answer({ entity: unclassed, events: friday })
    const row = open.duties.find(({ id }) => id === 'eu.dora.initial')
    expect(row).toMatchObject({ dueSafe: '2026-03-07T16:00:00+01:00', missing: ['eu.nis2.class'] })
    expect(row).not.toHaveProperty('dueLatest')
    expect(open.warnings.map(({ code }) => code)).toEqual(['latest-unknown'])
    expect(open.ask.find(({ id }) => id === 'dora.entity')).toMatchObject({
      facts: ['eu.nis2.class'],
      couldChange: ['deadline'],
    })
    const { 'eu.memberState': __, ...somewhere } = entity
    const monday = [aware('2026-03-09T16:00:00+01:00')]
    expect(duty('eu.dora.initial', { entity: somewhere, events: monday }).dueLatest).toBe(
      '2026-03-10T16:00:00+01:00',
    )
  })

  it('a year that the calendar does not hold is not a year without holidays', () => {
    const later = answer({
      events: [aware('2028-04-12T16:00:00+02:00')],
      evaluatedAt: '2028-05-01T00:00:00Z',
    })
    const row = later.duties.find(({ id }) => id === 'eu.dora.initial')
    expect(row).toMatchObject({ status: 'active', dueSafe: '2028-04-13T16:00:00+02:00' })
    expect(row).not.toHaveProperty('dueLatest')
    expect(later.warnings.map(({ code }) => code)).toEqual(['latest-unknown'])
  })
})

describe('the later reports run from what was filed', () => {
  const filed = (id: string, at: string, update = false) => ({ duty: id, at, update })
  const first = filed('eu.dora.initial', '2026-03-04T12:00:00+01:00')

  it('the intermediate report is due 72 h after the initial one, and has not started without it', () => {
    expect(duty('eu.dora.intermediate', {}).status).toBe('not_started')
    expect(duty('eu.dora.intermediate', { filings: [first], entity: bank })).toMatchObject({
      dueSafe: '2026-03-07T12:00:00+01:00',
      dueLatest: '2026-03-07T12:00:00+01:00',
    })
    expect(duty('eu.dora.intermediate', { filings: [first] }).dueLatest).toBe('2026-03-09T12:00:00+01:00')
  })

  it('the final report is due a month after the latest intermediate one, updates included', () => {
    const filings = [first, filed('eu.dora.intermediate', '2026-03-06T12:00:00+01:00')]
    expect(duty('eu.dora.final', { filings })).toMatchObject({
      dueSafe: '2026-04-06T12:00:00+02:00',
      dueLatest: '2026-04-07T12:00:00+02:00',
    })
    const updated = [...filings, filed('eu.dora.intermediate', '2026-03-31T12:00:00+02:00', true)]
    expect(duty('eu.dora.final', { filings: updated })).toMatchObject({
      dueSafe: '2026-04-30T12:00:00+02:00',
      dueLatest: '2026-04-30T23:59:59+02:00',
    })
    // Everybody may use the noon rule for the final report.
    expect(duty('eu.dora.final', { filings, entity: bank }).dueLatest).toBe('2026-04-07T12:00:00+02:00')
  })
})

describe('what is major', () => {
  const level = (facts: Members) =>
    gradeOf({ 'eu.dora.criticalServices': true, ...facts }, { instruments: ['eu-dora-2025'] })
  const two = { 'eu.dora.reputationalImpact': true }

  // biome-ignore format: one criterion a line
  it.each<[string, Json, Json]>([
    ['eu.dora.clientsAffected', 100_000, 100_001],
    ['eu.dora.clientsAffectedPct', 10, 10.1],
    ['eu.dora.counterpartsAffectedPct', 30, 30.1],
    ['eu.dora.transactionsAffectedPct', 10, 10.1],
    ['eu.dora.relevantClient', false, true],
    ['eu.dora.durationHours', 24, 24.1],
    ['eu.dora.downtimeMinutesCritical', 120, 121],
    ['eu.dora.memberStatesAffected', 1, 2],
    ['eu.dora.dataLosses', false, true],
    ['eu.dora.economicImpactEur', 100_000, 100_000.01],
  ])('critical services, and as the second criterion %s: not at %s, but at %s', (fact, at, over) => {
    expect(level({ ...two, [fact]: at }).level).toBe('not-major')
    expect(level({ ...two, [fact]: over })).toMatchObject({ level: 'major-incident', hits: [{ id: 'eu.dora.8.two' }] })
    expect(level({ [fact]: over }).level).toBe('not-major')
  })

  it('a successful malicious access suffices, without critical services nothing does', () => {
    expect(level({ 'eu.dora.maliciousUnauthorisedAccess': true }).level).toBe('major-incident')
    const harmless = {
      'eu.dora.criticalServices': false,
      'eu.dora.maliciousUnauthorisedAccess': true,
      ...two,
      'eu.dora.dataLosses': true,
    }
    expect(level(harmless).level).toBe('not-major')
  })
})

describe('what need not be asked', () => {
  const asked = (incident: Members) => answer({ incident }).ask.flatMap(({ facts }) => facts)

  it('once two criteria are met everything hangs on critical services: the others are idle', () => {
    const twoMet = { 'eu.dora.dataLosses': true, 'eu.dora.reputationalImpact': true, 'eu.dora.major': false }
    expect(asked(twoMet)).toContain('eu.dora.criticalServices')
    expect(asked(twoMet)).not.toContain('eu.dora.maliciousUnauthorisedAccess')
    expect(asked(twoMet)).not.toContain('eu.dora.durationHours')
    const { couldStillBecome } = gradeOf(twoMet, { instruments: ['eu-dora-2025'] })
    expect(couldStillBecome).toMatchObject([
      { indicator: 'eu.dora.8.two', if: [{ fact: 'eu.dora.criticalServices' }] },
    ])
  })

  it('with one criterion met the others matter, and so does the access', () => {
    const oneMet = { 'eu.dora.dataLosses': true, 'eu.dora.major': false }
    expect(asked(oneMet)).toEqual(
      expect.arrayContaining([
        'eu.dora.criticalServices',
        'eu.dora.maliciousUnauthorisedAccess',
        'eu.dora.durationHours',
      ]),
    )
  })
})

describe('what the last moment depends on', () => {
  const { 'eu.nis2.class': _class, ...unclassed } = entity
  const { 'eu.memberState': _state, ...somewhere } = entity
  const of = (entityFacts: Members, at: string) =>
    duty('eu.dora.initial', { entity: entityFacts, events: [aware(at)] })

  it('nothing, on a working day everywhere', () => {
    expect(of(unclassed, '2026-03-09T16:00:00+01:00')).toMatchObject({
      dueLatest: '2026-03-10T16:00:00+01:00',
      missing: [],
    })
    expect(of(somewhere, '2026-03-09T16:00:00+01:00')).toMatchObject({
      dueLatest: '2026-03-10T16:00:00+01:00',
      missing: [],
    })
  })

  it('the Member State, on a day off in some', () => {
    expect(of(somewhere, '2026-04-02T16:00:00+02:00').missing).toEqual(['eu.memberState'])
    const { 'eu.memberState': _none, ...neither } = unclassed
    expect(of(neither, '2026-04-02T16:00:00+02:00').missing).toEqual(['eu.memberState', 'eu.nis2.class'])
  })

  it('no fact, where the calendar ends', () => {
    const filings = [{ duty: 'eu.dora.intermediate', at: '2028-03-06T12:00:00+01:00' }]
    expect(duty('eu.dora.final', { filings, evaluatedAt: '2028-04-01T00:00:00Z' }).missing).toEqual([])
  })

  it('the first of several initial reports', () => {
    const filings = ['2026-03-04T12:00:00+01:00', '2026-03-05T12:00:00+01:00'].map((at) => ({
      duty: 'eu.dora.initial',
      at,
    }))
    for (const given of [filings, [...filings].reverse()])
      expect(duty('eu.dora.intermediate', { entity: bank, filings: given }).dueSafe).toBe(
        '2026-03-07T12:00:00+01:00',
      )
  })
})

describe('the own zone', () => {
  const final = (tz: Json) =>
    duty('eu.dora.final', {
      entity: { ...entity, tz },
      filings: [
        { duty: 'eu.dora.intermediate', at: '2026-04-14T21:30:00Z' },
        { duty: 'eu.dora.intermediate', at: '2026-04-13T10:00:00Z' },
        { duty: 'eu.dora.initial', at: '2026-04-20T10:00:00Z' },
      ],
    })

  it('says when a day ends; without one the day of Brussels does', () => {
    expect(final('Europe/Athens')).toMatchObject({
      startedBy: { type: 'report.submitted' },
      dueSafe: '2026-05-15T00:30:00+03:00',
      dueLatest: '2026-05-15T23:59:59+03:00',
    })
    expect(final('Europe/Berlin').dueLatest).toBe('2026-05-15T12:00:00+02:00')
    expect(final('unknown').dueLatest).toBe('2026-05-15T12:00:00+02:00')
  })
})

describe('scope', () => {
  it('who is no financial entity is not bound, and while that is unknown the duty is', () => {
    const events = [aware('2026-03-04T09:00:00+01:00')]
    expect(duty('eu.dora.initial', { events, entity: { 'eu.dora.type': 'none' } }).status).toBe('not_bound')
    expect(duty('eu.dora.initial', { events, entity: {} })).toMatchObject({
      status: 'unknown',
      missing: ['eu.dora.type'],
    })
    expect(duty('eu.dora.initial', { events: [aware('2025-01-16T22:59:59Z')] }).status).toBe('not_in_force')
    expect(duty('eu.dora.initial', { events: [aware('2025-01-16T23:00:00Z')] }).status).toBe('active')
  })

  it('is asked by jurisdiction, and stays out of Chinese answers', () => {
    const of = (jurisdictions: Json) =>
      assess({ entity: { jurisdictions } }).grades.map(({ instrument }) => instrument)
    expect(of(['CN'])).toEqual(['cn-cac-2025'])
    expect(of(['EU', 'IN'])).toEqual(['eu-dora-2025', 'in-certin-2022'])
    expect(assess({}).grades.map(({ instrument }) => instrument)).toEqual(['cn-cac-2025'])
  })
})

describe('Impl. Reg. 2025/302 Art. 5: an incident that is no longer major', () => {
  const filings = [{ duty: 'eu.dora.initial', at: '2026-03-04T10:00:00+01:00' }]
  const events = [aware('2026-03-04T08:00:00+01:00'), classified('2026-03-04T09:00:00+01:00')]
  const reclassified = (value: boolean) => ({
    filings,
    events,
    incident: { 'eu.dora.major': true, 'eu.dora.noLongerMajor': value },
  })

  it('owes the reclassification in place of the reports that were still to come', () => {
    expect(duty('eu.dora.intermediate', reclassified(true))).toMatchObject({
      status: 'superseded',
      supersededBy: 'eu.dora.reclassify',
    })
    expect(duty('eu.dora.intermediate', reclassified(true))).not.toHaveProperty('dueSafe')
    expect(duty('eu.dora.final', reclassified(true)).status).toBe('superseded')
    expect(duty('eu.dora.reclassify', reclassified(true)).status).toBe('no_fixed_deadline')
  })

  it('keeps what was filed, and changes nothing while it is major', () => {
    expect(duty('eu.dora.initial', reclassified(true)).status).toBe('filed_on_time')
    expect(duty('eu.dora.intermediate', reclassified(false)).status).toBe('active')
    expect(duty('eu.dora.intermediate', { filings, events })).not.toHaveProperty('supersededBy')
  })
})

describe('an initial notification sent between awareness and classification', () => {
  it('is one of this duty, since one of its clocks ran', () => {
    const events = [aware('2026-03-04T09:00:00+01:00'), classified('2026-03-04T11:00:00+01:00')]
    const sent = (at: string) =>
      duty('eu.dora.initial', { events, filings: [{ duty: 'eu.dora.initial', at }] }).status
    expect(sent('2026-03-04T10:00:00+01:00')).toBe('filed_on_time')
    expect(sent('2026-03-04T15:00:01+01:00')).toBe('filed_late')
  })
})
