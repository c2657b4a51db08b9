import { type Facts, liabilityOf } from '@fengsui/core'
import { describe, expect, it } from 'vitest'
import { instantOf } from '../assess.fixture.ts'
import { cnCac2025 } from './index.ts'

const matrix = liabilityOf(cnCac2025)
const inMarch = instantOf('2026-03-02T09:00:00+08:00')

const known: Facts = {
  'cn.operator': 'other',
  'cn.conduct.findings': [],
  ...Object.fromEntries(
    [
      'graveHarm',
      'refusedCorrection',
      'largeDataLeak',
      'mainFunctionLost',
      'notPassedOn',
      'protectedReasonably',
      'handledEffectively',
      'reportedInTime',
    ].map((name) => [`cn.conduct.${name}`, false]),
  ),
}
const possible = (facts: Facts, at = inMarch) =>
  matrix({ ...known, ...facts }, at).flatMap(({ id, state }) => (state === 'possible' ? [id] : []))

describe('Arts. 10 and 11: what may follow', () => {
  it('from nothing, nothing', () => {
    expect(possible({})).toEqual([])
  })

  it.each(['late', 'omitted', 'false', 'concealed'])(
    'a %s report may be fined, and more heavily with grave harm',
    (finding) => {
      const findings = { 'cn.conduct.findings': [finding] }
      expect(possible(findings)).toEqual(['csl.61.1'])
      expect(possible({ ...findings, 'cn.conduct.graveHarm': true })).toEqual(['csl.61.1', 'measures.10.2'])
    },
  )

  it('an operator of critical infrastructure answers for its own duties too', () => {
    expect(
      possible({
        'cn.operator': 'cii',
        'cn.conduct.findings': ['late'],
        'cn.conduct.refusedCorrection': true,
      }),
    ).toEqual(['csl.61.1', 'csl.61.1.refusal', 'csl.61.2', 'csl.61.2.refusal', 'cii.40'])
  })

  it('the law on data and the one on personal information have penalties of their own', () => {
    const late = { 'cn.conduct.findings': ['late'] }
    expect(possible({ ...late, 'cn.affected': ['data'] })).toEqual(['csl.61.1', 'dsl.45'])
    expect(possible({ ...late, 'cn.affected': ['personal-information'] })).toEqual(['csl.61.1', 'pipl.66'])
    expect(possible({ 'cn.affected': ['data', 'personal-information'] })).toEqual([])
  })

  it('grave consequences have ranges of their own', () => {
    const late = { 'cn.conduct.findings': ['late'] }
    expect(possible({ ...late, 'cn.conduct.largeDataLeak': true })).toContain('csl.61.3')
    expect(possible({ ...late, 'cn.conduct.mainFunctionLost': true })).toContain('csl.61.3.main')
  })

  it('leniency needs all three: protection, handling and a report in time', () => {
    const three = {
      'cn.conduct.protectedReasonably': true,
      'cn.conduct.handledEffectively': true,
      'cn.conduct.reportedInTime': true,
    }
    expect(possible(three)).toEqual(['measures.11'])
    for (const one of Object.keys(three)) expect(possible({ ...three, [one]: false })).toEqual([])
    const { 'cn.conduct.reportedInTime': _, ...unsaid } = { ...known, ...three }
    const open = matrix(unsaid, inMarch)
    expect(open).toMatchObject([
      { id: 'measures.11', state: 'open', effect: 'mitigated', missing: ['cn.conduct.reportedInTime'] },
    ])
  })

  it('a department that does not pass the report on may be held liable', () => {
    expect(possible({ 'cn.conduct.notPassedOn': true })).toEqual(['measures.10.3'])
  })

  it('the amended Cybersecurity Law applies to conduct from 2026 on', () => {
    const late = { 'cn.conduct.findings': ['late'], 'cn.conduct.graveHarm': true }
    expect(possible(late, instantOf('2025-12-31T23:59:59+08:00'))).toEqual(['measures.10.2'])
    expect(possible(late, instantOf('2025-12-31T16:00:00Z'))).toEqual(['csl.61.1', 'measures.10.2'])
  })

  it('never says that something will happen, and says how sure it is', () => {
    for (const { consequence, id } of cnCac2025.liability ?? []) {
      expect(consequence.zh, id).toContain('可能')
      expect(consequence.en, id).toContain('may')
    }
    const sure = (id: string) => cnCac2025.liability?.find((row) => row.id === id)?.confidence
    expect(['csl.61.1', 'csl.61.2', 'csl.61.2.refusal', 'measures.10.3'].map(sure)).toEqual([
      'verified',
      'single-source',
      'unverified',
      'unverified',
    ])
  })
})
