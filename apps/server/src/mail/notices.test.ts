import type { CaseRow } from '@fengsui/store'
import { describe, expect, it } from 'vitest'
import { noticesOf } from './notices.ts'

const now = Date.parse('2026-03-03T10:00:00+08:00')
const minute = 60_000
const row = (changes: Partial<CaseRow>): CaseRow => ({
  ...{ organisation: 'cn-cac', case: 'c', kind: 'file', title: '', unit: '', level: 'general' },
  ...{ provisional: true, status: 'accepted', channel: 'email', exercise: false, searchText: '' },
  ...{ receivedMs: now - 10 * minute, updatedMs: now },
  ...changes,
})

describe('the people of a desk are told', () => {
  it.each<[string, Partial<CaseRow>, readonly string[]]>([
    ['nothing of a case that is taken on and has time', { nextDueMs: now + 16 * minute }, []],
    ['that a case waits for somebody', { status: 'open' }, ['new']],
    [
      'nothing of a case that waits since the day before',
      { status: 'open', receivedMs: now - 25 * 60 * minute },
      [],
    ],
    ['that a clock is about to run out', { nextDueMs: now + 15 * minute }, ['due-soon']],
    ['that it has run out', { nextDueMs: now - 1 }, ['overdue']],
    ['of both', { status: 'open', nextDueMs: now + minute }, ['new', 'due-soon']],
  ])('%s', (_, changes, kinds) => expect(noticesOf(row(changes), now)).toEqual(kinds))
})
