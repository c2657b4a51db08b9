import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServerProcess, startServer } from '../../../../testing/server-process.ts'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { clientOf, leakReport } from '../api/client.fixture.ts'
import { demoPassword, firstLink, type PlainBrowser, signIn } from './browser.fixture.ts'

const folder = temporaryFolder()
const password = 'a long enough password'
let server: ServerProcess
let admin: PlainBrowser
let province: PlainBrowser
let nation: PlainBrowser

beforeAll(async () => {
  server = await startServer({ data: folder.path })
  const person = (login: string): Promise<PlainBrowser> =>
    signIn(server.url, login, demoPassword(folder.path, login))
  admin = await person('admin')
  province = await person('zhoumin')
  nation = await person('hanbing')
})
afterAll(async () => {
  await server.stop()
  folder.remove()
})

/** An operator of its own at a place, and the address of its first incident. */
async function operatorAt(
  place: string,
): Promise<{ operator: PlainBrowser; incident: string; name: string }> {
  const login = `operator-${Math.random().toString(36).slice(2)}`
  const name = `单位${login}`
  const made = await admin.post('/people', {
    'organisation.kind': 'operator',
    'organisation.name': name,
    'organisation.place': place,
    name: '陈值班',
    login,
    password,
    role: 'reporter',
  })
  expect(made.status).toBe(303)
  const operator = await signIn(server.url, login, password)
  await operator.post('/incidents', { stateSecret: 'no', title: '会员名单外泄', ...timeNow() })
  const incident = await firstLink(operator, '/incidents')
  await operator.post(`${incident}/facts`, {
    'fact:cn.operator': 'other',
    'fact:cn.affected': 'personal-information',
    'fact:cn.leakedPersons': '10000000',
  })
  return { operator, incident, name }
}

const timeNow = (): Record<string, string> => ({
  'aware.year': new Date(Date.now() - 600_000).toISOString().replace(/\.\d+/, ''),
})
const textOf = async (browser: PlainBrowser, path: string): Promise<string> =>
  (await browser.get(path)).text()

/** Addresses of a desk's cases of one unit. */
async function casesOf(desk: PlainBrowser, unit: string): Promise<readonly string[]> {
  const links = [...(await textOf(desk, '/desk')).matchAll(/<a href="(\/desk\/[0-9a-f-]+)">([^<]+)<\/a>/g)]
  return links.filter(([, , shown = '']) => shown.includes(unit)).map(([, path = '']) => path)
}

const key = (): string => Math.random().toString(36).slice(2)
const report = (fields: Record<string, string> = {}): Record<string, string> => ({
  stateSecret: 'no',
  key: key(),
  'contents.impact': '名单外泄',
  ...fields,
})

describe('a report from an incident', () => {
  it('brings the desk whom to call, and who sent it', async () => {
    const { operator, incident, name } = await operatorAt('辽宁省沈阳市')
    const contact = { 'unit.contact.name': '赵联系', 'unit.contact.phone': '024-00000001' }
    expect((await operator.post(`${incident}/report`, report(contact))).status).toBe(303)
    const [file = ''] = await casesOf(province, name)
    const page = await textOf(province, file)
    for (const text of ['赵联系', '024-00000001', '陈值班']) expect(page).toContain(text)
  })

  it('still says whom to call when it is passed up after a follow-up that names nobody', async () => {
    const { operator, incident, name } = await operatorAt('辽宁省沈阳市')
    await operator.post(`${incident}/report`, report({ 'unit.contact.name': '钱联系' }))
    await operator.post(`${incident}/report`, report({ kind: 'supplement', 'contents.cause': '口令泄露' }))
    const [file = ''] = await casesOf(province, name)
    expect((await province.post(`${file}/escalate`, { key: key() })).status).toBe(303)
    const [above = ''] = await casesOf(nation, name)
    expect(await textOf(nation, above)).toContain('钱联系')
  })

  it('sent twice is one report, and both times the same answer', async () => {
    const { operator, incident, name } = await operatorAt('辽宁省沈阳市')
    const form = report()
    const first = await operator.post(`${incident}/report`, form)
    const again = await operator.post(`${incident}/report`, form)
    expect([first.status, again.status]).toEqual([303, 303])
    expect(again.headers.get('location')).toBe(first.headers.get('location'))
    const [file = '', ...others] = await casesOf(province, name)
    expect(others).toEqual([])
    const up = { key: key() }
    const passed = [await province.post(`${file}/escalate`, up), await province.post(`${file}/escalate`, up)]
    expect(passed.map(({ status }) => status)).toEqual([303, 303])
    expect(await casesOf(nation, name)).toHaveLength(1)
  })

  it('to a desk that stands in is the first one too: what follows goes on in the same case', async () => {
    const { operator, incident, name } = await operatorAt('四川省成都市')
    expect(await textOf(operator, incident)).toContain('提交首次报告')
    expect((await operator.post(`${incident}/report`, report())).status).toBe(303)
    expect(await textOf(operator, incident)).toContain('name="kind"')
    const more = report({ kind: 'progress', 'contents.trend': '已阻断未再出现' })
    expect((await operator.post(`${incident}/report`, more)).status).toBe(303)
    const [file = '', ...others] = await casesOf(nation, name)
    expect(others).toEqual([])
    expect(await textOf(nation, file)).toContain('已阻断未再出现')
  })

  it('that meets no duty yet, as nobody can tell where, is known as sent: what follows goes on in the same case', async () => {
    const { operator, incident, name } = await operatorAt('城关镇')
    expect((await operator.post(`${incident}/report`, report())).status).toBe(303)
    const page = await textOf(operator, incident)
    expect(page).toContain('name="kind"')
    expect(page).toMatch(/发出首次报告，回执号 \S+/)
    const more = report({ kind: 'progress', 'contents.trend': '已阻断未再出现' })
    expect((await operator.post(`${incident}/report`, more)).status).toBe(303)
    const [file = '', ...others] = await casesOf(nation, name)
    expect(others).toEqual([])
    expect(await textOf(nation, file)).toContain('已阻断未再出现')
  })

  it('is owed to another desk once the place turns out to be there, and sent there as a first one', async () => {
    const { operator, incident, name } = await operatorAt('辽宁省沈阳市')
    await operator.post(`${incident}/report`, report())
    expect(await textOf(operator, incident)).toContain('name="kind"')
    await operator.post(`${incident}/facts`, { 'fact:place': '四川省成都市' })
    expect(await textOf(operator, incident)).not.toContain('name="kind"')
    expect((await operator.post(`${incident}/report`, report())).status).toBe(303)
    expect(await casesOf(province, name)).toHaveLength(1)
    expect(await casesOf(nation, name)).toHaveLength(1)
  })

  it('that sums up without a word is refused at its field', async () => {
    const { operator, incident } = await operatorAt('辽宁省沈阳市')
    await operator.post(`${incident}/report`, report())
    const answer = await operator.post(`${incident}/report`, report({ kind: 'summary' }))
    expect(answer.status).toBe(422)
    expect(await answer.text()).toMatch(/<a href="#f-report-summary-cause">/)
  })
})

describe('an exercise told through the API', () => {
  it('waits in the queue like the real thing, and is marked there and at its case', async () => {
    const name = '演习水务有限公司'
    const told = (unit: string, exercise: boolean): object => {
      const incident = { 'cn.affected': ['personal-information'], 'cn.leakedPersons': 1_000_000, exercise }
      return leakReport({ unit: { name: unit, place: '辽宁省沈阳市' }, incident })
    }
    const client = clientOf(server.url)
    await client.report(told(name, true))
    await client.report(told('实况水务有限公司', false))
    const queue = await textOf(province, '/desk')
    const row = (unit: string): string => queue.split('<tr').find((one) => one.includes(unit)) ?? ''
    expect(row(name)).toContain('>演练</span>')
    expect(row('实况水务有限公司')).not.toContain('>演练</span>')
    const [file = ''] = await casesOf(province, name)
    expect(await textOf(province, file)).toContain('>演练</span>')
  })
})

describe('a report made another way', () => {
  it.each([
    ['the province', 'cn.C.2a'],
    ['nobody', 'cn.Z.9'],
  ])('is recorded by the party that owed it: an operator cannot record that of %s', async (_, duty) => {
    const { operator, incident } = await operatorAt('辽宁省沈阳市')
    const answer = await operator.post(`${incident}/filing`, { duty, how: '电话' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toMatch(/<a href="#f-filing-duty">请从列表里选本单位/)
  })

  it('is taken where it is one’s own', async () => {
    const { operator, incident, name } = await operatorAt('辽宁省沈阳市')
    const own = { duty: 'cn.X.crime', how: '拨打110' }
    expect((await operator.post(`${incident}/filing`, own)).status).toBe(303)
    await operator.post(`${incident}/report`, report())
    const [file = ''] = await casesOf(province, name)
    const filing = (duty: string): Promise<Response> =>
      province.post(`${file}/filing`, { duty, how: '电话省公安厅' })
    expect((await filing('cn.C.2b')).status).toBe(303)
    expect((await filing('cn.C.1')).status).toBe(422)
  })
})
