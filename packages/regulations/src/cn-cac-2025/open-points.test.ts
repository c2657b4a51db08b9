import type { Json } from '@fengsui/core'
import { describe, expect, it } from 'vitest'
import { assess, at, awareAtNine, event } from '../assess.fixture.ts'
import { answer, due, filed, find, type Members, majorLeak } from './duties.fixture.ts'
import { cnCac2025 } from './index.ts'

const choose = (id: string, reading: string) => ({ choices: { [id]: reading } })

describe('the open points A-01 to A-25', () => {
  it('are all named, with a default that is one of the readings, and all are echoed', () => {
    const ids = Array.from({ length: 25 }, (_, index) => `A-${String(index + 1).padStart(2, '0')}`)
    expect(cnCac2025.choices.map(({ id }) => id)).toEqual(ids)
    expect(Object.keys(assess({}).grades[0]?.choices ?? {})).toEqual(ids)
  })
})

describe('A-03: outsourced security operations', () => {
  const events = [event('aware.incident', at('08:00'), 'vendor'), awareAtNine]

  it('what the vendor knows starts nothing, unless its team counts as own staff', () => {
    expect(find(answer('other', { events }), 'cn.C.1')).toMatchObject(due('13:00'))
    const own = choose('A-03', 'vendor-is-own')
    expect(find(answer('other', { events, ...own }), 'cn.C.1')).toMatchObject({
      startedBy: { at: at('08:00') },
      ...due('12:00'),
    })
  })
})

describe('A-07: the system of a branch in another province', () => {
  const branch = {
    entity: {
      'cn.operator': 'other',
      place: '沈阳市康平县',
      'cn.branchOperated': true,
      'cn.branchPlace': '成都市',
    },
  }
  const rows = (more: Members, duty: string) =>
    assess({ incident: majorLeak, events: [awareAtNine], ...more }).duties.filter(({ id }) =>
      id.startsWith(duty),
    )
  const essence = (more: Members, duty = 'cn.C.1') =>
    rows(more, duty).map(({ id, status, recipient, dueSafe = '' }) =>
      `${id} ${status} ${recipient?.id} ${dueSafe.slice(11, 16)}`.trim(),
    )

  it('the report goes to both provinces, in the same four hours', () => {
    expect(essence(branch)).toEqual(['cn.C.1 active cn-210000 13:00', 'cn.C.1b active cn-510000 13:00'])
  })

  it('nobody is asked twice where there is no such branch, or under the other reading', () => {
    const none = { entity: { 'cn.operator': 'other', place: '沈阳市康平县' } }
    const second = (more: Members) => rows(more, 'cn.C.1b').map(({ status }) => status)
    expect(second(none)).toEqual(['not_triggered'])
    expect(second({ entity: { ...none.entity, 'cn.branchOperated': false } })).toEqual(['not_triggered'])
    expect(second({ ...branch, ...choose('A-07', 'registration-only') })).toEqual(['not_triggered'])
    expect(second({ entity: { ...branch.entity, 'cn.operator': 'cii' } })).toEqual(['not_triggered'])
  })

  it('a filing counts towards the province that got it, and each has its own summary', () => {
    const filings = [{ ...filed('cn.C.1b', at('12:00')), recipient: 'cn-510000' }]
    expect(essence({ ...branch, filings })).toEqual([
      'cn.C.1 active cn-210000 13:00',
      'cn.C.1b filed_on_time cn-510000 13:00',
    ])
    expect(essence(branch, 'cn.X.final').map((row) => row.split(' ')[2])).toEqual(['cn-210000', 'cn-510000'])
  })

  it('is asked about with the place of the unit, and its place once it is said to exist', () => {
    const asked = (entity: Members) =>
      assess({ entity, incident: majorLeak, events: [awareAtNine] }).ask.find(({ id }) => id === 'unit')
        ?.facts
    expect(asked({ 'cn.operator': 'other' })).toContain('cn.branchOperated')
    expect(asked({ 'cn.operator': 'other' })).not.toContain('cn.branchPlace')
    expect(asked({ 'cn.operator': 'other', 'cn.branchOperated': true })).toContain('cn.branchPlace')
    expect(asked({ 'cn.operator': 'cii' })).not.toContain('cn.branchOperated')
  })
})

describe('A-04: harm that reaches a threshold only later', () => {
  const grown = (time: string) => ({
    events: [awareAtNine, { ...event('threshold.reached', at(time)), fact: 'cn.leakedPersons' }],
  })

  const warnings = (more: Members) =>
    assess({
      entity: { 'cn.operator': 'other', place: '沈阳市康平县' },
      incident: majorLeak,
      ...more,
    }).warnings.map(({ code }) => code)

  it('within the limit, nothing changes', () => {
    expect(find(answer('other', grown('12:59')), 'cn.C.1')).toMatchObject({
      startedBy: { at: at('09:00') },
      ...due('13:00'),
    })
  })

  it('after the limit, the report is due at once, and that is said', () => {
    const duty = find(answer('other', grown('15:00')), 'cn.C.1')
    expect(duty).toMatchObject({ startedBy: { at: at('09:00') }, reachedAt: at('15:00'), ...due('15:00') })
    expect(warnings(grown('15:00'))).toContain('threshold-after-limit')
    for (const other of [grown('13:00'), { ...grown('15:00'), ...choose('A-04', 'from-threshold') }])
      expect(warnings(other)).not.toContain('threshold-after-limit')
    const status = (time: string) =>
      find(answer('other', { ...grown('15:00'), filings: [filed('cn.C.1', at(time))] }), 'cn.C.1').status
    expect(status('14:59:59')).toBe('filed_on_time')
    expect(status('15:00')).toBe('filed_on_time')
    expect(status('15:00:01')).toBe('filed_late')
  })

  it('under the other reading the limit runs from the threshold', () => {
    const from = choose('A-04', 'from-threshold')
    expect(find(answer('other', { ...grown('09:10'), ...from }), 'cn.C.1')).toMatchObject({
      startedBy: { type: 'threshold.reached', at: at('09:10') },
      ...due('13:10'),
    })
    expect(find(answer('other', { ...grown('08:00'), ...from }), 'cn.C.1')).toMatchObject(due('13:00'))
  })
})

describe('A-06: critical infrastructure of a central organ', () => {
  const statuses = (more: { readonly [member: string]: Json }) => {
    const duties = answer('cii', { entity: { 'cn.operator': 'cii', 'cn.alsoCentralOrgan': true }, ...more })
    return ['cn.A.1a', 'cn.B.1'].map((id) => find(duties, id).status)
  }
  it('follows both procedures, or its own alone', () => {
    expect(statuses({})).toEqual(['active', 'active'])
    expect(statuses(choose('A-06', 'infrastructure-only'))).toEqual(['active', 'not_triggered'])
  })
})

describe('A-13: an end of handling that nobody recorded', () => {
  const warnings = (evaluatedAt: string, ...more: readonly Json[]) =>
    assess({
      evaluatedAt,
      incident: majorLeak,
      events: [awareAtNine, event('incident.recovered', at('12:00')), ...more],
    }).warnings.map(({ code }) => code)

  it('is missed seven days after recovery', () => {
    expect(warnings(at('12:00', '2026-03-09'))).not.toContain('handling-end-missing')
    expect(warnings(at('12:00:01', '2026-03-09'))).toContain('handling-end-missing')
    const handled = event('incident.handled', at('12:00', '2026-03-05'))
    expect(warnings(at('12:00:01', '2026-03-09'), handled)).not.toContain('handling-end-missing')
  })
})

describe('A-20: "promptly" to the police', () => {
  it('has an aim of the product, which is no legal due time', () => {
    const events = [awareAtNine, event('suspected.crime', at('10:00'))]
    const duty = find(answer('other', { incident: majorLeak, events }), 'cn.X.crime')
    expect(duty).toMatchObject({ status: 'no_fixed_deadline', target: at('14:00') })
    expect(duty).not.toHaveProperty('dueSafe')
    expect(
      find(answer('other', { incident: { ...majorLeak, suspectedCrime: true } }), 'cn.X.crime'),
    ).not.toHaveProperty('target')
  })
})
