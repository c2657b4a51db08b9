import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServerProcess, startServer } from '../../../../testing/server-process.ts'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { demoPassword, firstLink, type PlainBrowser, signIn, timeFields } from './browser.fixture.ts'

const folder = temporaryFolder()
let server: ServerProcess
let reporter: PlainBrowser
let approver: PlainBrowser
let path = ''

beforeAll(async () => {
  server = await startServer({ data: folder.path })
  const admin = await signIn(server.url, 'admin', demoPassword(folder.path, 'admin'))
  const made = await admin.post('/people', {
    'organisation.kind': 'operator',
    'organisation.name': '北辰新闻网（演练）',
    'organisation.place': '辽宁省沈阳市',
    name: '赵审',
    login: 'second',
    password: 'a long enough password',
    role: 'approver',
  })
  expect(made.status).toBe(303)
  reporter = await signIn(server.url, 'lilan', demoPassword(folder.path, 'lilan'))
  approver = await signIn(server.url, 'second', 'a long enough password')
  path = await firstLink(reporter, '/incidents')
})
afterAll(async () => {
  await server.stop()
  folder.remove()
})

const page = async (): Promise<string> => (await reporter.get(path)).text()
/** When the first report is due, as the page says it to machines. */
const due = async (): Promise<string> => /<dd><time datetime="([^"]+)"/.exec(await page())?.[1] ?? ''
const aware = async (): Promise<string> =>
  /value="(aware\.incident operator [^"]+)"/.exec(await page())?.[1] ?? ''

/** The discovery, moved by so many minutes, in the five boxes of the form. */
function moved(was: string, minutes: number): Record<string, string> {
  const beijing = new Date(Date.parse(was.split(' ')[2] ?? '') + (minutes + 8 * 60) * 60_000).toISOString()
  const [, year = '', month = '', day = '', hour = '', minute = ''] =
    /^(\d+)-(\d+)-(\d+)T(\d+):(\d+)/.exec(beijing) ?? []
  return timeFields('correctAt', [year, month, day, hour, minute])
}
const correct = async (minutes: number, reason = ''): Promise<Response> => {
  const was = await aware()
  return reporter.post(`${path}/correct`, { was, reason, ...moved(was, minutes) })
}

describe('the time of an event, corrected on the page', () => {
  it('to an earlier one brings the deadline forward at once', async () => {
    const before = Date.parse(await due())
    expect((await correct(-30)).status).toBe(303)
    const earlier = before - Date.parse(await due())
    // Boxes have no seconds, so it is thirty minutes and the seconds of the first time.
    expect(earlier).toBeGreaterThanOrEqual(30 * 60_000)
    expect(earlier).toBeLessThan(31 * 60_000)
    expect(await page()).not.toContain('id="pending"')
  })

  it('to a later one needs a reason', async () => {
    const refused = await correct(20)
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('请写明理由')
  })

  it('to a later one waits, at the old deadline, for somebody else to confirm it', async () => {
    const before = await due()
    expect((await correct(20, '值班记录写错了')).status).toBe(303)
    expect(await due()).toBe(before)
    const waiting = await page()
    expect(waiting).toContain('更正待另一人确认')
    expect(waiting).toContain('值班记录写错了')
    const pending = { was: await aware(), at: /name="at" value="([^"]+)"/.exec(waiting)?.[1] ?? '' }
    const own = await reporter.post(`${path}/confirm`, pending)
    expect(own.status).toBe(422)
    expect(await due()).toBe(before)
    expect((await approver.post(`${path}/confirm`, pending)).status).toBe(303)
    expect(Date.parse(await due())).toBe(Date.parse(before) + 20 * 60_000)
    expect(await page()).not.toContain('id="pending"')
  })

  it('to no time, or to one that has not come, is said at its field', async () => {
    const was = await aware()
    expect(await (await reporter.post(`${path}/correct`, { was })).text()).toContain('correctAt')
    const future = await correct(24 * 60, '写错了')
    expect(future.status).toBe(422)
    expect(await future.text()).toContain('晚于现在')
  })
})
