import type { DutyAnswer, Json } from '@fengsui/core'
import { expect } from 'vitest'
import { assess, at, awareAtNine } from '../assess.fixture.ts'

export type Members = { readonly [member: string]: Json }

/** Recipients as the tests' directory knows them. */
export const unplaced = { recipient: null, needsHuman: true }
export const cac = { recipient: { id: 'cn-cac', zh: '国家互联网信息办公室' }, needsHuman: false }
export const mps = { recipient: { id: 'cn-mps', zh: '公安部' }, needsHuman: false }
export const liaoning = { recipient: { id: 'cn-210000', zh: '辽宁省互联网信息办公室' }, needsHuman: false }

export const majorLeak = { 'cn.affected': ['personal-information'], 'cn.leakedPersons': 10_000_000 }
export const relativelyMajorLeak = { 'cn.affected': ['personal-information'], 'cn.leakedPersons': 1_000_000 }

/** The duties from a major leak at an operator of the given kind, discovered at 09:00. */
export const answer = (operator: string, more: Members = {}): readonly DutyAnswer[] =>
  assess({
    entity: {
      'cn.operator': operator,
      'cn.alsoCentralOrgan': false,
      place: '沈阳市康平县',
      'cn.sector': 'none',
    },
    incident: { ...majorLeak, suspectedCrime: false },
    events: [awareAtNine],
    evaluatedAt: at('23:00', '2026-12-31'),
    ...more,
  }).duties

/** The one row of a duty. */
export const find = (duties: readonly DutyAnswer[], id: string): DutyAnswer => {
  const found = duties.filter((duty) => duty.id === id)
  expect(found, id).toHaveLength(1)
  return found[0] as DutyAnswer
}

/** A filing that was received at the moment it was sent. */
export const filed = (duty: string, time: string, more: Members = {}) => ({
  duty,
  at: time,
  receivedAt: time,
  ...more,
})

/** Both readings of a due time that has only one. */
export const due = (time: string) => ({ dueSafe: at(time), dueLatest: at(time) })
