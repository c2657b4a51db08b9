import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { evidenceLimits } from '@fengsui/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServerProcess, startServer } from '../../../../testing/server-process.ts'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { clientOf, leakReport } from '../api/client.fixture.ts'
import { demoPassword, firstLink, type PlainBrowser, signIn } from '../web/browser.fixture.ts'
import {
  type AFile,
  aFile,
  bytesOf,
  caseOf,
  digestOf,
  formWith,
  manyBytes,
  numberOn,
  postForm,
  reportForm,
} from './evidence.fixture.ts'

const folder = temporaryFolder()
let server: ServerProcess
let officer: PlainBrowser
const signedIn = (login: string): Promise<PlainBrowser> =>
  signIn(server.url, login, demoPassword(folder.path, login))

beforeAll(async () => {
  server = await startServer({ data: folder.path })
  officer = await signedIn('zhoumin')
})
afterAll(async () => {
  await server.stop()
  folder.remove()
})

const post = (path: string, form: FormData, browser?: PlainBrowser): Promise<Response> =>
  postForm(server.url + path, form, browser?.cookie)
const textOf = async (answer: Response | Promise<Response>): Promise<string> => (await answer).text()
/** A report with files, and the case it went into. */
async function reported(...files: readonly AFile[]): Promise<string> {
  const answer = await post('/report', reportForm(files))
  expect(answer.status).toBe(201)
  return caseOf(officer, numberOn(await answer.text()))
}
const listOf = (path: string, browser = officer): Promise<string> => textOf(browser.get(`${path}/evidence`))
/** The cookie that proves who it is. */
async function proofFor(path: string, login = 'zhoumin', browser = officer): Promise<string> {
  const answer = await browser.post(`${path}/evidence/unlock`, { password: demoPassword(folder.path, login) })
  expect(answer.status).toBe(303)
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}
const unlock = async (path: string, login = 'zhoumin', browser = officer): Promise<PlainBrowser> =>
  browser.with(await proofFor(path, login, browser))
const download = (browser: PlainBrowser, path: string, file: AFile): Promise<Response> =>
  browser.post(`${path}/evidence/${digestOf(file)}/download`)

/** How the page tells of a download. */
const takenByOfficer = /<th[^>]*>下载<\/th><td[^>]*>周敏/
const log = aFile('访问日志 access.log', '10.0.0.7 GET /admin 200\n')
const picture: AFile = { name: 'page.png', bytes: Buffer.from('\x89PNG\r\n\x1a\nrest', 'latin1') }
/** Ends in the middle of a piece, three pieces on. */
const capture: AFile = { name: 'traffic.bin', bytes: manyBytes(3 * 262_144 + 77) }

describe('evidence that comes in', () => {
  it('with the public form is told by its bytes at the desk, with who received it', async () => {
    const page = await listOf(await reported(log, picture))
    for (const text of [
      log.name,
      picture.name,
      digestOf(log),
      digestOf(picture),
      'PNG 图片',
      '未扫描',
      '收到并存下',
    ])
      expect(page).toContain(text)
  })

  it('with the API is covered by the digest of the report, and a repeat gives the same receipt', async () => {
    const send = async (files: readonly AFile[], key: string) => {
      const form = formWith({ report: JSON.stringify(leakReport()) }, files)
      const headers = { 'idempotency-key': key }
      const answer = await fetch(`${server.url}/api/v1/reports`, { method: 'POST', body: form, headers })
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
    }
    const key = randomUUID()
    const first = await send([log, picture], key)
    expect(first).toMatchObject({
      status: 201,
      body: { evidence: [{ digest: digestOf(log), size: log.bytes.length }, { digest: digestOf(picture) }] },
    })
    expect(await send([log, picture], key)).toEqual(first)
    expect(await send([log], key)).toMatchObject({ status: 422, body: { type: '/problems/key-reused' } })
    const other = await send([picture, log], randomUUID())
    expect(other.body['digest']).not.toBe(first.body['digest'])
  })

  it('with a follow-up stands in the same case, and the same bytes stand there once', async () => {
    const receipt = await textOf(post('/report', reportForm([log])))
    const path = await caseOf(officer, numberOn(receipt))
    const fields = { about: numberOn(receipt), followUp: followUpCode(receipt), kind: 'supplement' }
    const answer = await post('/follow-up', formWith({ stateSecret: 'no', ...fields }, [log, picture]))
    expect(answer.status).toBe(201)
    const page = await listOf(path)
    expect(page.split(digestOf(log))).toHaveLength(2)
    expect(page).toContain(digestOf(picture))
  })

  it('from the desk itself is attached by name', async () => {
    const path = await reported()
    const form = formWith({ csrf: officer.csrf, stateSecret: 'no' }, [log])
    expect((await post(`${path}/evidence`, form, officer)).status).toBe(303)
    expect(await listOf(path)).toMatch(/收到并存下.*周敏/s)
  })

  it('never lies readable on the disk', async () => {
    const secret = aFile('a.txt', `marker ${randomUUID()}`)
    await reported(secret)
    const disk = ['fengsui.db', 'fengsui.db-wal'].map((name) => readFileSync(join(folder.path, name)))
    expect(disk.some((bytes) => bytes.includes(Buffer.from(secret.bytes)))).toBe(false)
    expect(disk.some((bytes) => bytes.includes(digestOf(secret)))).toBe(true)
  })
})

describe('evidence that is not taken', () => {
  it.each([
    ['exactly as large as allowed', 0, 201],
    ['one byte larger', 1, 422],
  ])('%s', async (_, more, status) => {
    const answer = await post(
      '/report',
      reportForm([{ name: 'a.bin', bytes: manyBytes(evidenceLimits.largestBytes + more) }]),
    )
    expect(answer.status).toBe(status)
    expect((await answer.text()).includes('附件“a.bin”超过32 MiB')).toBe(status === 422)
  })

  it.each([
    ['as many as allowed', 0, 201],
    ['one more', 1, 422],
  ])('%s at once', async (_, more, status) => {
    const files = Array.from({ length: evidenceLimits.mostAtOnce + more }, (_one, n) =>
      aFile(`${n}.txt`, `${n}`),
    )
    const answer = await post('/report', reportForm(files))
    expect(answer.status).toBe(status)
    expect((await answer.text()).includes('一次最多10个附件')).toBe(status === 422)
  })

  it('is named when it is empty; an empty part without a name is no file', async () => {
    expect(await textOf(post('/report', reportForm([aFile('empty.txt', '')])))).toContain('“empty.txt”是空的')
    expect((await post('/report', reportForm([aFile('', '')]))).status).toBe(201)
  })

  it('cannot be smuggled in as JSON', async () => {
    const sent = await clientOf(server.url).report(leakReport({ evidence: [{ digest: digestOf(log) }] }))
    expect(sent).toMatchObject({ status: 422, body: { errors: [{ pointer: '/evidence' }] } })
  })

  it('is kept by a form that is shown again, and need not be chosen twice', async () => {
    const again = await textOf(post('/report', reportForm([log], { 'unit.name': '' })))
    const ticket = /name="evidence.kept" value="([^"]+)"/.exec(again)?.[1] ?? ''
    const answer = await post('/report', reportForm([picture], { 'evidence.kept': ticket }))
    expect(answer.status).toBe(201)
    const page = await listOf(await caseOf(officer, numberOn(await answer.text())))
    expect(page).toContain(log.name)
    expect(page).toContain(picture.name)
  })

  it('is asked for again when its ticket is none of ours', async () => {
    const answer = await post('/report', reportForm([], { 'evidence.kept': 'AAAA' }))
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('请重新选择')
  })
})

describe('evidence that goes out', () => {
  it('needs the password again, for this case alone', async () => {
    const [path, other] = [await reported(capture), await reported(capture)]
    expect((await download(officer, path, capture)).headers.get('location')).toBe(`${path}/evidence`)
    const wrong = await officer.post(`${path}/evidence/unlock`, { password: 'wrong' })
    expect(wrong.status).toBe(422)
    expect(wrong.headers.get('set-cookie')).toBeNull()
    const proof = await proofFor(path)
    const proved = officer.with(proof)
    expect((await download(proved, other, capture)).status).toBe(303)
    expect((await download(proved, path, capture)).status).toBe(200)
    // The proof belongs to the session it was made in.
    const elsewhere = (await signedIn('zhoumin')).with(proof)
    expect((await download(elsewhere, path, capture)).status).toBe(303)
  })

  it('is whole, under a neutral name and type, and nothing a browser would show', async () => {
    const path = await reported(capture, aFile('attack.html', '<script>alert(1)</script>'))
    const answer = await download(await unlock(path), path, capture)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': String(capture.bytes.length),
      'content-disposition': expect.stringMatching(/^attachment; filename="evidence-[0-9a-f]{16}\.bin"$/),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    expect(Buffer.compare(await bytesOf(answer), capture.bytes)).toBe(0)
  })

  it('is recorded with who took it, and nothing is recorded of what was refused', async () => {
    const path = await reported(log)
    await download(officer, path, log)
    expect(await listOf(path)).not.toMatch(takenByOfficer)
    await bytesOf(await download(await unlock(path), path, log))
    expect(await listOf(path)).toMatch(takenByOfficer)
  })

  it('to the next desk keeps its chain on both sides', async () => {
    const path = await reported(log, capture)
    await officer.post(`${path}/accept`)
    const sent = await officer.post(`${path}/escalate`, { key: randomUUID() })
    expect(sent.status).toBe(303)
    const nation = await signedIn('hanbing')
    const above = await firstWith(nation, digestOf(capture))
    expect(await listOf(path)).toMatch(/转交[^<]+，回执号/)
    const proved = await unlock(above, 'hanbing', nation)
    expect(Buffer.compare(await bytesOf(await download(proved, above, capture)), capture.bytes)).toBe(0)
  })

  it('from an operator stands in its own incident', async () => {
    const operator = await signedIn('lilan')
    const incident = await firstLink(operator, '/incidents')
    const form = formWith({ csrf: operator.csrf, stateSecret: 'no' }, [
      aFile('现场.txt', `scene ${randomUUID()}`),
    ])
    expect((await post(`${incident}/evidence`, form, operator)).status).toBe(303)
    expect(await listOf(incident, operator)).toContain('现场.txt')
  })

  it('is nobody else’s: another organisation finds nothing', async () => {
    const path = await reported(log)
    const nation = await signedIn('hanbing')
    expect((await nation.get(`${path}/evidence`)).status).toBe(404)
    expect((await download(nation, path, log)).status).toBe(404)
  })
})

async function firstWith(browser: PlainBrowser, digest: string): Promise<string> {
  const queue = await textOf(browser.get('/desk'))
  for (const [, path = ''] of queue.matchAll(/href="(\/desk\/[0-9a-f-]{36})"/g))
    if ((await listOf(path, browser)).includes(digest)) return path
  throw new Error('the item did not arrive')
}

const followUpCode = (page: string): string => /<p class="code">([^<]+)</.exec(page)?.[1] ?? ''
