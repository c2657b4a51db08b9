import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServerProcess, startServer } from '../../../../testing/server-process.ts'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'

const folder = temporaryFolder()
let server: ServerProcess

beforeAll(async () => {
  server = await startServer({ data: folder.path })
})
afterAll(async () => {
  await server.stop()
  folder.remove()
})

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(server.url + path, { headers, redirect: 'manual' })

const post = (
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(server.url + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers,
    redirect: 'manual',
  })

function passwordOf(login: string): string {
  const line = readFileSync(join(folder.path, 'demo-sign-ins.txt'), 'utf8')
    .split('\n')
    .find((one) => one.trim().startsWith(login))
  return line?.trim().split(/\s+/)[1] ?? ''
}

/** Signs in; the cookie to send, and the token every form must carry. */
async function signIn(login: string): Promise<{ cookie: string; csrf: string; setCookie: string }> {
  const answer = await post('/sign-in', { login, password: passwordOf(login) })
  const setCookie = answer.headers.get('set-cookie') ?? ''
  const cookie = setCookie.split(';')[0] ?? ''
  const page = await (await get(answer.headers.get('location') ?? '/', { cookie })).text()
  return { cookie, setCookie, csrf: /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '' }
}

describe('every answer', () => {
  it.each(['/', '/report', '/rules', '/nowhere', '/healthz', '/api/v1/nothing', '/assets/nothing'])(
    '%s forbids scripts from elsewhere, framing and guessing of types',
    async (path) => {
      const { headers } = await get(path)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toContain('unsafe')
      expect(policy).toContain("frame-ancestors 'none'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('cache-control')).toBe('no-store')
    },
  )

  it('is 200 for health and readiness', async () => {
    for (const path of ['/healthz', '/readyz']) expect((await get(path)).status).toBe(200)
  })

  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.5', 'zh-CN'],
    ['en-GB,en;q=0.9', 'en'],
    ['fr', 'zh-CN'],
    ['fr,en;q=0.1', 'en'],
  ])('to a browser that prefers %s is in %s', async (accepted, language) => {
    const page = await (await get('/', { 'accept-language': accepted })).text()
    expect(page).toContain(`<html lang="${language}">`)
  })

  it('remembers the language somebody chose', async () => {
    const cookie = (await get('/?lang=en')).headers.get('set-cookie')?.split(';')[0] ?? ''
    const page = await (await get('/', { cookie, 'accept-language': 'zh-CN' })).text()
    expect(page).toContain('<html lang="en">')
  })
})

describe('signing in', () => {
  it('gives a cookie that scripts cannot read and other sites cannot use', async () => {
    const { setCookie } = await signIn('zhoumin')
    expect(setCookie).toContain('HttpOnly')
    expect(setCookie).toContain('SameSite=Lax')
  })

  it('ends with signing out, also for a copy of the cookie', async () => {
    const { cookie, csrf } = await signIn('zhoumin')
    expect((await get('/desk', { cookie })).status).toBe(200)
    await post('/sign-out', { csrf }, { cookie })
    expect((await get('/desk', { cookie })).headers.get('location')).toBe('/sign-in')
  })

  it('says the same for a wrong password and for nobody of that name', async () => {
    const texts = await Promise.all(
      ['zhoumin', 'nobody'].map(async (login) => {
        const answer = await post('/sign-in', { login, password: 'wrong' })
        expect(answer.status).toBe(401)
        return (await answer.text()).replaceAll(login, '')
      }),
    )
    expect(texts[0]?.replace(/data-now="\d+"/, '')).toBe(texts[1]?.replace(/data-now="\d+"/, ''))
  })

  it('stops guessing after 8 failures', async () => {
    const statuses: number[] = []
    for (let tries = 0; tries < 9; tries++)
      statuses.push((await post('/sign-in', { login: 'admin', password: 'guess' })).status)
    expect(statuses).toEqual([...Array(8).fill(401), 429])
  })
})

describe('a form of a signed-in person', () => {
  it('is refused without the token of the session', async () => {
    const { cookie } = await signIn('lilan')
    expect((await post('/incidents', { title: '无令牌' }, { cookie })).status).toBe(403)
    expect((await post('/incidents', { title: '错令牌', csrf: 'x'.repeat(22) }, { cookie })).status).toBe(403)
  })

  it('is refused when another site sends it', async () => {
    const { cookie, csrf } = await signIn('lilan')
    const headers = { cookie, origin: 'https://elsewhere.example' }
    expect((await post('/incidents', { title: '外站', csrf }, headers)).status).toBe(403)
  })

  it('refuses a flag for state secrets in the facts of an incident, and stores nothing', async () => {
    const { cookie, csrf } = await signIn('lilan')
    const list = await (await get('/incidents', { cookie })).text()
    const path = /href="(\/incidents\/[^"]+)"/.exec(list)?.[1] ?? ''
    const facts = { csrf, 'fact:stateSecretSuspected': 'true', 'fact:cn.directLossCny': '7654321' }
    expect((await post(`${path}/facts`, facts, { cookie })).status).toBe(422)
    expect(await (await get(path, { cookie })).text()).not.toContain('7654321')
  })
})

describe('what a person may not use', () => {
  it.each([
    ['lilan', '/desk'],
    ['zhoumin', '/incidents'],
    ['zhoumin', '/people'],
    ['hanbing', '/people'],
  ])('%s gets no %s', async (login, path) => {
    const { cookie } = await signIn(login)
    expect((await get(path, { cookie })).status).toBe(403)
  })

  it.each(['/desk', '/incidents', '/people', '/cases/x/history'])(
    '%s asks to sign in first',
    async (path) => {
      expect((await get(path)).headers.get('location')).toBe('/sign-in')
    },
  )
})
