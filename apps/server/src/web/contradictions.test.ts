import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServerProcess, startServer } from '../../../../testing/server-process.ts'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { clientOf, leakReport } from '../api/client.fixture.ts'
import { demoPassword, firstLink, type PlainBrowser, signIn, timeFields } from './browser.fixture.ts'

const folder = temporaryFolder()
let server: ServerProcess
let operator: PlainBrowser
let desk: PlainBrowser

beforeAll(async () => {
  server = await startServer({ data: folder.path })
  operator = await signIn(server.url, 'lilan', demoPassword(folder.path, 'lilan'))
  desk = await signIn(server.url, 'zhoumin', demoPassword(folder.path, 'zhoumin'))
})
afterAll(async () => {
  await server.stop()
  folder.remove()
})

const longAgo = (name: string): Record<string, string> => timeFields(name, ['2020', '01', '02', '03', '04'])
const noSuchMonth = timeFields('filedAt', ['2026', '13', '02', '03', '04'])
const nextCentury = timeFields('filedAt', ['2100', '01', '02', '03', '04'])

const followUp = (typed: Record<string, string>): Promise<Response> =>
  fetch(`${server.url}/follow-up`, { method: 'POST', body: new URLSearchParams(typed) })

/** What a page says is wrong, and whether it links to the field and still shows what was typed. */
async function expectRefused(answer: Response, field: string, typed?: string): Promise<void> {
  expect(answer.status).toBe(422)
  const page = await answer.text()
  const summary = /<div class="sum"[\s\S]*?<\/div>/.exec(page)?.[0] ?? ''
  expect(summary).toMatch(new RegExp(`<a href="#f-[a-z-]*${field}">`))
  if (typed !== undefined) expect(page).toContain(`value="${typed}"`)
}

describe('what contradicts the case is shown at its field, and what was typed is kept', () => {
  it('end of handling before the discovery, at an incident', async () => {
    const incident = await firstLink(operator, '/incidents')
    const fields = { type: 'incident.handled', ...longAgo('startAt') }
    await expectRefused(await operator.post(`${incident}/start`, fields), 'startAt', '2020')
  })

  it('harm of another group than the case says, at an incident', async () => {
    const incident = await firstLink(operator, '/incidents')
    const answer = await operator.post(`${incident}/facts`, { 'fact:cn.affected': 'portal' })
    await expectRefused(answer, 'fact-cn-affected')
  })

  it.each([
    ['a month 13', noSuchMonth, '2026'],
    ['a time to come', nextCentury, '2100'],
  ])('a report made another way with %s', async (_, at, year) => {
    const told = { how: '电话', ...at }
    const incident = await firstLink(operator, '/incidents')
    await expectRefused(
      await operator.post(`${incident}/filing`, { duty: 'cn.X.crime', ...told }),
      'filedAt',
      year,
    )
    const file = await firstLink(desk, '/desk')
    await expectRefused(await desk.post(`${file}/filing`, { duty: 'cn.C.2b', ...told }), 'filedAt', year)
  })

  it.each([
    ['end of handling before the discovery', longAgo('handled'), 'handled'],
    ['groups without the harm told before', { 'fact:cn.affected': 'portal' }, 'fact-cn-affected'],
  ])('a follow-up with %s', async (_, addition, field) => {
    const { body } = await clientOf(server.url).report(leakReport())
    const typed = { about: body.number, followUp: body.followUp, kind: 'supplement', stateSecret: 'no' }
    await expectRefused(await followUp({ ...typed, ...addition }), field, body.number)
  })

  it('a follow-up with any fault has a field for what the first report settled', async () => {
    const page = await (await followUp({ stateSecret: 'no' })).text()
    for (const fact of ['cn.affected', 'cn.operator']) expect(page).toContain(`name="fact:${fact}"`)
  })
})
