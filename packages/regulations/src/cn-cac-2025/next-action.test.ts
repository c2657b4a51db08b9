import { describe, expect, it } from 'vitest'
import { assessor, at, awareAtNine, now } from '../assess.fixture.ts'
import { filed, majorLeak, relativelyMajorLeak } from './duties.fixture.ts'

/** The next action of a case in which an officer has recorded a level, or none has. */
function next(incident: typeof majorLeak, filedLevel: string, decided?: string) {
  const read = assessor.read(
    {
      entity: { 'cn.operator': 'other', place: '沈阳市康平县', 'cn.sector': 'none' },
      incident: { ...incident, suspectedCrime: false },
      events: [awareAtNine],
      filings: [filed('cn.C.1', at('10:00'), { level: filedLevel })],
    },
    now,
  )
  if (!read.ok) throw new Error(JSON.stringify(read.failure))
  const { value } = read
  return assessor.assess(decided === undefined ? value : { ...value, decided: { level: decided, at: now } })
    .next
}

describe('why something is to be done next', () => {
  it('is the level the rules give, with what was hit', () => {
    expect(next(majorLeak, 'major')).toMatchObject({
      duty: 'cn.C.2a',
      why: {
        zh: expect.stringContaining('等级“重大”（L2.Q5）'),
        en: expect.stringMatching(/^level II, major \(L2\.Q5\);/),
      },
    })
  })

  it.each([
    ['an officer has graded it III', majorLeak, 'relatively-major'],
    ['the facts were corrected to III', relativelyMajorLeak, undefined],
  ])('is what the report showed, although %s (A-17, A-18)', (_, incident, decided) => {
    expect(next(incident, 'major', decided)).toMatchObject({
      duty: 'cn.C.2a',
      why: {
        zh: expect.stringMatching(/^收到的报告表明等级为“重大”；/),
        en: expect.stringMatching(/^the report received showed level II, major;/),
      },
    })
  })

  it('is the level an officer has graded, where that is what is owed for', () => {
    expect(next(relativelyMajorLeak, 'relatively-major', 'major')).toMatchObject({
      duty: 'cn.C.2a',
      why: {
        zh: expect.stringMatching(/^人工定级“重大”；/),
        en: expect.stringMatching(/^graded by a person: level II, major;/),
      },
    })
  })
})
