import { retentionTerms } from '@fengsui/regulations'
import { describe, expect, it } from 'vitest'
import { monthsBefore, readRetention } from './retention-settings.ts'

describe('how long things are kept', () => {
  it('is the standard of each, unless chosen', () => {
    const standards = Object.fromEntries(retentionTerms.map(({ id, standard }) => [id, standard]))
    expect(readRetention('')).toEqual({ ok: true, value: standards })
    expect(readRetention('contacts=36, answers=kept')).toEqual({
      ok: true,
      value: { ...standards, contacts: 36, answers: 'kept' },
    })
  })

  it.each([
    ['deliveries=5', /at least 6 months; .*第二十三条.*Art\. 23/],
    ['answers=1', /at least 2 months/],
    ['log=120', /never removed/],
    ['contacts=0', /months from 1/],
    ['contacts=1201', /months from 1/],
    ['contacts=soon', /months from 1/],
    ['contact=12', /one of log, contacts, messages/],
  ])('is not %s', (text, fault) => {
    expect(readRetention(text)).toEqual({ ok: false, failure: expect.stringMatching(fault) })
  })

  it.each(['deliveries=6', 'answers=2', 'contacts=1', 'log=kept', 'messages=1200'])('may be %s', (text) => {
    expect(readRetention(text).ok).toBe(true)
  })

  it('is never chosen shorter than the least by standard', () => {
    for (const { standard, least } of retentionTerms)
      if (standard !== 'kept') expect(standard).toBeGreaterThanOrEqual(least?.months ?? 0)
  })

  it.each([
    ['2026-08-31T10:00:00Z', 6, '2026-02-28T10:00:00.000Z'],
    ['2024-08-31T10:00:00Z', 6, '2024-02-29T10:00:00.000Z'],
    ['2026-03-02T00:00:00Z', 24, '2024-03-02T00:00:00.000Z'],
    ['2026-01-15T00:00:00Z', 1, '2025-12-15T00:00:00.000Z'],
  ])('counted back from %s by %i months is %s', (now, months, then) => {
    expect(new Date(monthsBefore(Date.parse(now), months)).toISOString()).toBe(then)
  })
})
