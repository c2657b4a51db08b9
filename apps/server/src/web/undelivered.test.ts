import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createTransport } from 'nodemailer'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Reader } from '../../../../testing/browser.ts'
import { freePort } from '../../../../testing/free-port.ts'
import {
  type Exercise,
  expectGoodPage,
  noBrowser,
  startExercise,
} from '../../../../testing/journeys/exercise.fixture.ts'

const plain: Reader = { javaScript: false, language: 'zh-CN', width: 1280 }
const readers: readonly Reader[] = (['zh-CN', 'en'] as const).map((language) => ({
  ...{ javaScript: true, language, width: 320 },
}))

/** A mail server that refuses recipients until it is mended. */
async function mailServer() {
  const mended = { yes: false }
  const received: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      if (!mended.yes) return done(Object.assign(new Error('no such mailbox'), { responseCode: 550 }))
      received.push(address)
      done()
    },
    onData: (stream, _session, done) => stream.on('end', done).resume(),
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    mended,
    received,
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

describe.skipIf(noBrowser)('a receipt that the other side refuses', () => {
  let exercise: Exercise
  let mail: Awaited<ReturnType<typeof mailServer>>
  beforeAll(async () => {
    mail = await mailServer()
    const port = await freePort()
    exercise = await startExercise({
      env: { FENGSUI_SMTP_LISTEN: `127.0.0.1:${port}`, FENGSUI_SMTP_SEND: mail.url },
    })
    const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
    await transport.sendMail({
      from: 'it@unit.example',
      to: 'report@localhost.localdomain',
      subject: '网络安全事件报告',
      text: '我院是沈阳市康平县人民医院，昨天下午三点发现文件被勒索病毒加密。',
    })
    transport.close()
  })
  afterAll(async () => {
    await exercise.end()
    await mail.close()
  })

  it('is shown to the duty officer with the reason, in both languages, on a telephone too', async () => {
    const page = await exercise.openAs('hanbing', plain, '/desk')
    await expect
      .poll(
        async () => {
          await page.reload()
          return page.innerText('main')
        },
        { timeout: 20_000 },
      )
      .toContain('有1件未能送达')
    await page.click('a[href="/outbox"] >> nth=0')
    await page.click('tbody a')
    expect(await page.innerText('main')).toContain('550 no such mailbox')
    const path = new URL(page.url()).pathname
    for (const reader of readers)
      for (const one of ['/outbox', path]) {
        const wide = await exercise.openAs('hanbing', reader, one)
        await expectGoodPage(wide, reader)
      }
  })

  it('is sent again by a person without JavaScript, and who did it stays written down', async () => {
    const page = await exercise.openAs('hanbing', plain, '/outbox')
    await page.click('tbody a')
    mail.mended.yes = true
    await page.click('form[action$="/send-again"] button')
    await expect
      .poll(
        async () => {
          await page.reload()
          return page.innerText('main')
        },
        { timeout: 20_000 },
      )
      .toContain('已送达')
    expect(mail.received).toEqual(['it@unit.example'])
    expect(await page.innerText('main')).toMatch(/有人要求再发：\s*韩冰/)
    expect(await page.locator('form[action$="/send-again"]').count()).toBe(0)
  })

  it('is no business of another desk', async () => {
    const page = await exercise.openAs('zhoumin', plain, '/outbox?state=delivered')
    expect(await page.innerText('main')).toContain('这里没有投递')
  })
})
