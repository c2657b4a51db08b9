import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServerProcess, startServer } from '../../../../testing/server-process.ts'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'

const folder = temporaryFolder()
let server: ServerProcess

beforeAll(async () => {
  server = await startServer({ data: folder.path, args: ['--empty'] })
})
afterAll(async () => {
  await server.stop()
  folder.remove()
})

const places = (query: Record<string, string>): Promise<Response> =>
  fetch(`${server.url}/api/v1/places?${new URLSearchParams(query)}`)

describe('GET /api/v1/places', () => {
  it('finds the division, the desk, and what a form may offer', async () => {
    const answer = await places({ q: '沈阳市康平县' })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.json()).toMatchObject({
      resolution: { status: 'ok', code: '210123', route: { authorityId: 'cn-210000' } },
      recipient: { id: 'cn-210000', zh: '辽宁省互联网信息办公室' },
      suggestions: [{ code: '210123', label: '辽宁省沈阳市康平县' }],
    })
  })

  it('says that it is unsure, and names nobody', async () => {
    expect(await (await places({ q: '和平区' })).json()).toMatchObject({
      resolution: { status: 'ambiguous', needsHuman: true },
      recipient: null,
      suggestions: [{ label: '天津市和平区' }, { label: '辽宁省沈阳市和平区' }],
    })
  })

  it('takes the day and the province into account', async () => {
    const then = await (await places({ q: '上海市卢湾区', at: '2010-05-01' })).json()
    expect(then).toMatchObject({ resolution: { status: 'ok', code: '310103' } })
    const hinted = await (await places({ q: '和平区', province: '210000' })).json()
    expect(hinted).toMatchObject({ resolution: { status: 'ok', code: '210102' } })
  })

  it.each([
    [{}, '/q'],
    [{ q: '长'.repeat(1_001) }, '/q'],
    [{ q: '北京', at: '2010' }, '/at'],
    [{ q: '北京', province: '11' }, '/province'],
  ] as const)('refuses %o at %s', async (query, pointer) => {
    const answer = await places(query)
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ type: '/problems/bad-input', errors: [{ pointer }] })
  })
})

describe('the public form without JavaScript', () => {
  const report = (fields: Record<string, string>): Promise<Response> =>
    fetch(`${server.url}/report`, {
      method: 'POST',
      headers: { 'accept-language': 'zh-CN' },
      body: new URLSearchParams({
        stateSecret: 'no',
        'unit.name': '某单位',
        key: crypto.randomUUID(),
        ...fields,
      }),
    })

  it('asks once which of several places is meant, and keeps what was typed', async () => {
    const answer = await report({ 'unit.place': '和平区' })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('value="天津市和平区"')
    expect(page).toContain('value="辽宁省沈阳市和平区"')
    expect(page).toContain('value="和平区"')
    expect(page).toContain('value="某单位"')
  })

  it.each([
    ['the chosen one', '辽宁省沈阳市和平区'],
    ['none of them', 'as-typed'],
  ])('receives the report with %s', async (_, choice) => {
    expect((await report({ 'unit.place': '和平区', 'unit.place.choice': choice })).status).toBe(201)
  })

  it('does not take a choice for a place that was typed anew', async () => {
    const answer = await report({ 'unit.place': '鼓楼区', 'unit.place.choice': '辽宁省沈阳市和平区' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('value="江苏省南京市鼓楼区"')
  })

  it.each(['沈阳市康平县', '', '不详', '香港'])('does not ask about “%s”', async (place) => {
    expect((await report({ 'unit.place': place })).status).toBe(201)
  })
})
