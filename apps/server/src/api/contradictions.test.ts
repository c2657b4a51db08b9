import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServerProcess, startServer } from '../../../../testing/server-process.ts'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { type Client, clientOf, leakReport, minutesAgo } from './client.fixture.ts'

const folder = temporaryFolder()
let server: ServerProcess
let client: Client
let about: { about: string; followUp: string }

beforeAll(async () => {
  server = await startServer({ data: folder.path, args: ['--empty'] })
  client = clientOf(server.url)
  const { body } = await client.report(leakReport())
  about = { about: body.number, followUp: body.followUp }
})
afterAll(async () => {
  await server.stop()
  folder.remove()
})

/** A leak of personal information at an operator of other kind, discovered half an hour ago. */
describe('a follow-up that cannot stand beside what its case holds', () => {
  const incident = (facts: object): object => ({ incident: facts })
  const handled = (at: string): object => ({ events: [{ type: 'incident.handled', at }] })

  it.each([
    ['an end of handling before the discovery', handled('2020-01-01T00:00:00Z'), '/events/0/at'],
    ['groups without the harm told before', incident({ 'cn.affected': ['portal'] }), '/incident/cn.affected'],
    [
      'an outage of what is no critical infrastructure',
      incident({ 'cn.affected': ['cii', 'personal-information'], 'cn.cii': { wholeOutageMinutes: 75 } }),
      '/incident/cn.cii/wholeOutageMinutes',
    ],
    [
      'the same with its name dotted',
      incident({ 'cn.affected': ['cii', 'personal-information'], 'cn.cii.wholeOutageMinutes': 75 }),
      '/incident/cn.cii.wholeOutageMinutes',
    ],
    [
      'an outage of a group said not to be concerned',
      { entity: { 'cn.operator': 'cii' }, ...incident({ 'cn.cii': { wholeOutageMinutes: 75 } }) },
      '/incident/cn.cii/wholeOutageMinutes',
    ],
  ])('is refused at its field: %s', async (_, addition, pointer) => {
    const { status, body } = await client.report({ kind: 'supplement', ...about, ...addition })
    expect(status).toBe(422)
    expect(body.errors).toHaveLength(1)
    expect(body.errors[0]).toMatchObject({ pointer })
    expect(['contradiction', 'before-awareness']).toContain(body.errors[0].code)
  })

  it('names the fact it speaks against', async () => {
    const addition = incident({ 'cn.affected': ['portal'] })
    const { body } = await client.report({ kind: 'supplement', ...about, ...addition })
    expect(body.errors[0].detail.en).toContain('persons whose data leaked')
  })

  it('does not keep a true one out afterwards', async () => {
    const { status } = await client.report({
      kind: 'progress',
      ...about,
      ...incident({ 'cn.leakedPersons': 1_200_000 }),
      ...handled(minutesAgo(5)),
    })
    expect(status).toBe(201)
  })

  it('is refused where the discovery comes after the report of it', async () => {
    const { body: first } = await client.report(leakReport({ events: [] }))
    // The receipt's second must have passed: a discovery in the same second would be no contradiction.
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    const { status, body } = await client.report({
      kind: 'supplement',
      about: first.number,
      followUp: first.followUp,
      events: [{ type: 'aware.incident', at: minutesAgo(0) }],
    })
    expect(status).toBe(422)
    expect(body.errors).toMatchObject([{ pointer: '/events/0/at', code: 'contradiction' }])
  })

  it('is refused where a discovery comes after an end of handling that was told first', async () => {
    const { body: first } = await client.report(leakReport({ events: [] }))
    const code = { about: first.number, followUp: first.followUp }
    await client.report({ kind: 'supplement', ...code, ...handled(minutesAgo(60)) })
    const events = [{ type: 'aware.incident', at: minutesAgo(10) }]
    const { status, body } = await client.report({ kind: 'supplement', ...code, events })
    expect(status).toBe(422)
    expect(body.errors[0]).toMatchObject({ pointer: '/events/0/at', code: 'contradiction' })
  })
})
