import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServerProcess, startServer } from '../../../../testing/server-process.ts'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { clientOf, leakReport } from '../api/client.fixture.ts'
import { demoPassword, type PlainBrowser, signIn } from './browser.fixture.ts'

const folder = temporaryFolder()
let server: ServerProcess
let desk: PlainBrowser

beforeAll(async () => {
  server = await startServer({ data: folder.path })
  desk = await signIn(server.url, 'zhoumin', demoPassword(folder.path, 'zhoumin'))
})
afterAll(async () => {
  await server.stop()
  folder.remove()
})

const textOf = async (path: string): Promise<string> => (await desk.get(path)).text()

/** A report to the province of the exercise; the path of its case. */
async function received(name: string, persons: number): Promise<string> {
  const incident = { 'cn.affected': ['personal-information'], 'cn.leakedPersons': persons, exercise: true }
  const unit = { name, place: '辽宁省沈阳市' }
  const { status } = await clientOf(server.url).report(leakReport({ unit, incident }))
  expect(status).toBe(201)
  const [newest] = [...(await textOf('/desk')).matchAll(/<a href="(\/desk\/[0-9a-f-]+)">([^<]+)<\/a>/g)]
    .filter(([, , shown]) => shown === name)
    .map(([, path = '']) => path)
    .sort()
    .reverse()
  return newest ?? ''
}

const idOf = (path: string): string => path.replace('/desk/', '')
const judge = (a: string, b: string, fields: Record<string, string>): Promise<Response> =>
  desk.post(`${a}/compare/${idOf(b)}`, fields)

describe('two reports that look like one incident', () => {
  it('are pointed out in the queue and at the case, with the way to compare them', async () => {
    const [first, second] = [await received('盘锦红海滩医院', 1000), await received('盘锦红海滩医院', 1000)]
    expect(await textOf('/desk')).toContain(`${second}/compare/${idOf(first)}`)
    expect(await textOf(second)).toContain(`${second}/compare/${idOf(first)}`)
    const page = await textOf(`${second}/compare/${idOf(first)}`)
    for (const text of ['单位名称相同', '影响的方面相同', '一天之内收到', '1000人'])
      expect(page).toContain(text)
  })

  it('are joined only with a verdict and a reason', async () => {
    const [first, second] = [await received('锦州石桥水务', 1000), await received('锦州石桥水务', 1000)]
    expect((await judge(second, first, { reason: '同一件事' })).status).toBe(422)
    expect((await judge(second, first, { verdict: 'join', reason: ' ' })).status).toBe(422)
    expect(await textOf(second)).not.toContain('本案已并入')
  })

  it('go on as the case that was received first, whichever way round they are compared', async () => {
    const [first, second] = [await received('丹东青椅燃气', 1000), await received('丹东青椅燃气', 1000)]
    const answer = await judge(first, second, { verdict: 'join', reason: '同一泄露' })
    expect(answer.headers.get('location')).toBe(first)
    expect(await textOf(first)).toContain('已并入本案')
    expect(await textOf(second)).toContain('本案已并入')
    expect(await textOf('/desk')).not.toContain(`href="${second}"`)
    for (const path of [first, second]) {
      const history = await textOf(`/cases/${idOf(path)}/history`)
      expect(history).toContain('同一泄露')
      expect(history).toContain('链完整')
    }
  })

  it('stand by themselves again when the joining is undone', async () => {
    const [first, second] = [await received('阜新玉龙学校', 1000), await received('阜新玉龙学校', 1000)]
    await judge(second, first, { verdict: 'join', reason: '看错' })
    expect((await desk.post(`${second}/part`, { reason: '不是一件事' })).status).toBe(303)
    expect(await textOf('/desk')).toContain(`href="${second}"`)
    expect(await textOf(first)).not.toContain('已并入本案')
    expect((await desk.post(`${second}/part`, { reason: '再来一次' })).status).toBe(409)
  })

  it('are not suggested again once a person has told them apart', async () => {
    const [first, second] = [await received('本溪枫叶旅行社', 1000), await received('本溪枫叶旅行社', 1000)]
    await judge(second, first, { verdict: 'distinct', reason: '两次不同的泄露' })
    for (const [path, other] of [
      [first, second],
      [second, first],
    ] as const)
      expect(await textOf(path)).not.toContain(`compare/${idOf(other)}`)
  })

  it('stay in the queue, joined or not, while a legal clock of theirs runs', async () => {
    const [first, second] = [
      await received('朝阳凤凰物流', 20_000_000),
      await received('朝阳凤凰物流', 20_000_000),
    ]
    await judge(second, first, { verdict: 'join', reason: '同一件事' })
    expect(await textOf('/desk')).toContain(`href="${second}"`)
    expect(await textOf(second)).toMatch(/role="timer"/)
  })

  it('are compared only by the desk that holds both', async () => {
    const [first, second] = [await received('营口望儿山酒店', 1000), await received('营口望儿山酒店', 1000)]
    const nation = await signIn(server.url, 'hanbing', demoPassword(folder.path, 'hanbing'))
    expect((await nation.get(`${second}/compare/${idOf(first)}`)).status).toBe(404)
    expect(
      (await nation.post(`${second}/compare/${idOf(first)}`, { verdict: 'join', reason: 'x' })).status,
    ).toBe(404)
    expect((await desk.get(`${second}/compare/${idOf(second)}`)).status).toBe(404)
  })
})
