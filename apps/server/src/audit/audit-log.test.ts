import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tamperSqlite } from '../../../../packages/store/src/sqlite/tamper.fixture.ts'
import { runNode } from '../../../../testing/child.ts'
import { launcher } from '../../../../testing/launcher.ts'
import { type ServerProcess, startServer } from '../../../../testing/server-process.ts'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'
import {
  aFile,
  bytesOf,
  caseOf,
  digestOf,
  numberOn,
  postForm,
  reportForm,
} from '../evidence/evidence.fixture.ts'
import { demoPassword, type PlainBrowser, signIn } from '../web/browser.fixture.ts'

const folder = temporaryFolder()
const collected = join(folder.path, 'collected.log')
const password = 'a long enough password'
let server: ServerProcess
let officer: PlainBrowser
let auditor: PlainBrowser
let path = ''
const log = aFile('access.log', 'GET /admin 200')

beforeAll(async () => {
  const env = { FENGSUI_AUDIT_SYSLOG: pathToFileURL(collected).href }
  server = await startServer({ data: join(folder.path, 'data'), env })
  const admin = await signIn(server.url, 'admin', demoPassword(join(folder.path, 'data'), 'admin'))
  for (const kind of ['province', 'nation'])
    await admin.post('/people', {
      'organisation.kind': kind,
      'organisation.place': '辽宁省沈阳市',
      name: `审计员 ${kind}`,
      login: `auditor-${kind}`,
      password,
      role: 'auditor',
    })
  officer = await signIn(server.url, 'zhoumin', demoPassword(join(folder.path, 'data'), 'zhoumin'))
  auditor = await signIn(server.url, 'auditor-province', password)
  const answer = await postForm(`${server.url}/report`, reportForm([log], { 'unit.name': '秘密单位名' }))
  path = await caseOf(officer, numberOn(await answer.text()))
})
afterAll(async () => {
  await server.stop()
  folder.remove()
})

interface Entry {
  readonly kind: string
  readonly person?: string
  readonly case?: string
  readonly seq: string
}
async function entries(query = '', browser = auditor): Promise<readonly Entry[]> {
  const text = await (await browser.get(`/audit/export?format=jsonl${query}`)).text()
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Entry)
}
const kindsOf = async (query = ''): Promise<readonly string[]> =>
  (await entries(query)).map(({ kind }) => kind)
const idOf = (casePath: string): string => casePath.split('/').at(-1) ?? ''

describe('the audit log', () => {
  it('tells who opened and changed a case, who looked at its evidence and took it', async () => {
    await officer.post(`${path}/accept`)
    await officer.get(`/cases/${idOf(path)}/history`)
    await officer.get(`${path}/evidence`)
    await officer.post(`${path}/evidence/unlock`, { password: 'wrong' })
    const proof = await officer.post(`${path}/evidence/unlock`, {
      password: demoPassword(join(folder.path, 'data'), 'zhoumin'),
    })
    const proved = officer.with((proof.headers.get('set-cookie') ?? '').split(';')[0] ?? '')
    await bytesOf(await proved.post(`${path}/evidence/${digestOf(log)}/download`))
    const kinds = await kindsOf(`&case=${idOf(path)}`)
    expect(kinds).toEqual(
      expect.arrayContaining([
        ...['case-opened', 'case-changed', 'history-opened', 'evidence-looked'],
        ...['step-up-failed', 'stepped-up', 'evidence-downloaded'],
      ]),
    )
    expect(await (await officer.get(`${path}/evidence`)).text()).toMatch(/查看了附件清单<\/th><td[^>]*>周敏/)
  })

  it('has a download on the disk before its first byte leaves', async () => {
    const proof = await officer.post(`${path}/evidence/unlock`, {
      password: demoPassword(join(folder.path, 'data'), 'zhoumin'),
    })
    const proved = officer.with((proof.headers.get('set-cookie') ?? '').split(';')[0] ?? '')
    const before = (await entries('&kind=evidence-downloaded')).length
    const answer = await proved.post(`${path}/evidence/${digestOf(log)}/download`)
    // The head of the answer is here, and nothing was waited for since.
    expect((await entries('&kind=evidence-downloaded')).length).toBe(before + 1)
    await bytesOf(answer)
  })

  it('tells of sign-ins, also of those that failed, and never what was typed', async () => {
    await signIn(server.url, 'zhoumin', 'this is wrong')
    await signIn(server.url, 'my-password-in-the-wrong-box', 'x')
    const kinds = await kindsOf()
    expect(kinds).toContain('signed-in')
    expect(kinds).toContain('sign-in-failed')
    const text = JSON.stringify(await entries())
    for (const secret of ['this is wrong', 'my-password-in-the-wrong-box', '秘密单位名', log.name])
      expect(text).not.toContain(secret)
  })

  it('tells of what was denied', async () => {
    expect((await officer.get('/people')).status).toBe(403)
    expect((await officer.get('/audit')).status).toBe(403)
    const denied = await entries('&kind=denied')
    expect(denied.length).toBeGreaterThanOrEqual(2)
  })

  it('is one organisation’s: the auditor of another sees nothing of it', async () => {
    const other = await signIn(server.url, 'auditor-nation', password)
    const seen = await entries('', other)
    expect(seen.map((entry) => entry.case)).not.toContain(idOf(path))
    expect(seen.length).toBeGreaterThan(0)
  })

  it('tells that somebody looked at it, and took it along', async () => {
    await auditor.get('/audit')
    const kinds = await kindsOf()
    expect(kinds).toContain('audit-opened')
    expect(kinds).toContain('audit-exported')
  })

  it('is shown by person, by kind, by day, a page at a time', async () => {
    const all = await (await auditor.get('/audit?kind=case-opened')).text()
    expect(all).toContain('打开案件')
    expect(all).not.toContain('<th scope="row" data-l="事项">登录</th>')
    expect(await (await auditor.get('/audit?from=2020-01-01&to=2020-01-02')).text()).toContain('没有符合条件')
    const wrong = await auditor.get('/audit?from=yesterday')
    expect(wrong.status).toBe(422)
    for (let n = 0; n < 120; n++) await officer.get(path)
    const page = await (await auditor.get('/audit')).text()
    const older = /href="(\/audit\?[^"]*before=[^"]+)"/.exec(page)?.[1] ?? ''
    const next = await (await auditor.get(older.replaceAll('&amp;', '&'))).text()
    expect(next).toContain('登录')
  })

  it('goes to the collector as RFC 5424, each entry once', async () => {
    await expect
      .poll(() => readFileSync(collected, 'utf8'), { timeout: 20_000 })
      .toContain('evidence-downloaded')
    const lines = readFileSync(collected, 'utf8').trimEnd().split('\n')
    expect(
      lines.every((line) => /^<10[89]>1 \S+ \S+ fengsui \d+ [a-z-]+ \[fengsui@32473 .*\]$/.test(line)),
    ).toBe(true)
    const ids = lines.map((line) => / id="([^"]+)"/.exec(line)?.[1])
    expect(new Set(ids).size).toBe(ids.length)
    expect(lines.join('\n')).toContain(' server-started ')
  })

  it('stands in the ledger: a changed entry is found by anybody who checks the data', async () => {
    await server.stop()
    const data = join(folder.path, 'data')
    expect((await runNode([launcher, 'verify', data])).code).toBe(0)
    tamperSqlite(data, `update event set data = '{"action":"none"}' where type = 'audit.denied'`)
    const { code, stdout } = await runNode([launcher, 'verify', data])
    expect(code).toBe(1)
    expect(stdout).toMatch(/"case":\s*"audit:cn-210000:/)
  })
})
