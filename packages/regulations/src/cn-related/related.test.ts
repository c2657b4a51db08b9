import type { Json } from '@fengsui/core'
import { describe, expect, it } from 'vitest'
import { assess, at, awareAtNine, event } from '../assess.fixture.ts'

type Members = { readonly [member: string]: Json }

const ask = (instrument: string, more: Members) =>
  assess({ instruments: [instrument], events: [awareAtNine], ...more })
const statuses = (instrument: string, more: Members) =>
  ask(instrument, more).duties.map(({ id, status, dueLatest }) =>
    [id, status, dueLatest?.slice(0, 16)].filter((part) => part !== undefined).join(' '),
  )
const incident = (name: string, value: Json = true): Members => ({
  incident: { [`cn.related.${name}`]: value },
})

describe('related duties, answered when named', () => {
  it('stay out of an answer that does not name them', () => {
    expect(assess({}).grades.map(({ instrument }) => instrument)).toEqual(['cn-cac-2025'])
  })

  it('stand side by side, each with its own grade and confidence', () => {
    const { grades } = assess({
      instruments: ['cn-cac-2025', 'cn-miit-net-2017', 'cn-miit-data-2024'],
      entity: { 'cn.sector': 'telecom' },
      incident: { 'cn.leakedPersons': 10_000_000 },
    })
    expect(grades.map(({ instrument, level }) => [instrument, level])).toEqual([
      ['cn-cac-2025', 'major'],
      ['cn-miit-data-2024', 'major'],
      ['cn-miit-net-2017', 'major'],
    ])
    const smaller = assess({
      instruments: ['cn-cac-2025', 'cn-miit-net-2017'],
      entity: { 'cn.sector': 'telecom' },
      incident: { 'cn.affected': ['personal-information'], 'cn.leakedPersons': 100_000 },
    })
    expect(smaller.grades.map(({ level }) => level)).toEqual(['general', 'general'])
    expect(smaller.grades[1]?.hits).toMatchObject([{ id: 'miit.net.IV.users', threshold: 100_000 }])
  })
})

describe('the Cybersecurity Law in both numberings', () => {
  const both = (time: string) =>
    assess({
      instruments: ['cn-csl-2017', 'cn-csl-2026'],
      events: [event('aware.incident', time)],
      evaluatedAt: time,
    }).duties.map(({ citation, status }) => [citation, status])
  it.each([
    ['2025-12-31T23:59:59+08:00', 'no_fixed_deadline', 'not_in_force'],
    ['2026-01-01T00:00:00+08:00', 'not_in_force', 'no_fixed_deadline'],
  ])('at %s Arts. 25 and 21 are %s and Arts. 27 and 23 %s', (time, old, amended) => {
    expect(both(time)).toEqual([
      ['Cybersecurity Law (2017) Art. 25', old],
      ['Cybersecurity Law (2017) Art. 21', old],
      ['Cybersecurity Law (2026) Art. 27', amended],
      ['Cybersecurity Law (2026) Art. 23', amended],
    ])
  })
})

describe('what each asks', () => {
  it.each<[string, Members, readonly string[]]>([
    [
      'cn-dsl-2021',
      incident('dataIncident'),
      ['rel.dsl no_fixed_deadline', 'rel.dsl.users no_fixed_deadline'],
    ],
    [
      'cn-pipl-2021',
      incident('personalInformation'),
      ['rel.pipl no_fixed_deadline', 'rel.pipl.individuals no_fixed_deadline'],
    ],
    [
      'cn-pipl-2021',
      { incident: { 'cn.related': { personalInformation: true, harmAvoided: true } } },
      ['rel.pipl no_fixed_deadline', 'rel.pipl.individuals suspended'],
    ],
    [
      'cn-netdata-2025',
      { ...incident('productRisk'), events: [event('aware.risk', at('09:00'))] },
      ['rel.nds10 active 2026-03-03T09:00', 'rel.nds11 unknown', 'rel.nds11.persons unknown'],
    ],
    [
      'cn-mps-1994',
      { ...incident('computerCase'), events: [event('suspected.crime', at('10:00'))] },
      ['rel.mps24 active 2026-03-03T10:00'],
    ],
    [
      'cn-cii-2021',
      { entity: { 'cn.operator': 'other' } },
      ['rel.cii not_triggered', 'rel.cii.police not_triggered', 'rel.cii.up not_triggered'],
    ],
    ['cn-pbc-2025', incident('pbcBusiness'), ['rel.pbc no_fixed_deadline']],
    [
      'cn-nfra-2024',
      { entity: { 'cn.sector': 'banking' }, ...incident('dataIncident') },
      ['rel.nfra active 2026-03-02T11:00', 'rel.nfra.written active 2026-03-03T09:00'],
    ],
    [
      'cn-csrc-2021',
      { entity: { 'cn.sector': 'banking' } },
      ['rel.csrc not_bound', 'rel.csrc.update not_bound'],
    ],
    [
      'cn-miit-data-2024',
      {
        entity: { 'cn.sector': 'industry' },
        filings: [{ duty: 'rel.miit.data', at: at('09:30'), receivedAt: at('09:30') }],
      },
      [
        'rel.miit.data filed_on_time',
        'rel.miit.data.phone active 2026-03-02T09:40',
        'rel.miit.data.written active 2026-03-02T10:00',
      ],
    ],
  ])('%s', (instrument, more, expected) => {
    expect(statuses(instrument, more)).toEqual(expected)
  })

  it('individuals need not be told while harm is avoided, until the authority orders it', () => {
    const avoided = { incident: { 'cn.related': { personalInformation: true, harmAvoided: true } } }
    const ordered = (actor: string) =>
      statuses('cn-pipl-2021', { ...avoided, events: [event('authority.ordered', at('11:00'), actor)] })
    expect(ordered('operator')).toContain('rel.pipl.individuals suspended')
    expect(ordered('authority')).toContain('rel.pipl.individuals no_fixed_deadline')
    const asked = ask('cn-pipl-2021', incident('personalInformation')).ask.flatMap(({ facts }) => facts)
    expect(asked).toContain('cn.related.harmAvoided')
  })

  it('each new fact is reported anew (CSRC)', () => {
    const securities = { entity: { 'cn.sector': 'securities' } }
    const told = (facts: readonly string[], reports: readonly string[]) =>
      statuses('cn-csrc-2021', {
        ...securities,
        events: facts.map((time) => event('new_fact.confirmed', at(time))),
        filings: reports.map((time) => ({ duty: 'rel.csrc.update', at: at(time) })),
      })[1]
    expect(told([], [])).toBe('rel.csrc.update not_started')
    expect(told(['10:00'], [])).toBe('rel.csrc.update no_fixed_deadline')
    expect(told(['10:00'], ['10:30'])).toBe('rel.csrc.update filed_on_time')
    expect(told(['10:00', '11:00'], ['10:30'])).toBe('rel.csrc.update no_fixed_deadline')
    expect(told(['11:00', '10:00'], ['11:30', '10:30'])).toBe('rel.csrc.update filed_on_time')
    expect(told(['10:00', '11:00'], ['11:00'])).toBe('rel.csrc.update filed_on_time')
  })

  it('numbers from memory are shown as unverified', () => {
    for (const [instrument, id] of [
      ['cn-nfra-2024', 'rel.nfra'],
      ['cn-mps-1994', 'rel.mps24'],
      ['cn-miit-data-2024', 'rel.miit.data.phone'],
    ] as const)
      expect(ask(instrument, {}).duties.find((duty) => duty.id === id)?.confidence).toBe('unverified')
  })
})
