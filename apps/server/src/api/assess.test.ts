import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runNode } from '../../../../testing/child.ts'
import { launcher } from '../../../../testing/launcher.ts'
import { type ServerProcess, startServer } from '../../../../testing/server-process.ts'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { type Client, clientOf } from './client.fixture.ts'

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

const example = (name: string): string =>
  readFileSync(new URL(`../../../../examples/${name}.json`, import.meta.url), 'utf8')

describe('POST /api/v1/assess', () => {
  it.each([
    'tampered-news-page',
    'procedure-a-power-dispatch',
    'procedure-b-ministry-portal',
    'procedure-c-data-leak',
  ])('answers %s as the command line does', async (name) => {
    const overHttp = await client.post('/api/v1/assess', example(name))
    const onTerminal = await runNode([launcher, 'assess'], { input: example(name) })
    expect(overHttp.status).toBe(200)
    expect(overHttp.body).toEqual(JSON.parse(onTerminal.stdout))
  })

  it.each([
    ['what is not JSON', '{', 400, 'bad-syntax'],
    ['broken UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 400, 'bad-encoding'],
    ['2 MB', ' '.repeat(2_000_000), 413, 'too-large'],
    ['an unknown fact', '{"incident":{"cn.leakedPerson":1}}', 422, 'bad-input'],
  ])('refuses %s', async (_, body, status, code) => {
    const answer = await client.post('/api/v1/assess', body)
    expect(answer.status).toBe(status)
    expect(answer.body).toMatchObject({ type: `/problems/${code}`, status })
  })

  it('stores nothing: an assessed incident is nobody’s report', async () => {
    await client.post('/api/v1/assess', JSON.stringify({ incident: { 'x.note': '只问一问' } }))
    expect(readFileSync(`${folder.path}/fengsui.db`).includes('只问一问')).toBe(false)
  })
})
