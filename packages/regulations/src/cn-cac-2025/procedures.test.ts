import type { Json } from '@fengsui/core'
import { describe, expect, it } from 'vitest'
import { at } from '../assess.fixture.ts'
import {
  answer,
  cac,
  due,
  filed,
  find,
  liaoning,
  mps,
  relativelyMajorLeak,
  unplaced,
} from './duties.fixture.ts'

describe('Art. 4: who reports to whom by when, discovered at 09:00', () => {
  // biome-ignore format: one duty a line
  const initial: readonly (readonly [string, string, string, string, string, object])[] = [
    ['cii', 'cn.A.1a', 'protection-department', '10:00', 'Measures Art. 4(1)', unplaced],
    ['cii', 'cn.A.1b', 'public-security-organ', '10:00', 'Measures Art. 4(1)', unplaced],
    ['central-organ', 'cn.B.1', 'cyberspace-unit', '11:00', 'Measures Art. 4(2)', unplaced],
    ['other', 'cn.C.1', 'provincial-cyberspace-administration', '13:00', 'Measures Art. 4(3)', liaoning],
  ]

  it.each(initial)('%s: %s to the %s by %s, %s', (operator, id, to, time, citation, recipient) => {
    const { id: _, ...duty } = find(answer(operator), id)
    expect(duty).toMatchObject({
      status: 'active',
      from: 'operator',
      to,
      ...recipient,
      startedBy: { type: 'aware.incident', at: at('09:00') },
      ...due(time),
      citation,
      confidence: 'verified',
      because: ['L2.Q5', 'L3.Q5'],
      missing: [],
    })
  })

  it.each(initial)(
    '%s: %s filed at its due instant is on time, one second later late',
    (operator, id, _, time) => {
      const onTime = find(answer(operator, { filings: [filed(id, at(time))] }), id)
      expect(onTime).toMatchObject({ status: 'filed_on_time', filedAt: at(time), ...due(time) })
      const late = find(answer(operator, { filings: [filed(id, at(`${time}:01`))] }), id)
      expect(late).toMatchObject({ status: 'filed_late', filedAt: at(`${time}:01`), ...due(time) })
    },
  )

  it.each(initial)('%s: %s is owed from level III on, and not at IV', (operator, id) => {
    const of = (incident: Json) => find(answer(operator, { incident }), id)
    expect(of(relativelyMajorLeak).status).toBe('active')
    expect(of({ 'cn.affected': [] })).toMatchObject({ status: 'not_triggered', because: [] })
    expect(of({ 'cn.affected': [] })).not.toHaveProperty('dueSafe')
  })

  it('each kind of operator has its own procedure and no other', () => {
    const procedures = (operator: string) =>
      new Set(
        answer(operator)
          .filter(({ id, status }) => /^cn\.[ABC]\./.test(id) && status !== 'not_triggered')
          .map(({ id }) => id.slice(0, 4)),
      )
    expect(procedures('cii')).toEqual(new Set(['cn.A']))
    expect(procedures('central-organ')).toEqual(new Set(['cn.B']))
    expect(procedures('other')).toEqual(new Set(['cn.C']))
    const both = answer('cii', { entity: { 'cn.operator': 'cii', 'cn.alsoCentralOrgan': true } })
    expect(find(both, 'cn.A.1a').status).toBe('active')
    expect(find(both, 'cn.B.1').status).toBe('active')
  })
})

describe('Art. 4: authorities pass on what is 重大 or above, counted from receipt', () => {
  // biome-ignore format: one hop a line
  const hops: readonly (readonly [string, string, string, string, string, string, string, string, object])[] = [
    ['cii', 'cn.A.1a', 'cn.A.2a', 'protection-department', 'national-cyberspace-administration', '10:10', '10:40', 'Measures Art. 4(1)', cac],
    ['cii', 'cn.A.1a', 'cn.A.2b', 'protection-department', 'national-public-security-department', '10:10', '10:40', 'Measures Art. 4(1)', mps],
    ['central-organ', 'cn.B.1', 'cn.B.2', 'cyberspace-unit', 'national-cyberspace-administration', '10:10', '11:10', 'Measures Art. 4(2)', cac],
    ['other', 'cn.C.1', 'cn.C.2a', 'provincial-cyberspace-administration', 'national-cyberspace-administration', '10:10', '11:10', 'Measures Art. 4(3)', cac],
    ['other', 'cn.C.1', 'cn.C.2b', 'provincial-cyberspace-administration', 'peer-department', '10:10', '11:10', 'Measures Art. 4(3)', unplaced],
  ]

  it.each(hops)(
    '%s: after %s, %s from %s to %s',
    (operator, first, hop, from, to, receipt, time, citation, recipient) => {
      const filings = [{ duty: first, at: at('09:30'), receivedAt: at(receipt) }]
      expect(find(answer(operator, { filings }), hop)).toMatchObject({
        status: 'active',
        from,
        to,
        ...recipient,
        startedBy: { type: 'report.received', at: at(receipt) },
        ...due(time),
        citation,
        confidence: 'verified',
      })
    },
  )

  it.each(hops)(
    '%s: %s, then %s on time at its instant and late one second later',
    (operator, first, hop, ...rest) => {
      const [, , receipt, time] = rest
      const handedOn = (when: string) =>
        find(answer(operator, { filings: [filed(first, at(receipt)), filed(hop, when)] }), hop).status
      expect(handedOn(at(time))).toBe('filed_on_time')
      expect(handedOn(at(`${time}:01`))).toBe('filed_late')
    },
  )

  it.each(hops)('%s: %s without receipt starts nothing for %s', (operator, first, hop) => {
    const filings = [{ duty: first, at: at('09:30') }]
    for (const given of [[], filings]) {
      const duty = find(answer(operator, { filings: given }), hop)
      expect(duty.status).toBe('not_started')
      expect(duty).not.toHaveProperty('dueSafe')
    }
  })

  it.each(hops)(
    '%s: at level III nothing is passed on by duty (A-19): after %s, %s',
    (operator, first, hop) => {
      const input = { incident: relativelyMajorLeak, filings: [filed(first, at('10:10'))] }
      expect(find(answer(operator, input), hop).status).toBe('not_triggered')
    },
  )

  it('the nation tells the departments concerned promptly, without a number', () => {
    const filings = [filed('cn.B.1', at('10:00')), filed('cn.B.2', at('10:30'))]
    const duty = find(answer('central-organ', { filings }), 'cn.B.3')
    expect(duty).toMatchObject({
      status: 'no_fixed_deadline',
      to: 'peer-department',
      startedBy: { at: at('10:30') },
    })
    expect(duty).not.toHaveProperty('dueSafe')
    expect(find(answer('central-organ'), 'cn.B.3').status).toBe('not_started')
  })

  it('a chain carries the worst case from discovery to the nation: 90, 180 and 300 minutes', () => {
    const last = (operator: string, first: string, hop: string, time: string) =>
      find(answer(operator, { filings: [filed(first, at(time))] }), hop).dueLatest
    expect(last('cii', 'cn.A.1a', 'cn.A.2a', '10:00')).toBe(at('10:30'))
    expect(last('central-organ', 'cn.B.1', 'cn.B.2', '11:00')).toBe(at('12:00'))
    expect(last('other', 'cn.C.1', 'cn.C.2a', '13:00')).toBe(at('14:00'))
  })
})

describe('A-18: upgraded after the first report', () => {
  const first = filed('cn.C.1', at('10:00'), { level: 'relatively-major' })

  it('the clock of the recipient starts with the report that shows the higher level', () => {
    const filings = [first, filed('cn.X.prog', at('12:00'), { level: 'major' })]
    expect(find(answer('other', { filings }), 'cn.C.2a')).toMatchObject({
      status: 'active',
      startedBy: { type: 'report.received', at: at('12:00') },
      ...due('13:00'),
    })
  })

  it('until such a report arrives, the upward duty has not started', () => {
    expect(find(answer('other', { filings: [first] }), 'cn.C.2a').status).toBe('not_started')
  })

  it('a report that names no level shows the current grade', () => {
    const filings = [filed('cn.C.1', at('10:00'))]
    expect(find(answer('other', { filings }), 'cn.C.2a')).toMatchObject({ status: 'active', ...due('11:00') })
  })

  it('what a report once showed stays owed when the facts are corrected downwards (A-17)', () => {
    const filings = [filed('cn.C.1', at('10:00'), { level: 'major' })]
    const duty = find(answer('other', { incident: relativelyMajorLeak, filings }), 'cn.C.2a')
    expect(duty).toMatchObject({ status: 'active', ...due('11:00') })
  })

  it('the earliest of several such receipts counts, whatever their order', () => {
    const filings = [
      filed('cn.X.prog', at('12:00'), { level: 'particularly-major' }),
      filed('cn.X.supp', at('11:30'), { level: 'major' }),
      first,
    ]
    expect(find(answer('other', { filings }), 'cn.C.2a')).toMatchObject(due('12:30'))
  })
})
