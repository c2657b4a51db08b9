import type { Json } from '@fengsui/core'
import { describe, expect, it } from 'vitest'
import { assess, at, awareAtNine, event } from '../assess.fixture.ts'
import { answer, due, filed, find, majorLeak } from './duties.fixture.ts'
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

describe('A-04: harm that reaches a threshold only later', () => {
  const grown = (time: string) => ({
    events: [awareAtNine, { ...event('threshold.reached', at(time)), fact: 'cn.leakedPersons' }],
  })

  it('within the limit, nothing changes', () => {
    expect(find(answer('other', grown('12:59')), 'cn.C.1')).toMatchObject({
      startedBy: { at: at('09:00') },
      ...due('13:00'),
    })
  })

  it('after the limit, the report is due at once, and late only when a limit from there is over', () => {
    const duty = find(answer('other', grown('15:00')), 'cn.C.1')
    expect(duty).toMatchObject({
      startedBy: { at: at('09:00') },
      reachedAt: at('15:00'),
      dueSafe: at('15:00'),
      dueLatest: at('19:00'),
    })
    const status = (time: string) =>
      find(answer('other', { ...grown('15:00'), filings: [filed('cn.C.1', at(time))] }), 'cn.C.1').status
    expect(status('19:00')).toBe('filed_on_time')
    expect(status('19:00:01')).toBe('filed_late')
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
