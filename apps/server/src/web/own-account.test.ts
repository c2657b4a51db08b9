import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServerProcess, startServer } from '../../../../testing/server-process.ts'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { demoPassword, type PlainBrowser, signIn } from './browser.fixture.ts'

const folder = temporaryFolder()
const chosen = 'another long password'
let server: ServerProcess
let first = ''

beforeAll(async () => {
  server = await startServer({ data: folder.path })
  first = demoPassword(folder.path, 'zhoumin')
})
afterAll(async () => {
  await server.stop()
  folder.remove()
})

const page = async (browser: PlainBrowser): Promise<string> => (await browser.get('/account')).text()
const endings = (shown: string): string[] =>
  [...shown.matchAll(/action="(\/account\/sessions\/[0-9a-f]{16})"/g)].map(([, path = '']) => path)
/** Who is not signed in is sent to sign in. */
const isIn = async (browser: PlainBrowser): Promise<boolean> => (await browser.get('/account')).status === 200

describe('the sessions of a person', () => {
  it('are listed for them, and each can be ended from another', async () => {
    const [here, there] = [
      await signIn(server.url, 'zhoumin', first),
      await signIn(server.url, 'zhoumin', first),
    ]
    const [path = '', ...more] = endings(await page(here))
    expect(more).toEqual([])
    expect((await here.post(path)).status).toBe(303)
    expect([await isIn(here), await isIn(there)]).toEqual([true, false])
  })

  it('end all at once but the one that asks', async () => {
    const [here, ...others] = [
      await signIn(server.url, 'zhoumin', first),
      await signIn(server.url, 'zhoumin', first),
      await signIn(server.url, 'zhoumin', first),
    ]
    await here?.post('/account/sessions/others')
    expect(await Promise.all(others.map(isIn))).toEqual([false, false])
    expect(here && (await isIn(here))).toBe(true)
  })

  it('cannot be ended by somebody else, and their ids open nothing', async () => {
    const mine = await signIn(server.url, 'zhoumin', first)
    await signIn(server.url, 'zhoumin', first)
    const [path = ''] = endings(await page(mine))
    const other = await signIn(server.url, 'hanbing', demoPassword(folder.path, 'hanbing'))
    expect((await other.post(path)).status).toBe(404)
    const id = path.split('/').at(-1) ?? ''
    const guess = await fetch(`${server.url}/account`, {
      headers: { cookie: `fengsui=${id}` },
      redirect: 'manual',
    })
    expect(guess.status).toBe(303)
  })
})

describe('a change of password', () => {
  it('is refused with the wrong old one or a short new one, and guessing is stopped', async () => {
    const browser = await signIn(server.url, 'lilan', demoPassword(folder.path, 'lilan'))
    const short = { old: demoPassword(folder.path, 'lilan'), new: 'short' }
    const refused = await browser.post('/account/password', short)
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('id="f-new-e"')])
    const statuses: number[] = []
    for (let tries = 0; tries < 9; tries += 1)
      statuses.push((await browser.post('/account/password', { old: 'guess', new: chosen })).status)
    expect(new Set(statuses.slice(0, 8))).toEqual(new Set([422]))
    expect(statuses.at(-1)).toBe(429)
  })

  it('ends every other session, and the old password', async () => {
    const [here, there] = [
      await signIn(server.url, 'zhoumin', first),
      await signIn(server.url, 'zhoumin', first),
    ]
    expect((await here.post('/account/password', { old: first, new: chosen })).status).toBe(303)
    expect([await isIn(here), await isIn(there)]).toEqual([true, false])
    expect(await isIn(await signIn(server.url, 'zhoumin', first))).toBe(false)
    expect(await isIn(await signIn(server.url, 'zhoumin', chosen))).toBe(true)
  })
})
