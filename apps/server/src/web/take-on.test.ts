import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServerProcess, startServer } from '../../../../testing/server-process.ts'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { clientOf, leakReport } from '../api/client.fixture.ts'
import { demoPassword, type PlainBrowser, signIn } from './browser.fixture.ts'

const folder = temporaryFolder()
const password = 'a long enough password'
let server: ServerProcess
let first: PlainBrowser
let second: PlainBrowser
let file = ''

beforeAll(async () => {
  server = await startServer({ data: folder.path })
  first = await signIn(server.url, 'zhoumin', demoPassword(folder.path, 'zhoumin'))
  const admin = await signIn(server.url, 'admin', demoPassword(folder.path, 'admin'))
  const colleague = {
    'organisation.kind': 'province',
    'organisation.place': '辽宁省沈阳市',
    login: 'second',
    name: '吴接班',
    password,
    role: 'duty-officer',
  }
  expect((await admin.post('/people', colleague)).status).toBe(303)
  second = await signIn(server.url, 'second', password)
  await clientOf(server.url).report(leakReport({ unit: { name: '承办测试单位', place: '辽宁省沈阳市' } }))
  const queue = await (await first.get('/desk')).text()
  file = /<a href="(\/desk\/[0-9a-f-]+)">[^<]*承办测试单位/.exec(queue)?.[1] ?? ''
})
afterAll(async () => {
  await server.stop()
  folder.remove()
})

const offersToTake = async (reader: PlainBrowser): Promise<boolean> =>
  (await (await reader.get(file)).text()).includes(`action="${file}/accept"`)

describe('taking a case on', () => {
  it('is offered to everybody at the desk until somebody has, and then to the others alone', async () => {
    expect([await offersToTake(first), await offersToTake(second)]).toEqual([true, true])
    expect((await first.post(`${file}/accept`)).status).toBe(303)
    expect([await offersToTake(first), await offersToTake(second)]).toEqual([false, true])
    expect((await second.post(`${file}/accept`)).status).toBe(303)
    expect([await offersToTake(first), await offersToTake(second)]).toEqual([true, false])
  })
})
