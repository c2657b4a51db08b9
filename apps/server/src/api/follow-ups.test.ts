import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServerProcess, startServer } from '../../../../testing/server-process.ts'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { type Client, clientOf, leakReport, minutesAgo } from './client.fixture.ts'

const folder = temporaryFolder()
let server: ServerProcess
let client: Client

beforeAll(async () => {
  server = await startServer({ data: folder.path, args: ['--empty'] })
  client = clientOf(server.url)
})
afterAll(async () => {
  await server.stop()
  folder.remove()
})

describe('following up', () => {
  const first = async (): Promise<{ about: string; followUp: string; digest: string }> => {
    const { body } = await client.report(leakReport())
    return { about: body.number, followUp: body.followUp, digest: body.digest }
  }

  it.each(['supplement', 'progress'])('a %s has a receipt of its own', async (kind) => {
    const { about, followUp } = await first()
    const { status, body } = await client.report({ kind, about, followUp, contents: { cause: '口令泄露' } })
    expect(status).toBe(201)
    expect(body).toMatchObject({ kind })
    expect(body.number).not.toBe(about)
  })

  it('a summary meets the duty due 30 days after the end of handling', async () => {
    const { about, followUp } = await first()
    const events = [{ type: 'incident.handled', at: minutesAgo(5) }]
    const { body } = await client.report({
      kind: 'summary',
      about,
      followUp,
      events,
      summary: { cause: '口令泄露' },
    })
    const final = body.duties.find(({ id }: { id: string }) => id === 'cn.X.final')
    expect(final.status).toBe('filed_on_time')
  })

  it.each([
    ['no summary', {}],
    ['an empty one', { summary: {} }],
    ['one of blanks', { summary: { cause: ' ', lessons: '' } }],
  ])('a summary report with %s is none: the duty stays open', async (_, addition) => {
    const { about, followUp } = await first()
    const { status, body } = await client.report({ kind: 'summary', about, followUp, ...addition })
    expect(status).toBe(422)
    expect(body.errors).toMatchObject([{ pointer: '/summary', code: 'missing' }])
  })

  it('a report to one province is none to another, where the place turns out to be', async () => {
    const unit = { name: '迁址电子商务有限公司', place: '辽宁省沈阳市' }
    const { body: told } = await client.report(leakReport({ unit }))
    expect(told.desk.id).toBe('cn-210000')
    const { body } = await client.report({
      kind: 'supplement',
      about: told.number,
      followUp: told.followUp,
      entity: { place: '成都市' },
    })
    const rows = body.duties.filter(
      ({ recipient }: { recipient: { id: string } | null }) => recipient?.id === 'cn-510000',
    )
    expect(rows.find(({ id }: { id: string }) => id === 'cn.C.1')).toMatchObject({ status: 'active' })
    for (const row of rows) expect(row).not.toHaveProperty('filedAt')
  })

  it.each(['vendor', 'individual'])(
    'on the report of a %s speaks as that: it proves no awareness',
    async (role) => {
      const { body: told } = await client.report(leakReport({ reporter: { role }, events: [] }))
      const about = { about: told.number, followUp: told.followUp }
      const events = [{ type: 'aware.incident', at: minutesAgo(20) }]
      const { status, body } = await client.report({ kind: 'supplement', ...about, events })
      expect(status).toBe(201)
      expect(body).not.toHaveProperty('duties')
      const operator = { ...about, kind: 'supplement', reporter: { role: 'operator' } }
      const { body: answer } = await client.report(operator)
      const first = answer.duties.find(({ id }: { id: string }) => id === 'cn.C.1')
      expect(first.status).toBe('not_started')
    },
  )

  it.each([true, false])('cannot turn an exercise: %s into what it is not', async (exercise) => {
    const facts = { 'cn.affected': ['personal-information'], 'cn.leakedPersons': 1_000_000 }
    const { body: told } = await client.report(leakReport({ incident: { ...facts, exercise } }))
    const { body } = await client.report({
      kind: 'supplement',
      about: told.number,
      followUp: told.followUp,
      incident: { exercise: !exercise },
    })
    for (const receipt of [told, body]) {
      expect(receipt.exercise).toBe(exercise ? true : undefined)
      for (const duty of receipt.duties) expect(duty.exercise ?? false).toBe(exercise)
    }
    expect(body.warnings.includes('stays-exercise')).toBe(exercise)
  })

  it('takes the code as people type it', async () => {
    const { about, followUp } = await first()
    const typed = followUp.toLowerCase().replaceAll('-', ' ')
    const spaced = about.replace(/(\d{4})/g, '$1 ')
    expect((await client.report({ kind: 'supplement', about: spaced, followUp: typed })).status).toBe(201)
  })

  it('answers a wrong code like a number that does not exist', async () => {
    const { about } = await first()
    const wrong = { kind: 'supplement', followUp: '0000-0000-0000-0' }
    const known = await client.report({ ...wrong, about })
    const unknown = await client.report({ ...wrong, about: '2600 0000 0000 0097' })
    expect(known.status).toBe(422)
    expect(known.body).toEqual(unknown.body)
    expect(known.body.errors[0]).toMatchObject({ pointer: '/followUp', code: 'wrong-code' })
  })
})
