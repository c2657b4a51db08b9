import { describe, expect, it } from 'vitest'
import { type Case, evolve, newCase } from '../case/case.ts'
import type { CaseCommand } from '../case/case-command.ts'
import type { CaseDraft, CaseEvent } from '../case/case-event.ts'
import { decide } from '../case/decide.ts'
import type { DecideContext } from '../case/decide-context.ts'
import { evidenceLimits } from './limits.ts'
import type { NewItem } from './new-item.ts'

const at = '2026-03-02T09:00:00+08:00'
const context: DecideContext = {
  now: { ms: Date.parse(at), offset: 480 },
  actor: { kind: 'public' },
  levels: [],
  grade: () => ({
    snapshot: { level: 'general', provisional: true, hits: [], duties: [] },
    rules: { instrument: 'any', version: '1' },
  }),
}
const digestOf = (n: number): string => `sha-256:${String(n).padStart(64, '0')}`
const anItem = (n: number): NewItem => ({
  item: { digest: digestOf(n), size: n, kind: 'text', object: `object ${n}`, alg: 'aes-256-gcm' },
  private: { alg: 'aes-256-gcm', box: `box ${n}` },
})
const someItems = (many: number): readonly NewItem[] => Array.from({ length: many }, (_, n) => anItem(n))

const recorded = (file: Case, drafts: readonly CaseDraft[]): readonly CaseEvent[] =>
  drafts.map((draft, n) => ({ ...draft, id: String(n), recordedAt: at, seq: file.seq + n + 1 }))

/** The case after a command, or the code of its refusal. */
function after(file: Case, command: CaseCommand): Case | string {
  const decided = decide(file, command, context)
  return decided.ok ? recorded(file, decided.value).reduce(evolve, file) : decided.failure.code
}

const attached = (items: readonly NewItem[], file = newCase): Case => {
  const state = after(file, { type: 'attach-evidence', items })
  if (typeof state === 'string') throw new Error(state)
  return state
}

describe('evidence of a case', () => {
  it('stands in the case in the order it came, its name and key sealed in the event', () => {
    const decided = decide(newCase, { type: 'attach-evidence', items: someItems(2) }, context)
    expect(decided.ok && decided.value).toMatchObject([
      { type: 'evidence.attached', data: { digest: digestOf(0) }, private: { box: 'box 0' } },
      { type: 'evidence.attached', data: { digest: digestOf(1) }, private: { box: 'box 1' } },
      { type: 'case.graded' },
    ])
  })

  it('is attached once, however often the same bytes come', () => {
    const once = attached([anItem(1), anItem(1)])
    expect(once.evidence).toHaveLength(1)
    expect(attached([anItem(1)], once).evidence).toHaveLength(1)
  })

  it.each([
    ['one less than', -1, true],
    ['exactly', 0, true],
    ['one more than', 1, false],
  ])('of %s the limit of a case is taken: %#', (_, beside, taken) => {
    const items = someItems(evidenceLimits.mostOfCase + beside)
    const result = after(newCase, { type: 'attach-evidence', items })
    expect(result === 'evidence-full').toBe(!taken)
  })

  it('is scanned once', () => {
    const scan: CaseCommand = { type: 'record-scan', digest: digestOf(1), result: { state: 'clean' } }
    const scanned = after(attached([anItem(1)]), scan)
    expect(scanned).toMatchObject({ evidence: [{ digest: digestOf(1), scan: { state: 'clean' } }] })
    expect(after(scanned as Case, scan)).toBe('evidence-scanned')
  })

  it('of another case is neither scanned nor downloaded', () => {
    const digest = digestOf(2)
    const held = attached([anItem(1)])
    expect(after(held, { type: 'record-scan', digest, result: { state: 'clean' } })).toBe('evidence-unknown')
    expect(after(held, { type: 'record-download', digest })).toBe('evidence-unknown')
  })

  it('that came with a first report leaves what begins the case where it was: an exercise stays one', () => {
    const command: CaseCommand = {
      type: 'receive-report',
      report: {
        ...{ number: '1', kind: 'initial', reporterRole: 'operator', channel: 'website', digest: 'd' },
        ...{ contents: {}, warnings: [] },
      },
      facts: { exercise: true },
      starts: [],
      filings: [],
      evidence: [anItem(1)],
    }
    expect(after(newCase, command)).toMatchObject({ exercise: true, evidence: [{ digest: digestOf(1) }] })
  })
})
