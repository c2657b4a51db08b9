import type { Json } from '@fengsui/core'
import { describe, expect, it } from 'vitest'
import { assess, event } from '../assess.fixture.ts'

const report = (more: { readonly [member: string]: Json }) => {
  const [duty] = assess({
    instruments: ['in-certin-2022'],
    entity: { 'in.certin.scope': true },
    incident: { 'in.certin.annexureI': true },
    events: [event('noticed', '2026-03-02T09:00:00+05:30')],
    ...more,
  }).duties
  if (duty === undefined) throw new Error('no duty')
  return duty
}

describe('CERT-In: six hours from noticing', () => {
  it('is due after six hours, on time at the instant, late one second later', () => {
    expect(report({})).toMatchObject({
      id: 'in.certin.6h',
      status: 'active',
      to: 'cert-in',
      dueSafe: '2026-03-02T15:00:00+05:30',
      dueLatest: '2026-03-02T15:00:00+05:30',
      confidence: 'single-source',
    })
    const filed = (at: string) => report({ filings: [{ duty: 'in.certin.6h', at }] }).status
    expect(filed('2026-03-02T15:00:00+05:30')).toBe('filed_on_time')
    expect(filed('2026-03-02T09:30:01Z')).toBe('filed_late')
  })

  it('nights and weekends count', () => {
    const saturday = [event('noticed', '2026-03-07T22:00:00+05:30')]
    expect(report({ events: saturday }).dueLatest).toBe('2026-03-08T04:00:00+05:30')
  })

  it('is owed for a type of Annexure I by whom the directions bind', () => {
    expect(report({ incident: { 'in.certin.annexureI': false } }).status).toBe('not_triggered')
    expect(report({ incident: {} })).toMatchObject({ status: 'unknown', missing: ['in.certin.annexureI'] })
    expect(report({ entity: { 'in.certin.scope': false } }).status).toBe('not_bound')
    expect(report({ entity: {} })).toMatchObject({
      status: 'unknown',
      missing: ['in.certin.scope'],
      dueSafe: '2026-03-02T15:00:00+05:30',
    })
    expect(report({ events: [] }).status).toBe('not_started')
  })

  it.each([
    ['2022-06-27T23:59:59+05:30', 'not_in_force'],
    ['2022-06-28T00:00:00+05:30', 'active'],
  ])('noticed at %s: %s', (at, status) => {
    expect(report({ events: [event('noticed', at)] }).status).toBe(status)
  })
})
