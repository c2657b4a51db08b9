import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runNode } from '../../../testing/child.ts'
import { launcher } from '../../../testing/launcher.ts'
import { temporaryFolder } from '../../../testing/temporary-folder.ts'

const leak = { entity: { 'cn.operator': 'other' }, incident: { 'cn.leakedPersons': 1_000_000 } }
const fengsui = (args: readonly string[], input = '') => runNode([launcher, ...args], { input })

describe('fengsui rules', () => {
  it('shows every indicator and duty with citation and confidence, in the language asked for', async () => {
    const chinese = await fengsui(['rules', 'cn-cac-2025'])
    expect(rowOf(chinese.stdout, 'L3.Q5')).toMatch(/《指南》3，指标5 .*已核对.*1,000,000/)
    const english = await fengsui(['rules', '--lang', 'en'])
    expect(chinese.stdout).toContain('版本1，已颁布，2025-11-01起施行，最近核对2026-11-24')
    expect(english.stdout).toContain('version 1, enacted, in force from 2017-06-01, until 2025-12-31')
    expect(english.stdout).toContain('a draft, never in force')
    expect(english.stdout).toMatch(
      /cn\.C\.1b.*\n {8}level III, relatively major, or above\n.*branch.*\[A-07\]/,
    )
    expect(english.stdout).toContain('replaced by eu.dora.reclassify once: no longer major')
    expect(rowOf(english.stdout, 'cn.C.1')).toMatch(/Measures Art\. 4\(3\) .*verified.*240 min/)
  })
})

describe('the open points A-01 to A-25', () => {
  it.each(['zh', 'en'])('are printed with their readings, the default marked (%s)', async (language) => {
    const { stdout } = await fengsui(['rules', 'cn-cac-2025', '--lang', language])
    const lines = stdout.split('\n')
    for (let point = 1; point <= 25; point++) {
      const id = `A-${String(point).padStart(2, '0')}`
      const at = lines.findIndex((line) => line.startsWith(`${id}  `))
      expect(at, id).toBeGreaterThan(0)
      const readings = lines.slice(at + 1).slice(
        0,
        lines.slice(at + 1).findIndex((line) => !line.startsWith('  ')),
      )
      expect(
        readings.filter((line) => line.startsWith('  * ')),
        id,
      ).toHaveLength(1)
    }
  })
})

describe('rules of a deployer', () => {
  const own = (change: object = {}) => ({
    id: 'cn-power-2026',
    version: '1',
    title: { zh: '电力行业报告规定', en: 'Reporting rules of the power sector' },
    jurisdiction: 'CN',
    status: 'enacted',
    validFrom: '2026-01-01',
    zone: 'Asia/Shanghai',
    checkedOn: '2026-11-24',
    sources: [{ key: 'OWN', title: { zh: '本局文件', en: 'our own document' } }],
    parties: [
      { value: 'operator', label: { zh: '运营者', en: 'operator' } },
      { value: 'bureau', label: { zh: '能源监管局', en: 'energy bureau' } },
    ],
    grades: [
      { id: 'power-major', roman: 'I', zh: '重大', en: 'major' },
      { id: 'power-other', roman: 'II', zh: '其他', en: 'other' },
    ],
    indicators: [
      {
        id: 'power.1',
        level: 'power-major',
        label: { zh: '停电户数', en: 'households without power' },
        measures: [{ fact: 'power.households', op: '>=', value: 5000 }],
        citation: 'Rules 3',
        citationZh: '规定第三条',
        confidence: 'verified',
        sources: ['OWN'],
      },
    ],
    duties: [
      {
        id: 'power.report',
        stage: 'initial',
        label: { zh: '报能源监管局', en: 'report to the bureau' },
        do: { zh: '报能源监管局', en: 'Report to the bureau' },
        from: 'operator',
        to: 'bureau',
        recipient: 'directory',
        when: { always: true },
        level: 'power-major',
        start: { event: 'aware.incident', actor: 'operator' },
        within: { minutes: 45 },
        citation: 'Rules 4',
        citationZh: '规定第四条',
        confidence: 'verified',
        sources: ['OWN'],
      },
    ],
    facts: [
      {
        name: 'power.households',
        on: 'incident',
        kind: { type: 'number', unit: 'households', min: 0, max: 100_000_000, decimals: 0 },
        label: { zh: '停电户数', en: 'households without power' },
      },
    ],
    questions: [
      {
        id: 'households',
        facts: ['power.households'],
        question: { zh: '停电多少户？', en: 'How many households?' },
      },
    ],
    choices: [],
    contents: [],
    warnings: [],
    ...change,
  })
  const withFile = async (content: unknown, use: (file: string) => Promise<void>) => {
    const folder = temporaryFolder()
    const file = join(folder.path, 'rules.json')
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2))
    await use(file)
    folder.remove()
  }
  const outage = {
    instruments: ['cn-power-2026'],
    incident: { 'power.households': 5000 },
    events: [{ type: 'aware.incident', at: '2026-03-02T09:00:00+08:00' }],
  }

  it('are checked and shown as tables, then answered beside the others', async () => {
    await withFile(own(), async (file) => {
      const checked = await fengsui(['rules', 'check', file, '--lang', 'en'])
      expect(checked.stderr).toBe('')
      expect(rowOf(checked.stdout, 'power.report')).toMatch(/Rules 4 .*verified.*45 min/)
      const { stdout } = await fengsui(['assess', '--rules', file], JSON.stringify(outage))
      const answer = JSON.parse(stdout)
      expect(answer.grades).toMatchObject([{ instrument: 'cn-power-2026', level: 'power-major' }])
      expect(answer.duties).toMatchObject([{ id: 'power.report', dueLatest: '2026-03-02T09:45:00+08:00' }])
    })
  })

  it.each([
    ['not JSON', '{', '', 'bad-syntax', '{'],
    ['a member nobody knows', own({ colour: 'red' }), '/colour', 'unknown-member', '"colour"'],
    [
      'a duty of the Measures',
      own({ duties: [{ ...own().duties[0], id: 'cn.C.1' }] }),
      '/duties/0/id',
      'duplicate-name',
      '"cn.C.1"',
    ],
    ['the id of the Measures', own({ id: 'cn-cac-2025' }), '/id', 'duplicate-name', '"cn-cac-2025"'],
    [
      'a threshold on nothing',
      own({ facts: [], questions: [] }),
      '/indicators/0/measures/0/fact',
      'unknown-name',
      '"fact": "power.households"',
    ],
    [
      'a length in words',
      own({ duties: [{ ...own().duties[0], within: { minutes: 'soon' } }] }),
      '/duties/0/within/minutes',
      'wrong-type',
      '"minutes": "soon"',
    ],
  ])('%s is refused with line and reason, and the old rules stay', async (_, content, pointer, code, bad) => {
    await withFile(content, async (file) => {
      const lines = readFileSync(file, 'utf8').split('\n')
      const line = 1 + lines.findIndex((text) => text.includes(bad))
      for (const args of [
        ['rules', 'check', file],
        ['assess', '--rules', file],
      ]) {
        const { code: exit, stdout, stderr } = await fengsui(args, JSON.stringify(leak))
        expect(exit).toBe(2)
        expect(stdout).toBe('')
        const [fault] = JSON.parse(stderr).errors
        expect(fault).toMatchObject({ pointer, code, line })
        expect(JSON.parse(stderr).detail).toContain(`line ${line}`)
      }
      expect((await fengsui(['assess'], JSON.stringify(leak))).code).toBe(0)
    })
  })

  it('have a published schema, and every instrument keeps it', async () => {
    const { stdout } = await fengsui(['rules', 'schema'])
    expect(JSON.parse(stdout)).toMatchObject({ $schema: expect.stringContaining('2020-12'), type: 'object' })
  })
})

describe('fengsui rules diff', () => {
  it('lays the draft beside the final text', async () => {
    const { stdout } = await fengsui(['rules', 'diff', 'cn-cac-2023-draft', 'cn-cac-2025', '--lang', 'en'])
    expect(stdout).toMatch(/L1\.Q3a {2}changed\n(?: .*\n)* {4}measures: .* 30 % → .* 50 %/)
    expect(stdout).toMatch(/cn\.draft23\.1h {2}removed/)
    expect(stdout).toMatch(/cn\.C\.1 {2}added/)
    const same = await fengsui(['rules', 'diff', 'cn-cac-2025', 'cn-cac-2025'])
    expect(same.stdout).toContain('没有差别')
    expect((await fengsui(['rules', 'diff', 'cn-cac-2025'])).code).toBe(2)
  })
})

/** The one row of a table that starts with the id. */
const rowOf = (text: string, id: string): string =>
  text.split('\n').find((line) => line.startsWith(`${id} `)) ?? ''
