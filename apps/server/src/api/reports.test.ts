import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseReceiptNumber } from '@fengsui/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServerProcess, startServer } from '../../../../testing/server-process.ts'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { type Client, clientOf, leakReport, minutesAgo, newKey } from './client.fixture.ts'

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

/** Whether a text lies anywhere in the data folder, in whatever file. */
const isStored = (text: string): boolean =>
  readdirSync(folder.path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .some((entry) => readFileSync(join(entry.parentPath, entry.name)).includes(text))

describe('POST /api/v1/reports', () => {
  it('answers 201 with number, time, digest, grade, duties and follow-up code', async () => {
    const { status, body } = await client.report(leakReport())
    expect(status).toBe(201)
    expect(parseReceiptNumber(body.number)).toBe(body.number)
    expect(body.receivedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/)
    expect(body.digest).toMatch(/^[0-9a-f]{64}$/)
    expect(body.followUp).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$/)
    expect(body.grades[0]).toMatchObject({ level: 'relatively-major', roman: 'III' })
    expect(body.desk).toMatchObject({ id: 'cn-330000', zh: '浙江省互联网信息办公室' })
    expect(body.links.receipt).toBe(`/api/v1/receipts/${body.number}`)
  })

  it('counts as the filing of the duty towards the receiving desk, at the time of receipt', async () => {
    const { body } = await client.report(leakReport())
    const filed = body.duties.find(({ id }: { id: string }) => id === 'cn.C.1')
    expect(filed).toMatchObject({ status: 'filed_on_time', filedAt: body.receivedAt })
  })

  it('starts the clock of the desk with its receipt, 60 minutes for a major incident', async () => {
    const incident = { 'cn.affected': ['personal-information'], 'cn.leakedPersons': 10_000_000 }
    const { body } = await client.report(leakReport({ incident }))
    const upward = body.duties.find(({ id }: { id: string }) => id === 'cn.C.2a')
    expect(upward).toMatchObject({ status: 'active', startedBy: { type: 'report.received' } })
    expect(Date.parse(upward.dueSafe) - Date.parse(body.receivedAt)).toBe(60 * 60_000)
  })

  it.each(['vendor', 'authority', 'public'])('takes that a %s made the operator aware', async (actor) => {
    const own = { type: 'aware.incident', at: minutesAgo(20) }
    const theirs = { type: 'aware.incident', at: minutesAgo(25), actor }
    const { status, body } = await client.report(leakReport({ events: [own, theirs] }))
    expect(status).toBe(201)
    const filed = body.duties.find(({ id }: { id: string }) => id === 'cn.C.1')
    expect(Date.parse(filed.startedBy.at)).toBe(Date.parse(own.at))
  })

  it.each([null, 'unknown'])(
    'goes by the place of the unit where that of the entity is %s',
    async (place) => {
      const { body } = await client.report(leakReport({ entity: { 'cn.operator': 'other', place } }))
      expect(body.desk.id).toBe('cn-330000')
      expect(body.warnings).not.toContain('places-differ')
    },
  )

  it.each(['vendor', 'organisation', 'individual'])(
    'gives a report of a %s number, time and code, but neither grade nor duty of the operator',
    async (role) => {
      const { status, body } = await client.report(leakReport({ reporter: { role } }))
      expect(status).toBe(201)
      expect(body.followUp).not.toBe('')
      expect(body).not.toHaveProperty('grades')
      expect(body).not.toHaveProperty('duties')
    },
  )

  it('takes a report of which nearly nothing is known yet', async () => {
    const { status, body } = await client.report({ kind: 'initial', unit: { name: '某单位' } })
    expect(status).toBe(201)
    expect(body.warnings).toContain('needs-routing')
  })

  it('warns when the place of the unit is not the place of the incident', async () => {
    const entity = { 'cn.operator': 'other', place: '辽宁省沈阳市康平县' }
    const { body } = await client.report(leakReport({ entity }))
    expect(body.warnings).toContain('places-differ')
    expect(body.desk.id).toBe('cn-210000')
  })

  it('says that a receipt here does not replace the reports of a CII operator to others', async () => {
    const body = leakReport({
      entity: { 'cn.operator': 'cii' },
      incident: { 'cn.affected': ['cii'], 'cn.cii': { wholeOutageMinutes: 75 } },
    })
    expect((await client.report(body)).body.warnings).toContain('not-discharged')
  })
})

describe('an Idempotency-Key', () => {
  it('gives the same receipt for the same body, also after a restart', async () => {
    const [key, body] = [newKey(), leakReport()]
    const first = await client.report(body, key)
    const again = await client.report(body, key)
    expect(again).toEqual(first)
    server = await server.restart()
    client = clientOf(server.url)
    expect((await client.report(body, key)).body).toEqual(first.body)
  })

  it('refuses another body under the same key', async () => {
    const key = newKey()
    await client.report(leakReport(), key)
    const { status, body } = await client.report(leakReport({ unit: { name: '另一单位' } }), key)
    expect(status).toBe(422)
    expect(body.type).toBe('/problems/key-reused')
  })

  it.each([
    ['missing', {}],
    ['empty', { 'idempotency-key': '' }],
    ['129 characters long', { 'idempotency-key': 'k'.repeat(129) }],
    ['with a space in it', { 'idempotency-key': 'a b' }],
  ])('is required: one that is %s is refused', async (_, headers: Record<string, string>) => {
    const { status, body } = await client.post('/api/v1/reports', JSON.stringify(leakReport()), headers)
    expect(status).toBe(400)
    expect(body.type).toBe('/problems/missing-idempotency-key')
  })
})

describe('bad input', () => {
  const marker = '不得保存的单位名称'
  const bad = (addition: Readonly<Record<string, unknown>>): Record<string, unknown> =>
    leakReport({ unit: { name: marker }, ...addition })
  const incident = (facts: Readonly<Record<string, unknown>>): Record<string, unknown> =>
    bad({ incident: facts })

  it.each([
    ['an unknown fact', incident({ 'cn.leakedPerson': 1 }), '/incident/cn.leakedPerson', 'unknown-fact'],
    ['a wrong type', incident({ 'cn.leakedPersons': 'many' }), '/incident/cn.leakedPersons', 'wrong-type'],
    ['a negative number', incident({ 'cn.leakedPersons': -1 }), '/incident/cn.leakedPersons', 'out-of-range'],
    [
      'an absurd number',
      incident({ 'cn.leakedPersons': 1e300 }),
      '/incident/cn.leakedPersons',
      'out-of-range',
    ],
    [
      'harm in a group said to be untouched',
      incident({ 'cn.affected': ['loss'], 'cn.leakedPersons': 5 }),
      '/incident/cn.leakedPersons',
      'contradiction',
    ],
    [
      'awareness in the future',
      bad({ events: [{ type: 'aware.incident', at: minutesAgo(-60) }] }),
      '/events/0/at',
      'in-future',
    ],
    [
      'an end of handling before the discovery',
      bad({
        events: [
          { type: 'aware.incident', at: minutesAgo(60) },
          { type: 'incident.handled', at: minutesAgo(120) },
        ],
      }),
      '/events/1/at',
      'before-awareness',
    ],
    [
      'a time without a zone',
      bad({ events: [{ type: 'aware.incident', at: '2026-03-02T09:00' }] }),
      '/events/0/at',
      'bad-time',
    ],
    [
      "an authority's receipt",
      bad({ events: [{ type: 'report.received', at: minutesAgo(5) }] }),
      '/events/0/type',
      'not-allowed',
    ],
    [
      'a submission told instead of made',
      bad({ events: [{ type: 'report.submitted', at: minutesAgo(5) }] }),
      '/events/0/type',
      'not-allowed',
    ],
    [
      'awareness of an authority that has a duty of its own',
      bad({
        events: [
          { type: 'aware.incident', at: minutesAgo(5), actor: 'provincial-cyberspace-administration' },
        ],
      }),
      '/events/0/actor',
      'not-allowed',
    ],
    [
      'an end of handling by somebody else',
      bad({ events: [{ type: 'incident.handled', at: minutesAgo(5), actor: 'vendor' }] }),
      '/events/0/actor',
      'not-allowed',
    ],
    ['no unit', leakReport({ unit: undefined, contents: { other: marker } }), '/unit', 'missing'],
    ['a level that does not exist', bad({ declared: { level: 'huge' } }), '/declared/level', 'not-allowed'],
    ['an unknown member', bad({ unlt: 1 }), '/unlt', 'unknown-name'],
    ['a control character', bad({ contents: { impact: 'a\u0000b' } }), '/contents/impact', 'unusable-text'],
    [
      'a text that is too long',
      bad({ contents: { impact: 'x'.repeat(20_001) } }),
      '/contents/impact',
      'too-long',
    ],
  ])(
    '%s is refused at its field, in both languages, and nothing is stored',
    async (_, body, pointer, code) => {
      const { status, type, body: problem } = await client.report(body)
      expect(status).toBe(422)
      expect(type).toContain('application/problem+json')
      expect(problem.errors).toHaveLength(1)
      const [error] = problem.errors
      expect(error).toMatchObject({ pointer, code })
      expect(error.detail.zh).toMatch(/\p{Script=Han}/u)
      expect(error.detail.en).toMatch(/^[A-Z]/)
      expect(isStored(marker)).toBe(false)
    },
  )

  it('names all faults at once', async () => {
    const body = bad({ unlt: 1, incident: { 'cn.leakedPersons': -1 }, declared: { level: 'huge' } })
    const { errors } = (await client.report(body)).body
    expect(errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/declared/level',
      '/incident/cn.leakedPersons',
      '/unlt',
    ])
  })

  it.each([
    ['2 MB', 'x'.repeat(2_000_000), 413, 'too-large'],
    ['what is not JSON', '{', 400, 'bad-syntax'],
    ['broken UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), 400, 'bad-encoding'],
    ['a duplicate key', '{"kind":"initial","kind":"summary"}', 422, 'bad-input'],
  ])('%s is refused', async (_, bytes, status, code) => {
    const answer = await client.post('/api/v1/reports', bytes, { 'idempotency-key': newKey() })
    expect(answer.status).toBe(status)
    expect(answer.body.type).toBe(`/problems/${code}`)
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=gbk'])(
    'a body that is %s is refused',
    async (type) => {
      const headers = { 'idempotency-key': newKey(), 'content-type': type }
      expect((await client.post('/api/v1/reports', '{}', headers)).status).toBe(415)
    },
  )
})

describe('a suspected state secret', () => {
  it('is refused with the other route, and leaves nothing behind', async () => {
    const marker = '涉密单位占位名'
    const body = leakReport({ unit: { name: marker }, incident: { stateSecretSuspected: true } })
    const answer = await client.report(body)
    expect(answer.status).toBe(422)
    expect(answer.body.type).toBe('/problems/state-secret')
    expect(answer.body.errors[0]).toMatchObject({ code: 'state-secret' })
    expect(isStored(marker)).toBe(false)
  })

  it('is refused in a follow-up too, before anything else of it is looked at', async () => {
    const { body: first } = await client.report(leakReport())
    const marker = '涉密补报占位'
    const answer = await client.report({
      kind: 'supplement',
      about: first.number,
      followUp: first.followUp,
      incident: { stateSecretSuspected: true, 'cn.leakedPersons': 'many' },
      contents: { cause: marker },
    })
    expect(answer.status).toBe(422)
    expect(answer.body.type).toBe('/problems/state-secret')
    expect(isStored(marker)).toBe(false)
  })
})

describe('GET /api/v1/receipts/{number}', () => {
  it('shows number, time, digest and state, and nothing of the content', async () => {
    const { body } = await client.report(leakReport())
    const receipt = await client.get(`/api/v1/receipts/${body.number}`)
    expect(receipt.body).toEqual({
      number: body.number,
      receivedAt: body.receivedAt,
      digest: body.digest,
      state: 'received',
    })
  })

  it('stops a client that guesses numbers, after 20 failures', async () => {
    const guesses = Array.from({ length: 20 }, (_, index) => `26${String(index).padStart(14, '0')}`)
    for (const guess of guesses) expect((await client.get(`/api/v1/receipts/${guess}`)).status).toBe(404)
    expect((await client.get('/api/v1/receipts/2600000000000000')).status).toBe(429)
  })
})
