import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServerProcess, startServer } from '../../../../testing/server-process.ts'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { demoPassword, firstLink, type PlainBrowser, signIn } from './browser.fixture.ts'

const folder = temporaryFolder()
let server: ServerProcess
let admin: PlainBrowser
let officer: PlainBrowser

beforeAll(async () => {
  server = await startServer({ data: folder.path })
  admin = await signIn(server.url, 'admin', demoPassword(folder.path, 'admin'))
  officer = await signIn(server.url, 'zhoumin', demoPassword(folder.path, 'zhoumin'))
})
afterAll(async () => {
  await server.stop()
  folder.remove()
})

const page = async (browser: PlainBrowser, path: string): Promise<string> => (await browser.get(path)).text()

const liaoning = '/directory/cn-210000'
const entry = {
  version: '1',
  zh: '辽宁省互联网信息办公室',
  en: 'Cyberspace Administration of Liaoning',
  hotline: '024-0000-0000；024-0000-0001',
  email: 'duty@liaoning.example',
  source: '省里来函（演练）',
  verifiedAt: '2026-01-05',
}

/** Records a new authority, and gives its address. */
async function recordNew(fields: Record<string, string>): Promise<string> {
  const path = /action="(\/directory\/[0-9a-f-]+)"/.exec(await page(admin, '/directory/new'))?.[1] ?? ''
  expect((await admin.post(path, { ...entry, hotline: '', email: '', ...fields })).status).toBe(303)
  return path
}

describe('the directory of authorities', () => {
  it('says of a province that no contact is known, and where the name comes from', async () => {
    const shown = await page(officer, '/directory')
    expect(shown).toContain('辽宁省互联网信息办公室')
    expect(shown.match(/没有登记联系方式/g)?.length).toBeGreaterThan(30)
    expect(shown).toContain('tel:12387')
    expect(shown).toContain('还没有登记任何机关')
  })

  it('keeps every version with who, when, source and day, and shows the latest at the desk', async () => {
    expect((await admin.post(liaoning, entry)).status).toBe(303)
    const changed = { ...entry, version: '2', hotline: '024-0000-0002', source: '电话核实（演练）' }
    expect((await admin.post(liaoning, changed)).status).toBe(303)
    const shown = await page(officer, liaoning)
    for (const text of [
      '024-0000-0000',
      '024-0000-0001',
      '024-0000-0002',
      '省里来函',
      '电话核实',
      '管理员',
      '2026-01-05',
    ])
      expect(shown).toContain(text)
    const list = await page(officer, '/directory')
    expect(list).toContain('024-0000-0002')
    expect(list).not.toContain('024-0000-0001')
  })

  it('does not let somebody replace a version they have not seen', async () => {
    const answer = await admin.post(liaoning, { ...entry, version: '2' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('别人刚登记了新的一版')
    expect((await page(admin, liaoning)).match(/data-l="版本"/g)).toHaveLength(2)
  })

  it.each([
    ['zh', ''],
    ['en', 'x'.repeat(101)],
    ['hotline', '打给老王'],
    ['hotline', '1111;2222;3333;4444;5555;6666'],
    ['website', 'javascript:alert(1)'],
    ['email', 'nobody'],
    ['source', ''],
    ['verifiedAt', '2026-02-30'],
    ['verifiedAt', '2999-01-01'],
  ])('refuses %s %j at its field, and keeps what was typed', async (field, value) => {
    const answer = await admin.post('/directory/cn-220000', { ...entry, [field]: value })
    expect(answer.status).toBe(422)
    const shown = await answer.text()
    expect(shown.match(/class="err"/g)).toHaveLength(1)
    expect(shown).toContain(`id="f-${field}-e"`)
    expect(await page(admin, '/directory/cn-220000')).toContain('本单位还没有登记')
  })

  it('has no page for an authority that nobody knows', async () => {
    expect((await officer.get('/directory/cn-000000')).status).toBe(404)
    expect((await admin.post('/directory/cn-000000', entry)).status).toBe(404)
    const kind = await admin.post('/directory/018f0000-0000-7000-8000-000000000001', {
      ...entry,
      party: 'operator',
    })
    expect(kind.status).toBe(422)
  })

  it('is what reports are routed by: whoever was recorded for the sector is named', async () => {
    await recordNew({
      party: 'sector-regulator',
      sector: 'banking',
      zh: '某银行监管局（演练）',
      en: 'Bank regulator',
    })
    const answer = await fetch(`${server.url}/api/v1/assess`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ entity: { 'cn.operator': 'other', 'cn.sector': 'banking' }, incident: {} }),
    })
    expect(await answer.json()).toMatchObject({
      duties: expect.arrayContaining([
        expect.objectContaining({
          id: 'cn.X.sector',
          recipient: expect.objectContaining({ zh: '某银行监管局（演练）' }),
        }),
      ]),
    })
  })

  it('names who is told besides about the corps, in the API and at the desk, and stops when they receive no more', async () => {
    const path = await recordNew({
      party: 'corps-cyberspace-administration',
      zh: '兵团网信办（演练）',
      en: 'Corps desk',
    })
    const id = path.split('/').at(-1)
    const query = new URLSearchParams({ q: '第八师石河子市' })
    const places = async (): Promise<unknown> => (await fetch(`${server.url}/api/v1/places?${query}`)).json()
    expect(await places()).toMatchObject({
      resolution: { route: { authorityId: 'cn-650000', alsoNotify: [id] } },
    })
    const incident = await openIncidentAt('新疆石河子市')
    expect(incident).toContain('另告知兵团网信办（演练）')
    const ended = { ...entry, hotline: '', email: '', version: '2', receives: 'no', zh: '兵团网信办（演练）' }
    expect((await admin.post(path, ended)).status).toBe(303)
    expect(await page(officer, path)).toContain('不再收')
    expect(JSON.stringify(await places())).not.toContain('alsoNotify')
  })

  it('shows at a case whom to call, and says where nobody knows how', async () => {
    const file = await page(officer, await firstLink(officer, '/desk'))
    expect(file).toContain('联系收件机关')
    expect(file).toContain('tel:12387')
    const operator = await signIn(server.url, 'lilan', demoPassword(folder.path, 'lilan'))
    expect(await page(operator, await firstLink(operator, '/incidents'))).toContain('tel:02400000002')
  })
})

/** The page of a new incident of an operator in a place. */
async function openIncidentAt(place: string): Promise<string> {
  await admin.post('/people', {
    'organisation.kind': 'operator',
    'organisation.name': `某单位（演练）${place}`,
    'organisation.place': place,
    name: '某人',
    login: 'corps',
    password: 'a long enough password',
    role: 'reporter',
  })
  const reporter = await signIn(server.url, 'corps', 'a long enough password')
  const opened = await reporter.post('/incidents', {
    title: '演练',
    stateSecret: 'no',
    'aware.year': new Date(Date.now() - 60_000).toISOString().replace(/\.\d+/, ''),
  })
  return page(reporter, opened.headers.get('location') ?? '')
}
