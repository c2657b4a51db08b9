import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runNode } from '../../../testing/child.ts'
import { launcher } from '../../../testing/launcher.ts'
import { temporaryFolder } from '../../../testing/temporary-folder.ts'

const leak = { entity: { 'cn.operator': 'other' }, incident: { 'cn.leakedPersons': 1_000_000 } }
const fengsui = (args: readonly string[], input: string | Uint8Array = '') =>
  runNode([launcher, ...args], { input })

describe('fengsui', () => {
  it('shows its help in both languages, also without a command', async () => {
    for (const args of [[], ['help'], ['--help'], ['assess', '--help']]) {
      const { code, stdout } = await fengsui(args)
      expect(code).toBe(0)
      expect(stdout).toContain('用法')
      expect(stdout).toContain('Usage')
    }
  })

  it('says its version', async () => {
    expect((await fengsui(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  it('answers an unknown command or option with one problem and exit code 2', async () => {
    for (const args of [
      ['asess'],
      ['assess', '--bach'],
      ['rules', 'nowhere'],
      ['rules', '--lang', 'fr'],
      ['assess', '--text', '--batch'],
    ]) {
      const { code, stdout, stderr } = await fengsui(args)
      expect(code, args.join(' ')).toBe(2)
      expect(stdout).toBe('')
      expect(JSON.parse(stderr)).toMatchObject({ type: '/problems/bad-usage', errors: [] })
    }
  })
})

describe('fengsui assess', () => {
  it('reads standard input, or a file', async () => {
    const folder = temporaryFolder()
    const file = join(folder.path, 'leak.json')
    writeFileSync(file, JSON.stringify(leak))
    const byInput = await fengsui(['assess'], JSON.stringify(leak))
    const byFile = await fengsui(['assess', file])
    expect(byInput.code).toBe(0)
    expect(JSON.parse(byInput.stdout).grades[0]).toMatchObject({ level: 'relatively-major', roman: 'III' })
    expect(byFile.stdout).toBe(byInput.stdout)
    folder.remove()
  })

  it.each([
    ['not JSON', '{', 'bad-syntax', ['bad-syntax']],
    ['nothing at all', '', 'bad-syntax', ['bad-syntax']],
    ['a duplicate key', '{"id":"a","id":"b"}', 'bad-input', ['duplicate-key']],
    ['broken UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 'bad-encoding', []],
    ['2 MB', ' '.repeat(2_000_000), 'too-large', []],
    ['an unknown fact', '{"incident":{"cn.leakedPerson":1}}', 'bad-input', ['unknown-fact']],
  ])('refuses %s with exit code 2 and one problem', async (_, input, type, codes) => {
    const { code, stdout, stderr } = await fengsui(['assess'], input)
    expect(code).toBe(2)
    expect(stdout).toBe('')
    const problem = JSON.parse(stderr)
    expect(problem.type).toBe(`/problems/${type}`)
    expect(problem.errors.map((error: { code: string }) => error.code)).toEqual(codes)
  })

  it('refuses a file that is not there', async () => {
    const { code, stderr } = await fengsui(['assess', 'no-such-file.json'])
    expect(code).toBe(2)
    expect(JSON.parse(stderr).type).toBe('/problems/not-readable')
  })
})

describe('fengsui assess --text', () => {
  it('writes level, next step, deadlines and questions for people, in either language', async () => {
    const example = join(import.meta.dirname, '../../../examples/tampered-news-page.json')
    const chinese = await fengsui(['assess', '--text', example])
    expect(chinese.stdout).toMatch(/^II 重大/)
    expect(chinese.stdout).toMatch(/最迟 +2026-03-02T13:00:00\+08:00/)
    expect(chinese.stdout).toContain('辽宁省互联网信息办公室')
    const english = await fengsui(['assess', '--text', '--lang', 'en', example])
    expect(english.stdout).toMatch(/^II major/)
    expect(english.stdout.replaceAll('《', '')).not.toMatch(/\p{Script=Han}/u)
  })
})

describe('fengsui assess --text, of what is not yet so', () => {
  const outlook = async (input: object, language: string) =>
    (await fengsui(['assess', '--text', '--lang', language], JSON.stringify(input))).stdout

  it('says what a higher level is short of', async () => {
    const input = { incident: { 'cn.affected': ['personal-information'], 'cn.leakedPersons': 999_999 } }
    expect(await outlook(input, 'en')).toMatch(
      /Short of a higher level by\n {2}L3\.Q5 +III relatively major .* ≥ 1,000,000 persons \(−1\)/,
    )
    expect(await outlook(input, 'zh')).toContain('离更高等级还差')
  })

  it('says when a running interruption will reach a threshold', async () => {
    const since = '2026-03-02T09:02:00+08:00'
    const input = {
      evaluatedAt: '2026-03-02T09:05:00+08:00',
      series: [{ fact: 'cn.cii.wholeOutageMinutes', since }],
    }
    expect(await outlook(input, 'en')).toMatch(
      /If it goes on like this\n {2}2026-03-02T09:12:00\+08:00 .*L3\.Q2a/,
    )
  })
})

describe('fengsui assess --text, where the directory knows nobody', () => {
  const outage = { 'cn.affected': ['cii'], 'cn.cii': { wholeOutageMinutes: 75 }, suspectedCrime: false }
  const input = JSON.stringify({
    entity: { 'cn.operator': 'cii', 'cn.alsoCentralOrgan': false, 'cn.sector': 'none' },
    incident: outage,
    events: [{ type: 'aware.incident', at: '2026-03-02T09:00:00+08:00' }],
    filings: [
      { duty: 'cn.A.1a', at: '2026-03-02T09:30:00+08:00' },
      { duty: 'cn.X.final', at: '2026-03-02T09:40:00+08:00' },
    ],
  })
  const rows = (text: string, id: string) => text.split('\n').filter((line) => line.includes(id))

  it('tells what need not be done for now, what was replaced, and what stands at all times', async () => {
    const input = JSON.stringify({
      instruments: ['cn-pipl-2021', 'cn-csl-2026', 'eu-dora-2025'],
      entity: { 'eu.dora.type': 'other-financial' },
      incident: {
        'cn.related': { personalInformation: true, harmAvoided: true },
        'eu.dora.major': true,
        'eu.dora.noLongerMajor': true,
      },
      events: [{ type: 'aware.incident', at: '2026-03-02T09:00:00+08:00' }],
    })
    const { stdout } = await fengsui(['assess', '--text', '--lang', 'en'], input)
    expect(stdout).toMatch(/rel\.pipl\.individuals +need not be done for now/)
    expect(stdout).toMatch(/eu\.dora\.final +replaced by eu\.dora\.reclassify/)
    expect(stdout).toMatch(/rel\.log +standing/)
  })

  it('names the party of each row, and says of what was filed only what is known', async () => {
    const { stdout: chinese } = await fengsui(['assess', '--text'], input)
    const [protection, police] = rows(chinese, 'cn.X.supp')
    expect(protection).toContain('保护工作部门（待人工确认）')
    expect(police).toContain('公安机关（待人工确认）')
    expect(rows(chinese, 'cn.A.1a')[0]).toContain('已按时完成')
    expect(rows(chinese, 'cn.X.final')[0]).toContain('已送达，当时未起算')
    const { stdout: english } = await fengsui(['assess', '--text', '--lang', 'en'], input)
    expect(rows(english, 'cn.X.supp')[1]).toContain('public security organ (to be confirmed by a person)')
    expect(rows(english, 'cn.X.final')[0]).toContain('delivered, its clock had not started')
  })
})

describe('fengsui assess --batch', () => {
  it('answers line by line in order, goes on after a bad line, and ends with exit code 2', async () => {
    const lines = [
      Buffer.from(JSON.stringify({ id: 'first', ...leak })),
      Buffer.from('not JSON'),
      Buffer.from(JSON.stringify({ id: 'wrong', incident: { nothing: 1 } })),
      Buffer.from([0x7b, 0xff]),
      Buffer.from(`"${' '.repeat(1_100_000)}"`),
      Buffer.from(''),
      Buffer.from(JSON.stringify({ id: 'last', ...leak })),
    ]
    const input = Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]))
    const { code, stdout } = await fengsui(['assess', '--batch'], input)
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(code).toBe(2)
    expect(answers.map(({ id, problem }) => [id, problem?.type])).toEqual([
      ['first', undefined],
      [null, '/problems/bad-syntax'],
      ['wrong', '/problems/bad-input'],
      [null, '/problems/bad-encoding'],
      [null, '/problems/too-large'],
      [null, '/problems/bad-syntax'],
      ['last', undefined],
    ])
  })

  it('ends with exit code 0 when every line is good, with or without a last newline', async () => {
    for (const end of ['', '\n']) {
      const { code, stdout } = await fengsui(
        ['assess', '--batch'],
        `{"id":"1"}\n${JSON.stringify({ id: '2', ...leak })}${end}`,
      )
      expect(code).toBe(0)
      expect(stdout.split('\n')).toHaveLength(3)
    }
  })

  it('ends quietly when its reader goes away', async () => {
    const child = spawn(process.execPath, [launcher, 'assess', '--batch'])
    child.stdin.on('error', () => {})
    let stderr = ''
    child.stderr.on('data', (chunk) => {
      stderr += chunk
    })
    child.stdin.end(`${JSON.stringify(leak)}\n`.repeat(2000))
    await once(child.stdout, 'data')
    child.stdout.destroy()
    const [code] = await once(child, 'close')
    expect(code).toBe(0)
    expect(stderr).toBe('')
  })
})

describe('fengsui place', () => {
  const answersOf = (stdout: string) =>
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))

  it('answers each text, or each line of standard input, in the same order', async () => {
    const byArguments = await fengsui(['place', '沈阳市康平县', '和平区'])
    const byLines = await fengsui(['place'], '沈阳市康平县\r\n和平区\n')
    expect(byArguments.code).toBe(0)
    expect(answersOf(byArguments.stdout)).toMatchObject([
      { status: 'ok', code: '210123', route: { authorityId: 'cn-210000' }, needsHuman: false },
      { status: 'ambiguous', needsHuman: true },
    ])
    expect(byLines.stdout).toBe(byArguments.stdout)
  })

  it('takes the day and the province into account', async () => {
    const then = await fengsui(['place', '上海市卢湾区', '--at', '2010-05-01'])
    expect(answersOf(then.stdout)).toMatchObject([{ status: 'ok', code: '310103' }])
    const hinted = await fengsui(['place', '和平区', '--province', '210000'])
    expect(answersOf(hinted.stdout)).toMatchObject([{ status: 'ok', code: '210102' }])
  })

  it('goes on after a line that is not UTF-8 and ends with exit code 2', async () => {
    const input = Buffer.concat([Buffer.from('北京市\n'), Buffer.from([0xff, 0x0a]), Buffer.from('天津市')])
    const { code, stdout } = await fengsui(['place'], input)
    expect(code).toBe(2)
    expect(answersOf(stdout)).toMatchObject([
      { code: '110000' },
      { problem: { type: '/problems/bad-encoding' } },
      { code: '120000' },
    ])
  })

  it('refuses a day or a province that is none', async () => {
    for (const args of [
      ['--at', '2010'],
      ['--at', '2026-13-01'],
      ['--at', '2026-02-30'],
      ['--province', '21'],
      ['--when', 'x'],
    ])
      expect((await fengsui(['place', '北京', ...args])).code, args.join(' ')).toBe(2)
  })
})

describe('fengsui read', () => {
  it('prints one line for each file, in order, and goes on after one it cannot read', async () => {
    const folder = temporaryFolder()
    const mail = join(folder.path, 'a.eml')
    const date = 'Date: Tue, 3 Mar 2026 10:30:00 +0800\r\nContent-Type: text/plain; charset=utf-8'
    writeFileSync(
      mail,
      `From: a@b.example\r\n${date}\r\n\r\n我院是沈阳市康平县人民医院，昨天下午三点发现文件被勒索病毒加密。`,
    )
    const { code, stdout } = await fengsui(['read', join(folder.path, 'none.eml'), mail])
    const [missing, report] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(code).toBe(2)
    expect(missing.problem.type).toBe('/problems/not-readable')
    expect(Object.keys(report)).toEqual([
      'file',
      'sort',
      'reasons',
      'unit',
      'events',
      'incident',
      'contents',
      'sources',
    ])
    expect(report).toMatchObject({
      file: mail,
      sort: 'report',
      unit: { name: '沈阳市康平县人民医院', place: '沈阳市康平县', placeCode: '210123' },
      events: [{ type: 'aware.incident', at: '2026-03-02T15:00:00+08:00', actor: 'operator' }],
      incident: { ransomware: true },
    })
    folder.remove()
  })

  it('asks for a file', async () => expect((await fengsui(['read'])).code).toBe(2))
})
