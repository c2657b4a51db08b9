import type { AssessAnswer } from '@fengsui/core'
import { describe, expect, it } from 'vitest'
import { assess, at, awareAtNine, event } from '../assess.fixture.ts'
import { workedExamples } from './worked-examples.fixture.ts'

const II = 'major'
const III = 'relatively-major'
const IV = 'general'

/** A duty's answer in one line: `cn.C.1 active 13:00`. Duties of other parties that have not begun are left out. */
const owed = ({ duties }: AssessAnswer): readonly string[] =>
  duties
    .filter(({ id, status }) => status !== 'not_triggered' && !/^cn\.(?:V|P)\./.test(id))
    .map(({ id, status, dueLatest }) =>
      [id, status, ...(dueLatest ? [dueLatest.slice(11, 16)] : [])].join(' '),
    )

const hitIds = ({ grades }: AssessAnswer): readonly string[] => grades[0]?.hits.map(({ id }) => id) ?? []

describe('worked examples, discovered on 2026-03-02 at 09:00 in Beijing', () => {
  it.each(Object.entries(workedExamples))('%s', (_, { operator, incident, level, hits, duties }) => {
    const answer = assess({
      entity: {
        'cn.operator': operator,
        'cn.alsoCentralOrgan': false,
        'cn.sector': 'none',
        place: '沈阳市康平县',
      },
      incident: { suspectedCrime: false, ...incident },
      events: [awareAtNine],
    })
    expect(answer.grades[0]?.level).toBe(level)
    expect(hitIds(answer)).toEqual(hits)
    expect(owed(answer)).toEqual(duties)
  })

  it('9. as long as nobody has judged it, the grade is open and a person is asked', () => {
    const { grades, ask } = assess({
      entity: { 'cn.operator': 'other' },
      incident: { 'cn.leakedPersons': 999_999, 'cn.affected': ['personal-information', 'other-harm'] },
    })
    expect(grades[0]).toMatchObject({ level: IV, provisional: true })
    expect(grades[0]?.missing).toContain('cn.judged.L3.G2')
    expect(ask[0]?.facts).toContain('cn.judged.L3.G2')
  })

  it('16. the vendor saw it at 07:30 and told at 09:00; the own log was read at 08:10: the clock starts at 08:10', () => {
    const answer = assess({
      entity: { 'cn.operator': 'other' },
      incident: { 'cn.affected': ['personal-information'], 'cn.leakedPersons': 1_000_000 },
      events: [
        event('aware.incident', at('07:30'), 'vendor'),
        event('aware.incident', at('09:00')),
        event('aware.incident', at('08:10')),
      ],
    })
    const [duty] = answer.duties.filter(({ id }) => id === 'cn.C.1')
    expect(duty).toMatchObject({ startedBy: { at: at('08:10') }, dueLatest: at('12:10') })
    const [vendor] = answer.duties.filter(({ id }) => id === 'cn.V.1')
    expect(vendor).toMatchObject({ status: 'no_fixed_deadline', startedBy: { at: at('07:30') } })
  })
})

describe('the honest case: only the kind of operator, the place, the leak and the discovery are known', () => {
  const answer = assess({
    id: 'any',
    evaluatedAt: at('10:00'),
    entity: { 'cn.operator': 'other', place: '沈阳市康平县' },
    incident: { 'cn.leakedPersons': 1_000_000 },
    events: [awareAtNine],
  })
  const duty = (id: string) => answer.duties.find((one) => one.id === id)

  it('grades what is known and says what could still become of it', () => {
    expect(answer.id).toBe('any')
    expect(answer.grades).toHaveLength(1)
    const [grade] = answer.grades
    expect(grade).toMatchObject({
      instrument: 'cn-cac-2025',
      inForce: true,
      level: III,
      roman: 'III',
      zh: '较大',
      provisional: true,
      choices: { 'A-01': 'reading-2' },
    })
    expect(grade?.hits).toMatchObject([
      {
        id: 'L3.Q5',
        level: III,
        citation: 'Guide 3, indicator 5',
        confidence: 'verified',
        fact: 'cn.leakedPersons',
        value: 1_000_000,
        threshold: 1_000_000,
      },
    ])
    expect(grade?.couldStillBecome).toContainEqual(
      expect.objectContaining({ level: II, if: [{ fact: 'cn.directLossCny', op: '>=', value: 20_000_000 }] }),
    )
    expect(grade?.missing).toContain('cn.directLossCny')
  })

  it('the province is owed a report by 13:00', () => {
    expect(duty('cn.C.1')).toMatchObject({
      status: 'active',
      from: 'operator',
      to: 'provincial-cyberspace-administration',
      recipient: { id: 'cn-210000', zh: '辽宁省互联网信息办公室' },
      needsHuman: false,
      startedBy: { type: 'aware.incident', at: at('09:00') },
      dueSafe: at('13:00'),
      dueLatest: at('13:00'),
      citation: 'Measures Art. 4(3)',
      because: ['L3.Q5'],
      missing: [],
      confidence: 'verified',
    })
  })

  it('whether it goes to the nation is unknown, and the summary has not started', () => {
    expect(duty('cn.C.2a')).toMatchObject({ id: 'cn.C.2a', status: 'unknown' })
    expect(duty('cn.C.2a')?.missing).toContain('cn.directLossCny')
    expect(duty('cn.C.2a')).not.toHaveProperty('dueSafe')
    expect(duty('cn.X.final')).toMatchObject({ status: 'not_started', citation: 'Measures Art. 8' })
  })

  it('what comes next, and the first question', () => {
    const text = { zh: expect.stringMatching(/./), en: expect.stringMatching(/./) }
    expect(answer.next).toMatchObject({ duty: 'cn.C.1', due: at('13:00'), do: text, why: text })
    expect(answer.ask[0]).toMatchObject({
      id: 'affected',
      facts: ['cn.affected'],
      kind: 'multi',
      couldChange: ['level', 'duty', 'deadline'],
      question: text,
    })
    expect(answer.ask[0]?.options?.[0]).toMatchObject({ value: 'portal', label: text })
    expect(answer.ask[0]?.options).toHaveLength(8)
    expect(answer.warnings).toEqual([])
  })

  it('survives JSON unchanged', () => {
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
  })
})
