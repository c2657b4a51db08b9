import { describe, expect, it } from 'vitest'
import { assess, at, awareAtNine, event } from '../assess.fixture.ts'
import { answer, due, filed, find, type Members, majorLeak } from './duties.fixture.ts'

describe('Art. 14 and the scope', () => {
  const leakAt = (time: string, more: Members = {}) =>
    assess({
      entity: { 'cn.operator': 'other', ...more },
      incident: majorLeak,
      events: [event('aware.incident', time)],
      evaluatedAt: at('12:00', '2026-03-02'),
    })

  it.each([
    ['2025-10-31T23:59:59+08:00', false, 'not_in_force'],
    ['2025-11-01T00:00:00+08:00', true, 'active'],
    ['2025-10-31T16:00:00Z', true, 'active'],
  ])('discovered at %s: in force %s, duties %s', (time, inForce, status) => {
    const { grades, duties } = leakAt(time)
    expect(grades[0]).toMatchObject({ level: 'major', inForce })
    expect(find(duties, 'cn.C.1').status).toBe(status)
    if (!inForce) expect(new Set(duties.map((duty) => duty.status))).toEqual(new Set(['not_in_force']))
  })

  it('without a discovery, the present decides whether it is in force', () => {
    const grade = (evaluatedAt: string) => assess({ evaluatedAt, incident: majorLeak }).grades[0]
    expect(grade('2025-10-31T23:59:59+08:00')?.inForce).toBe(false)
    expect(grade('2025-11-01T00:00:00+08:00')?.inForce).toBe(true)
  })

  it('who is outside the mainland is graded, and not bound', () => {
    const { grades, duties } = leakAt(at('09:00'), { 'cn.inMainland': false })
    expect(grades[0]?.level).toBe('major')
    expect(new Set(duties.map(({ status }) => status))).toEqual(new Set(['not_bound']))
  })
})

describe('what is not an incident to report', () => {
  it('planned maintenance alone is 一般, and no duty is triggered', () => {
    const maintenance = {
      'cn.affected': ['portal'],
      'cn.portal': {
        kind: 'party-government',
        tier: 'provincial',
        cause: 'planned-maintenance',
        unavailableMinutes: 3000,
      },
    }
    const { grades, duties, ask } = assess({ incident: maintenance, events: [awareAtNine] })
    expect(grades[0]).toMatchObject({ level: 'general', provisional: false, hits: [] })
    expect(new Set(duties.map(({ status }) => status))).toEqual(new Set(['not_triggered']))
    expect(ask.flatMap(({ facts }) => facts)).toEqual(['suspectedCrime'])
  })

  it('a crime suspected during maintenance is still reported, and so is harm beside it', () => {
    const during = (more: Members) =>
      assess({ incident: { 'cn.portal.cause': 'planned-maintenance', ...more }, events: [awareAtNine] })
        .duties
    const crime = during({ 'cn.affected': ['portal'], suspectedCrime: true })
    expect(find(crime, 'cn.X.crime').status).toBe('no_fixed_deadline')
    const entity = { 'cn.operator': 'other' }
    const leak = { 'cn.affected': ['portal', 'personal-information'], 'cn.leakedPersons': 1_000_000 }
    const incident = { ...leak, 'cn.portal.cause': 'planned-maintenance' }
    expect(find(assess({ entity, incident, events: [awareAtNine] }).duties, 'cn.C.1').status).toBe('active')
  })

  it('an exercise is answered like the real thing, with every duty marked', () => {
    const { duties } = assess({
      entity: { 'cn.operator': 'other' },
      incident: { ...majorLeak, exercise: true },
      events: [awareAtNine],
    })
    expect(duties.every(({ exercise }) => exercise === true)).toBe(true)
    expect(find(duties, 'cn.C.1')).toMatchObject({ status: 'active', ...due('13:00') })
    expect(answer('other').some((duty) => 'exercise' in duty)).toBe(false)
  })

  it('a suspected state secret is neither graded nor answered (A-14)', () => {
    const secret = assess({ incident: { ...majorLeak, stateSecretSuspected: true }, events: [awareAtNine] })
    expect(secret).toMatchObject({ grades: [], duties: [], next: null, ask: [] })
    expect(secret.warnings).toEqual([
      { code: 'state-secret', detail: { zh: expect.any(String), en: expect.any(String) } },
    ])
  })
})

describe('what to do next', () => {
  const next = (more: Members) =>
    assess({ entity: { 'cn.operator': 'other' }, incident: majorLeak, events: [awareAtNine], ...more }).next

  it('is the running clock that ends first, with what it rests on', () => {
    expect(next({})).toMatchObject({
      duty: 'cn.C.1',
      due: at('13:00'),
      do: { en: 'Send the first report to the provincial cyberspace administration' },
      why: {
        zh: '等级“重大”（L2.Q5、L3.Q5）；依据《办法》第四条（三）',
        en: 'level II, major (L2.Q5, L3.Q5); Measures Art. 4(3)',
      },
    })
    expect(next({ filings: [filed('cn.C.1', at('09:40'))] })).toMatchObject({
      duty: 'cn.C.2a',
      due: at('10:40'),
    })
  })

  it('is the clock that would run while the level is still open', () => {
    expect(next({ incident: {} })).toMatchObject({
      duty: 'cn.C.1',
      due: at('13:00'),
      why: { en: expect.stringContaining('still open') },
    })
  })

  it('is the police where nothing else is owed, and nothing where nothing is', () => {
    const harmless = { 'cn.affected': [] }
    const entity = { 'cn.operator': 'other', 'cn.sector': 'none' }
    expect(next({ incident: { ...harmless, suspectedCrime: true } })).toMatchObject({ duty: 'cn.X.crime' })
    expect(next({ incident: { ...harmless, suspectedCrime: false }, entity })).toBeNull()
  })
})
