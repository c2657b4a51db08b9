import { describe, expect, it } from 'vitest'
import type { Json } from '../canonical-json.ts'
import type { Instant } from '../instant.ts'
import { type Case, evolve, newCase } from './case.ts'
import type { CaseCommand } from './case-command.ts'
import type { FactValues, ReportContent } from './case-event.ts'
import { decide } from './decide.ts'
import type { DecideContext } from './decide-context.ts'
import { refusalCodes, refusals } from './refusals.ts'
import { textLimits } from './text-limits.ts'

const now: Instant = { ms: Date.parse('2026-03-02T10:00:00+08:00'), offset: 480 }
const context: DecideContext = {
  now,
  actor: { kind: 'person', id: 'somebody' },
  levels: ['major', 'relatively-major', 'general'],
  grade: () => ({
    snapshot: { level: 'general', provisional: true, hits: [], duties: [] },
    rules: { instrument: 'test', version: '1' },
  }),
}

/** The case after a command that must be taken. */
function after(file: Case, command: CaseCommand): Case {
  const decided = decide(file, command, context)
  if (!decided.ok) throw new Error(decided.failure.code)
  return decided.value.reduce(
    (state, draft) => evolve(state, { ...draft, id: '', recordedAt: draft.at, seq: state.seq + 1 }),
    file,
  )
}

function refusal(file: Case, command: CaseCommand): string {
  const decided = decide(file, command, context)
  return decided.ok ? 'taken' : decided.failure.code
}

const report = (kind: ReportContent['kind'], facts: FactValues): CaseCommand => ({
  type: 'receive-report',
  report: {
    number: '1',
    kind,
    reporterRole: 'operator',
    channel: 'api',
    digest: '',
    contents: {},
    warnings: [],
  },
  facts,
  starts: [],
  filings: [],
})
const opening = (facts: FactValues, title = 'fire'): CaseCommand => ({
  type: 'open-incident',
  title,
  unit: 'unit',
  facts,
  starts: [],
})
const facts = (given: FactValues): CaseCommand => ({ type: 'record-facts', facts: given, source: 'operator' })

describe('whether a case is an exercise', () => {
  const real = { ransomware: true }
  const exercise = { ransomware: true, exercise: true }

  it.each<[string, CaseCommand, boolean]>([
    ['a real opening', opening(real), false],
    ['an opening that says so', opening(exercise), true],
    ['a real first report', report('initial', real), false],
    ['a first report that says so', report('initial', exercise), true],
    ['a first report without facts', report('initial', {}), false],
  ])('%s fixes it, and no later report changes it', (_, first, isExercise) => {
    const begun = after(newCase, first)
    expect(begun.exercise).toBe(isExercise)
    for (const said of [true, false]) {
      const later = after(begun, report('supplement', { exercise: said, 'cn.leakedPersons': 5 }))
      expect(later.exercise).toBe(isExercise)
      expect(later.facts['exercise']).toBe(begun.facts['exercise'])
      expect(later.facts['cn.leakedPersons']).toBe(5)
      expect(later.reports).toHaveLength(begun.reports.length + 1)
    }
  })

  it.each<[FactValues, Json, string]>([
    [real, true, 'exercise-fixed'],
    [real, false, 'taken'],
    [real, 'unknown', 'taken'],
    [exercise, false, 'exercise-fixed'],
    [exercise, true, 'taken'],
    [exercise, null, 'taken'],
  ])('a person who records otherwise is refused: %j, then %j', (first, said, code) => {
    expect(refusal(after(newCase, opening(first)), facts({ exercise: said }))).toBe(code)
  })
})

describe('what people write into a case', () => {
  const file = after(newCase, opening({}))
  const joined = after(file, { type: 'join', other: 'b', reason: 'the same' })
  const written = (length: number) => '字'.repeat(length)

  it.each<[string, string, Case, number, (text: string) => CaseCommand]>([
    ['a note', 'text', file, textLimits.note, (text) => ({ type: 'note', text })],
    ['why it is closed', 'reason', file, textLimits.reason, (reason) => ({ type: 'close', reason })],
    [
      'why it is graded so',
      'reason',
      file,
      textLimits.reason,
      (reason) => ({ type: 'regrade', level: 'major', reason }),
    ],
    [
      'why it is joined',
      'reason',
      file,
      textLimits.reason,
      (reason) => ({ type: 'join', other: 'b', reason }),
    ],
    [
      'why it is parted',
      'reason',
      joined,
      textLimits.reason,
      (reason) => ({ type: 'part', other: 'b', reason }),
    ],
    ['a title', 'title', newCase, textLimits.title, (title) => opening({}, title)],
    ['how it was told', 'how', file, textLimits.name, (how) => filing({ how })],
    ['a note on how it was told', 'note', file, textLimits.note, (note) => filing({ note })],
  ])('%s is taken up to its limit and no further', (_, field, of, limit, command) => {
    expect(refusal(of, command(written(limit)))).toBe('taken')
    const refused = decide(of, command(written(limit + 1)), context)
    expect(refused).toMatchObject({ ok: false, failure: { code: 'text-too-long', field } })
    expect(refused).toHaveProperty('failure.text.zh', expect.stringContaining(`最多${limit}字`))
  })

  it('every refusal says in both languages what to do', () => {
    for (const code of refusalCodes) {
      expect(refusals[code].zh).toMatch(/\S/)
      expect(refusals[code].en).toMatch(/\S/)
    }
  })
})

const filing = (more: { readonly how?: string; readonly note?: string }): CaseCommand => ({
  type: 'record-filings',
  filings: [{ duty: 'cn.C.1', at: '2026-03-02T10:00:00+08:00', ...more }],
})

describe('a legal hold', () => {
  const place: CaseCommand = { type: 'place-hold', by: '沈岚', reason: ' 法院要求 ' }
  const lift: CaseCommand = { type: 'lift-hold', by: '沈岚', reason: '结案' }
  const erase: CaseCommand = { type: 'erase-personal', reason: '到期' }
  const open = after(newCase, opening({}))
  const closed = after(open, { type: 'close', reason: 'done' })

  it.each([
    ['open', open],
    ['closed', closed],
  ])('on a case that is %s says who, why and since when, until it is lifted', (_, file) => {
    const held = after(file, place)
    expect(held.hold).toMatchObject({ by: '沈岚', reason: '法院要求', at: '2026-03-02T10:00:00+08:00' })
    expect(after(held, lift).hold).toBeUndefined()
  })

  it('keeps the personal data until it is lifted', () => {
    const held = after(closed, place)
    expect(refusal(held, erase)).toBe('on-hold')
    expect(refusal(after(held, lift), erase)).toBe('taken')
  })

  it('is placed once, lifted once, and never without a reason', () => {
    expect(refusal(after(open, place), place)).toBe('on-hold')
    expect(refusal(open, lift)).toBe('not-on-hold')
    expect(refusal(open, { ...place, reason: ' ' })).toBe('reason-missing')
    expect(refusal(after(open, place), { ...lift, reason: '' })).toBe('reason-missing')
  })
})
