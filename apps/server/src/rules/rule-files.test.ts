import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ServerProcess, startServer } from '../../../../testing/server-process.ts'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { demoPassword, type PlainBrowser, signIn } from '../web/browser.fixture.ts'
import { powerRules } from './power-rules.fixture.ts'

const outage = {
  incident: { 'power.households': 5000, 'cn.affected': ['population'] },
  events: [{ type: 'aware.incident', at: '2026-03-02T09:00:00+08:00' }],
  evaluatedAt: '2026-03-02T09:10:00+08:00',
}

describe('rule files of a deployer', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let server: ServerProcess
  let admin: PlainBrowser

  beforeEach(async () => {
    folder = temporaryFolder()
    server = await startServer({ data: folder.path })
    admin = await signIn(server.url, 'admin', demoPassword(folder.path, 'admin'))
  })
  afterEach(async () => {
    await server.stop()
    folder.remove()
  })

  const put = (rules: unknown, file = 'power.json'): void =>
    writeFileSync(
      join(folder.path, 'rules', file),
      typeof rules === 'string' ? rules : JSON.stringify(rules, null, 2),
    )
  const loadAgain = async (): Promise<void> => {
    expect((await admin.post('/rules/load')).status).toBe(303)
  }
  const assess = async (): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${server.url}/api/v1/assess`, {
      method: 'POST',
      body: JSON.stringify(outage),
      headers: { 'content-type': 'application/json' },
    })
    return (await answer.json()) as Record<string, unknown>
  }
  const ready = async (): Promise<{ readonly own: unknown[]; readonly refused: unknown[] }> =>
    ((await (await fetch(`${server.url}/readyz`)).json()) as { rules: { own: []; refused: [] } }).rules
  const page = async (path: string): Promise<string> => (await admin.get(path)).text()

  it('are loaded while the server runs, and judge beside the national rules with grades of their own', async () => {
    expect((await assess())['errors']).toMatchObject([{ pointer: '/incident/power.households' }])
    put(powerRules())
    await loadAgain()
    const answer = await assess()
    expect(answer['grades']).toMatchObject([
      { instrument: 'cn-cac-2025', level: 'general' },
      { instrument: 'cn-power-2026', level: 'power-major' },
    ])
    expect(answer['duties']).toContainEqual(
      expect.objectContaining({ id: 'power.report', dueLatest: '2026-03-02T09:45:00+08:00' }),
    )
    const { paths, components } = await (await fetch(`${server.url}/api/v1/openapi.json`)).json()
    expect(Object.keys(paths)).toContain('/api/v1/assess')
    expect(components.schemas.Incident.properties).toHaveProperty(['power.households'])
    expect(await page('/rules/cn-power-2026')).toMatch(/停电户数[\s\S]*规定第三条[\s\S]*45分钟[\s\S]*管理员/)
  })

  it.each([
    ['a member nobody knows', powerRules({ colour: 'red' }), /"colour"/],
    ['half a file', '{ "id": "cn-power-2026"', /\{/],
    ['a duty of the Measures', powerRules({ duties: [{ ...duty(), id: 'cn.C.1' }] }), /"cn\.C\.1"/],
    ['a day that is none', powerRules({ validFrom: '2026-02-31x' }), /"validFrom"/],
  ])('%s is refused with file, line and reason, and the old rules stay', async (_, bad, where) => {
    put(powerRules())
    await loadAgain()
    put(bad)
    await loadAgain()
    const text = typeof bad === 'string' ? bad : JSON.stringify(bad, null, 2)
    const line = 1 + text.split('\n').findIndex((one) => where.test(one))
    expect(await ready()).toMatchObject({
      own: [{ file: 'power.json', version: '1' }],
      refused: [{ file: 'power.json', line, reason: expect.stringMatching(/\w/) }],
    })
    expect((await assess())['grades']).toMatchObject([{}, { level: 'power-major' }])
    expect(server.output()).toContain(`"event":"rules.refused","file":"power.json","line":${line}`)
    const shown = await page('/rules')
    expect(shown).toContain(`第${line}行`)
    expect(shown).toContain('仍按先前的第1版')
  })

  it('that only fail in use are refused too', async () => {
    put(powerRules({ zone: 'Mars/Phobos' }))
    put(powerRules({ id: 'cn-grid-2026', validFrom: '2026-99-99' }), 'grid.json')
    await loadAgain()
    expect((await ready()).refused).toHaveLength(2)
    expect((await ready()).own).toEqual([])
    expect((await fetch(`${server.url}/report`)).status).toBe(200)
  })

  it('stay as they were over a restart with a bad file, and over a folder that is gone', async () => {
    put(powerRules())
    await loadAgain()
    put('{')
    server = await server.restart()
    expect((await assess())['grades']).toMatchObject([{}, { instrument: 'cn-power-2026' }])
    rmSync(join(folder.path, 'rules'), { recursive: true })
    process.kill(server.pid, 'SIGHUP')
    await expect
      .poll(async () => (await ready()).refused)
      .toMatchObject([{ file: expect.stringMatching(/rules$/) }])
    expect((await assess())['grades']).toMatchObject([{}, { instrument: 'cn-power-2026' }])
    mkdirSync(join(folder.path, 'rules'))
    process.kill(server.pid, 'SIGHUP')
    await expect.poll(async () => (await ready()).own).toEqual([])
    expect(existsSync(join(folder.path, 'rules'))).toBe(true)
  })

  it('are loaded again by whoever may, and by nobody else', async () => {
    const officer = await signIn(server.url, 'zhoumin', demoPassword(folder.path, 'zhoumin'))
    expect((await officer.post('/rules/load')).status).toBe(403)
    expect(await (await officer.get('/rules')).text()).not.toContain('自有规则文件')
  })

  it('tell the difference between two versions, by the digest of each', async () => {
    put(powerRules())
    await loadAgain()
    put(powerRules({ version: '2', duties: [{ ...duty(), within: { minutes: 30 } }] }))
    await loadAgain()
    const link = /\/rules\/compare\?before=[0-9a-f]{64}&amp;after=[0-9a-f]{64}/.exec(
      await page('/rules/cn-power-2026'),
    )?.[0]
    const shown = await page((link ?? '').replace('&amp;', '&'))
    expect(shown).toMatch(/修改[\s\S]*45分钟[\s\S]*30分钟/)
    expect(shown).not.toContain('停电户数')
  })
})

const duty = (): object => (powerRules() as { readonly duties: readonly object[] }).duties[0] ?? {}

describe('a case judged by own rules', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let server: ServerProcess
  beforeEach(async () => {
    folder = temporaryFolder()
    mkdirSync(join(folder.path, 'rules'), { recursive: true })
    writeFileSync(join(folder.path, 'rules', 'power.json'), JSON.stringify(powerRules()))
    server = await startServer({ data: folder.path })
  })
  afterEach(async () => {
    await server.stop()
    folder.remove()
  })

  it('knows which text of which rules judged it, and is replayed under those when they change or go', async () => {
    const operator = await signIn(server.url, 'lilan', demoPassword(folder.path, 'lilan'))
    const list = await (await operator.get('/incidents')).text()
    const path = /href="(\/incidents\/[^"]+)"/.exec(list)?.[1] ?? ''
    expect((await operator.post(`${path}/facts`, { 'fact:power.households': '5000' })).status).toBe(303)
    const shown = await (await operator.get(path)).text()
    expect(shown).toContain('电力重大')
    expect(shown).toContain('报能源监管局')
    const history = path.replace('/incidents/', '/cases/').concat('/history')
    const before = await (await operator.get(history)).text()
    expect(before).toContain('cn-power-2026')

    rmSync(join(folder.path, 'rules', 'power.json'))
    const admin = await signIn(server.url, 'admin', demoPassword(folder.path, 'admin'))
    await admin.post('/rules/load')
    const now = await operator.get(path)
    expect(now.status).toBe(200)
    expect(await now.text()).not.toContain('报能源监管局')
    expect(await (await operator.get(history)).text()).toContain('报能源监管局')
  })
})
