import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../../../../testing/free-port.ts'
import { type ServerProcess, startServer } from '../../../../testing/server-process.ts'
import { temporaryFolder } from '../../../../testing/temporary-folder.ts'
import { demoPassword, signIn } from '../web/browser.fixture.ts'

const folder = temporaryFolder()
let server: ServerProcess
let port = 0

beforeAll(async () => {
  port = await freePort()
  server = await startServer({
    data: folder.path,
    env: { FENGSUI_SMTP_LISTEN: `127.0.0.1:${port}`, FENGSUI_MAIL_DNS: 'off' },
  })
})
afterAll(async () => {
  await server.stop()
  folder.remove()
})

const send = async (subject: string, text: string): Promise<string> => {
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
  const { response } = await transport.sendMail({
    from: 'it@unit.example',
    to: 'report@desk.example',
    subject,
    text,
  })
  transport.close()
  return response.split(' ').at(-1) ?? ''
}
const officer = () => signIn(server.url, 'hanbing', demoPassword(folder.path, 'hanbing'))
const until = async (ask: () => Promise<boolean>): Promise<void> => {
  while (!(await ask())) await new Promise((resolve) => setTimeout(resolve, 50))
}

describe('a report by mail', () => {
  it('acknowledged and then cut off with SIGKILL is there after the restart, read, in its tray', async () => {
    const id = await send(
      '网络安全事件报告',
      '我院是沈阳市康平县人民医院，昨天下午三点发现文件被勒索病毒加密，索要5个比特币。',
    )
    await server.kill()
    server = await server.restart()
    const browser = await officer()
    await until(async () => (await (await browser.get('/mail')).text()).includes(`/mail/${id}`))
    const page = await (await browser.get(`/mail/${id}`)).text()
    expect(page).toContain('value="沈阳市康平县人民医院"')
    expect(page).toContain('勒索')
  })

  it('confirmed by a person becomes a report under the number its sender was told', async () => {
    const id = await send('情况报告', '我院是大连市第八中学，昨晚11点20分发现网站首页被篡改为博彩页面。')
    const browser = await officer()
    await until(async () => (await (await browser.get('/mail')).text()).includes(`/mail/${id}`))
    const number =
      /<h1>[^<]*?([\d ]{19})<\/h1>/.exec(await (await browser.get(`/mail/${id}`)).text())?.[1] ?? ''
    expect((await browser.post(`/mail/${id}/confirm`, { 'unit.name': '' })).status).toBe(422)
    const fields = { 'unit.name': '大连市第八中学', 'unit.place': '辽宁省大连市', keep: 'aware.incident' }
    expect((await browser.post(`/mail/${id}/confirm`, fields)).status).toBe(303)
    expect(await (await browser.get('/mail')).text()).not.toContain(`/mail/${id}`)
    const found = await fetch(`${server.url}/receipts`, {
      method: 'POST',
      body: new URLSearchParams({ number }),
    })
    expect(found.status).toBe(200)
    expect(await found.text()).toContain(number)
  })

  it('that is advertising waits in the tray of spam, with the reason', async () => {
    const id = await send('代开发票', '长期代开增值税发票，税点低，可验证后付款，加微信 fp8899')
    const browser = await officer()
    await until(async () => (await (await browser.get('/mail?tray=spam')).text()).includes(`/mail/${id}`))
    expect(await (await browser.get('/mail?tray=spam')).text()).toContain('代开发票')
    const raw = await browser.get(`/mail/${id}/raw`)
    expect(raw.headers.get('content-disposition')).toContain('attachment')
    expect((await browser.post(`/mail/${id}/dismiss`)).status).toBe(303)
    expect(await (await browser.get('/mail?tray=spam')).text()).not.toContain(`/mail/${id}`)
  })

  it('is not seen by other desks', async () => {
    const id = await send('报告', '我校网站被攻击，昨天发现。')
    const other = await signIn(server.url, 'zhoumin', demoPassword(folder.path, 'zhoumin'))
    expect((await other.get(`/mail/${id}`)).status).toBe(404)
    const stranger = await fetch(`${server.url}/mail/${id}`, { redirect: 'manual' })
    expect(stranger.status).toBe(303)
  })
})
