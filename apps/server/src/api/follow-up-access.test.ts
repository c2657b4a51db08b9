import { formatReceiptNumber } from '@fengsui/core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type ServerProcess, startServer } from '../../../../testing/server-process.ts'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { demoPassword, firstLink, type PlainBrowser, signIn } from '../web/browser.fixture.ts'
import { type Answer, type Client, clientOf, leakReport, newKey } from './client.fixture.ts'

const folder = temporaryFolder()
let server: ServerProcess
let client: Client

beforeAll(async () => {
  server = await startServer({ data: folder.path })
  client = clientOf(server.url)
})
afterAll(async () => {
  await server.stop()
  folder.remove()
})

const person = (login: string): Promise<PlainBrowser> =>
  signIn(server.url, login, demoPassword(folder.path, login))

const reportAs = ({ cookie }: PlainBrowser, body: unknown): Promise<Answer> =>
  client.post('/api/v1/reports', JSON.stringify(body), { 'idempotency-key': newKey(), cookie })

const supplement = (about: string): object => ({ kind: 'supplement', about, contents: { cause: '口令泄露' } })

describe('a follow-up without the code', () => {
  it('is taken from people of the organisation that sent the first report, and from nobody else', async () => {
    const [operator, officer] = [await person('lilan'), await person('zhoumin')]
    const { body: first } = await reportAs(operator, leakReport())
    expect((await reportAs(operator, supplement(first.number))).status).toBe(201)
    for (const answer of [
      await reportAs(officer, supplement(first.number)),
      await client.report(supplement(first.number)),
    ]) {
      expect(answer.status).toBe(422)
      expect(answer.body.errors).toMatchObject([{ pointer: '/followUp', code: 'wrong-code' }])
    }
  })

  it('is taken about a report that was sent from an incident', async () => {
    const operator = await person('lilan')
    const incident = await firstLink(operator, '/incidents')
    await operator.post(`${incident}/report`, { stateSecret: 'no', key: newKey(), 'contents.impact': '外泄' })
    const page = await (await operator.get(incident)).text()
    const number = /\d{4} \d{4} \d{4} \d{4}/.exec(page)?.[0] ?? ''
    const { status } = await reportAs(operator, supplement(number))
    expect(status).toBe(201)
  })

  it('is not taken about a report of the public, whoever is signed in', async () => {
    const { body: first } = await client.report(leakReport())
    for (const login of ['lilan', 'zhoumin', 'hanbing', 'admin'])
      expect((await reportAs(await person(login), supplement(first.number))).status).toBe(422)
  })

  it('does not make up for a wrong one', async () => {
    const operator = await person('lilan')
    const { body: first } = await reportAs(operator, leakReport())
    const wrong = { ...supplement(first.number), followUp: '0000-0000-0000-0' }
    expect((await reportAs(operator, wrong)).status).toBe(422)
  })
})

describe('guessing codes', () => {
  const guess = (about: string, count: number): Promise<Answer> =>
    client.report({ ...supplement(about), followUp: `0000-0000-0000-${count}` })
  const guessOnPage = (about: string): Promise<Response> =>
    fetch(`${server.url}/follow-up`, {
      method: 'POST',
      body: new URLSearchParams({ about, followUp: 'wrong', kind: 'supplement', stateSecret: 'no' }),
    })

  beforeEach(async () => {
    server = await server.restart()
    client = clientOf(server.url)
  })

  it('stops a client after 20 wrong ones, at every door, whatever the number', async () => {
    const { body: first } = await client.report(leakReport())
    for (let count = 0; count < 10; count++) {
      expect((await guess('2600 0000 0000 0097', count)).status).toBe(422)
      expect((await guessOnPage(first.number)).status).toBe(422)
    }
    const right = { ...supplement(first.number), followUp: first.followUp }
    const stopped = await client.report(right)
    expect(stopped.status).toBe(429)
    expect(stopped.body.type).toBe('/problems/too-many-tries')
    expect((await guessOnPage(formatReceiptNumber(first.number))).status).toBe(429)
    expect((await client.report(leakReport())).status).toBe(201)
  })

  it('costs nothing while the codes are right', async () => {
    const { body: first } = await client.report(leakReport())
    const right = { ...supplement(first.number), followUp: first.followUp }
    for (let count = 0; count < 21; count++) expect((await client.report(right)).status).toBe(201)
  })
})
