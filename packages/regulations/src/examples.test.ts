import { readdirSync, readFileSync } from 'node:fs'
import type { DutyAnswer, Json } from '@fengsui/core'
import { describe, expect, it } from 'vitest'
import { assess, at } from './assess.fixture.ts'

const folder = new URL('../../../examples/', import.meta.url)
type Example = { readonly incident: { readonly [fact: string]: Json } } & { readonly [member: string]: Json }
const example = (name: string): Example => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'))

const owed = (duties: readonly DutyAnswer[]): readonly string[] =>
  duties
    .filter(({ status }) => ['active', 'no_fixed_deadline', 'unknown'].includes(status))
    .map(({ id }) => id)
const duty = (duties: readonly DutyAnswer[], id: string): DutyAnswer | undefined =>
  duties.find((one) => one.id === id)

describe('examples/', () => {
  it.each(readdirSync(folder))('%s is answered under its own name', (file) => {
    const name = file.replace('.json', '')
    expect(assess(example(name)).id).toBe(name)
  })
})

describe('a news page carries injected advertising for a fake hotline for 26 hours', () => {
  const page = example('tampered-news-page')
  const judged = (unlawfulContent: Json) => {
    const tampering = page.incident['cn.tampering'] as { readonly [fact: string]: Json }
    return assess({
      ...page,
      incident: { ...page.incident, 'cn.tampering': { ...tampering, unlawfulContent } },
    })
  }

  it('judged unlawful: 重大 by two numbers that nobody has verified', () => {
    const { grades, duties, next } = judged(true)
    expect(grades[0]).toMatchObject({ level: 'major', roman: 'II', zh: '重大' })
    const deciding = grades[0]?.hits.filter(({ level }) => level === 'major')
    expect(deciding?.map(({ id, confidence }) => [id, confidence])).toEqual([
      ['L2.Q6b', 'unverified'],
      ['L2.Q6d', 'unverified'],
    ])
    expect(next).toMatchObject({ duty: 'cn.C.1', due: at('13:00') })
    expect(duty(duties, 'cn.C.1')).toMatchObject({
      status: 'active',
      dueLatest: at('13:00'),
      because: ['L2.Q6b', 'L2.Q6d', 'L3.Q6b', 'L3.Q6d'],
    })
    expect(duty(duties, 'cn.X.crime')?.status).toBe('no_fixed_deadline')
    expect(duty(duties, 'cn.C.2a')?.status).toBe('not_started')
    expect(duty(duties, 'cn.X.final')?.status).toBe('not_started')
  })

  it('then the province passes it on within an hour of receipt, to the nation and to its peers', () => {
    const filings = [{ duty: 'cn.C.1', at: at('09:58'), receivedAt: at('10:00') }]
    const { duties } = assess({ ...page, evaluatedAt: at('10:05'), filings })
    for (const id of ['cn.C.2a', 'cn.C.2b'])
      expect(duty(duties, id)).toMatchObject({ status: 'active', dueLatest: at('11:00') })
  })

  it('judged harmless: 一般, and only the police report stays', () => {
    const harmless = assess({
      ...page,
      entity: { 'cn.operator': 'other', 'cn.sector': 'none', place: '沈阳市康平县' },
      incident: {
        ...page.incident,
        'cn.tampering.unlawfulContent': false,
        'cn.tampering': { kind: 'key-news', tier: 'provincial' },
      },
    })
    expect(harmless.grades[0]).toMatchObject({ level: 'general', zh: '一般', provisional: false, hits: [] })
    expect(owed(harmless.duties)).toEqual(['cn.X.crime'])
    expect(owed(judged(false).duties)).toEqual(['cn.X.crime', 'cn.X.sector'])
  })

  it('not yet judged: the clock of the province is shown although the level is open', () => {
    const { grades, duties, ask } = judged('unknown')
    expect(grades[0]).toMatchObject({ level: 'general', provisional: true })
    expect(duty(duties, 'cn.C.1')).toMatchObject({ status: 'unknown', dueSafe: at('13:00') })
    expect(ask[0]).toMatchObject({ id: 'tampering', couldChange: ['level', 'duty', 'deadline'] })
  })
})

describe('one example for each procedure', () => {
  it('A: power dispatch, passed up within 30 minutes', () => {
    const { grades, duties } = assess(example('procedure-a-power-dispatch'))
    expect(grades[0]?.level).toBe('particularly-major')
    expect(duty(duties, 'cn.A.1a')?.status).toBe('filed_on_time')
    expect(duty(duties, 'cn.A.1b')).toMatchObject({ status: 'active', dueLatest: at('10:00') })
    for (const id of ['cn.A.2a', 'cn.A.2b'])
      expect(duty(duties, id)).toMatchObject({ status: 'active', dueLatest: at('09:50:05') })
  })

  it('B: a ministry portal, within two hours to its own cyberspace unit', () => {
    const { grades, duties } = assess(example('procedure-b-ministry-portal'))
    expect(grades[0]?.level).toBe('particularly-major')
    expect(duty(duties, 'cn.B.1')).toMatchObject({ status: 'active', dueLatest: at('11:00') })
  })

  it('C: a data leak, within four hours to the province', () => {
    const { grades, duties } = assess(example('procedure-c-data-leak'))
    expect(grades[0]?.level).toBe('major')
    expect(duty(duties, 'cn.C.1')).toMatchObject({ status: 'active', dueLatest: at('13:00') })
    expect(duty(duties, 'cn.X.crime')?.status).toBe('no_fixed_deadline')
  })
})
