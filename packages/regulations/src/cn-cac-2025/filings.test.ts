import { describe, expect, it } from 'vitest'
import { at } from '../assess.fixture.ts'
import { answer, due, filed, find, type Members } from './duties.fixture.ts'

const operator = (kind: string, place: string): Members => ({
  entity: { 'cn.operator': kind, 'cn.alsoCentralOrgan': false, place, 'cn.sector': 'none' },
})

describe("a duty's identity is its id and its recipient", () => {
  const liaoning = filed('cn.C.1', at('10:00'), { recipient: 'cn-210000' })
  const moved = (...filings: readonly Members[]) =>
    answer('other', { ...operator('other', '成都市'), filings })

  it('a report that Liaoning received counts in Liaoning', () => {
    expect(find(answer('other', { filings: [liaoning] }), 'cn.C.1')).toMatchObject({
      status: 'filed_on_time',
      filedAt: at('10:00'),
    })
  })

  it('it does not count in Sichuan, where the place turns out to be', () => {
    const duties = moved(liaoning)
    const first = find(duties, 'cn.C.1')
    expect(first).toMatchObject({ status: 'active', recipient: { id: 'cn-510000' }, ...due('13:00') })
    expect(first).not.toHaveProperty('filedAt')
    expect(find(duties, 'cn.X.supp').status).toBe('not_started')
    expect(find(moved(filed('cn.C.1', at('10:00'))), 'cn.C.1').status).toBe('filed_on_time')
  })

  it('a second report, to Sichuan, is judged by its own time', () => {
    const sichuan = (time: string) => filed('cn.C.1', at(time), { recipient: 'cn-510000' })
    expect(find(moved(liaoning, sichuan('13:00')), 'cn.C.1').status).toBe('filed_on_time')
    const late = moved(liaoning, sichuan('13:00:01'))
    expect(find(late, 'cn.C.1')).toMatchObject({ status: 'filed_late', filedAt: at('13:00:01') })
    expect(find(late, 'cn.X.supp')).toMatchObject({ startedBy: { at: at('13:00:01') } })
  })

  it('whoever received it owes what follows from the receipt', () => {
    expect(find(moved(liaoning), 'cn.C.2a')).toMatchObject({ status: 'active', ...due('11:00') })
  })

  it('where the directory knows nobody, a filing can name the party', () => {
    const police = filed('cn.X.prog', at('10:00'), { recipient: 'public-security-organ' })
    const first = [filed('cn.A.1a', at('09:30')), filed('cn.A.1b', at('09:30'))]
    const statuses = answer('cii', { filings: [...first, police] })
      .filter(({ id }) => id === 'cn.X.prog')
      .map(({ to, status }) => [to, status])
    expect(statuses).toEqual([
      ['protection-department', 'no_fixed_deadline'],
      ['public-security-organ', 'filed_on_time'],
    ])
  })
})
