import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { likeness, type Sighting, suspicious } from './likeness.ts'
import { observablesIn } from './observables.ts'

const at = Date.UTC(2026, 2, 2)
const hour = 3_600_000
const sighting = (changed: Partial<Sighting> = {}): Sighting => ({
  unit: '铁岭云杉电子商务有限公司',
  text: '约1200万名会员的姓名和电话被人在网上出售。',
  harms: ['personal-information'],
  receivedMs: at,
  ...changed,
})
const reasonsOf = (a: Sighting, b: Sighting): readonly string[] =>
  likeness(a, b).reasons.map(({ reason }) => reason)

describe('two reports on one incident', () => {
  it.each<[string, Partial<Sighting>, readonly string[]]>([
    [
      'the same unit, a day apart',
      { text: '', harms: [], receivedMs: at + 24 * hour },
      ['same-unit', 'near-in-time'],
    ],
    [
      'the same unit, a day and a second apart',
      { text: '', harms: [], receivedMs: at + 24 * hour + 1000 },
      ['same-unit'],
    ],
    [
      'a remark in brackets and full-width letters',
      { unit: '铁岭云杉电子商务有限公司（演练）', text: '', harms: [] },
      ['same-unit', 'near-in-time'],
    ],
    [
      'a unit with a slip of the pen',
      { unit: '铁岭云衫电子商务有限公司', text: '', harms: [] },
      ['like-unit', 'near-in-time'],
    ],
    ['another unit', { unit: '大连海棠物流股份有限公司', text: '', harms: ['loss'] }, ['near-in-time']],
    ['the same text from somebody else', { unit: '', harms: [] }, ['like-text', 'near-in-time']],
  ])('%s', (_, changed, reasons) => {
    expect(reasonsOf(sighting(), sighting(changed))).toEqual(reasons)
  })

  it('share an address, however it is defused', () => {
    const a = sighting({ unit: '甲', text: '回连 203.0.113.7，样本来自 hxxp://evil[.]example/a.exe' })
    const b = sighting({ unit: '乙', text: '外联IP为203.0.113.7', harms: [] })
    const { reasons, points } = likeness(a, b)
    expect(reasons).toContainEqual({ reason: 'same-observable', points: 45, detail: '203.0.113.7' })
    expect(points).toBeGreaterThanOrEqual(suspicious)
  })

  it('are suspected when unit and time agree, and not when only the harm does', () => {
    expect(likeness(sighting(), sighting({ text: '', harms: [] })).points).toBeGreaterThanOrEqual(suspicious)
    const other = sighting({ unit: '别家', text: '别的事', receivedMs: at })
    expect(likeness(sighting(), other).points).toBeLessThan(suspicious)
  })

  it('are alike in either order, at most 100, and never when nothing is known', () => {
    const any = fc.record({
      unit: fc.string(),
      text: fc.string(),
      harms: fc.array(fc.constantFrom('loss', 'tampering')),
      receivedMs: fc.integer({ min: at, max: at + 100 * hour }),
    })
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(likeness(a, b).points).toBe(likeness(b, a).points)
        expect(likeness(a, b).points).toBeLessThanOrEqual(100)
      }),
    )
    const empty = { unit: '', text: '', harms: [], receivedMs: 0 }
    expect(likeness(empty, { ...empty, receivedMs: at }).points).toBe(0)
  })
})

describe('observables', () => {
  it.each([
    ['攻击源198.51.100.23持续扫描', ['ip 198.51.100.23']],
    ['版本号1.2.3和999.1.1.1不是地址', []],
    ['利用cve-2024-12345', ['cve CVE-2024-12345']],
    ['样本d41d8cd98f00b204e9800998ecf8427e。', ['hash d41d8cd98f00b204e9800998ecf8427e']],
    ['访问https://a.example/x?y=1，然后', ['url https://a.example/x?y=1']],
    ['域名 bad[.]example 与 BAD.example', ['domain bad.example']],
  ])('in %s', (text, expected) => {
    expect(observablesIn(text).map(({ kind, value }) => `${kind} ${value}`)).toEqual(expected)
  })
})
