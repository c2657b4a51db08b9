import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ImapFlow } from 'imapflow'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPassword, type PlainBrowser, signIn } from '../../apps/server/src/web/browser.fixture.ts'
import { aMail } from '../../packages/channels/src/email/mail.fixture.ts'
import { freePort } from '../free-port.ts'
import { findPostgres, type PostgresServer, startPostgres } from '../postgres.ts'
import { lacks } from '../require.ts'
import { type ServerProcess, startServer } from '../server-process.ts'
import { type TemporaryFolder, temporaryFolder } from '../temporary-folder.ts'
import { mailboxPassword } from './dovecot.ts'
import { type MailServers, mailPrograms, startMailServers, swaks } from './mail-servers.ts'
import { until } from './until.ts'

const engines = ['the embedded database', ...(lacks('PostgreSQL', findPostgres()) ? [] : ['PostgreSQL'])]
const noServers = lacks('dovecot, postfix and swaks, and root to start them', mailPrograms())

describe.skipIf(noServers).each(engines)('mail by postfix and dovecot, kept in %s', (engine) => {
  let folder: TemporaryFolder
  let mail: MailServers
  let server: ServerProcess
  let postgres: PostgresServer | undefined
  let browser: PlainBrowser
  let outside: ImapFlow

  beforeAll(async () => {
    folder = temporaryFolder()
    const lmtp = await freePort()
    mail = await startMailServers({ lmtp: { domain: 'direct.example', port: lmtp } })
    postgres = engine === 'PostgreSQL' ? await startPostgres() : undefined
    const mailbox = (name: string): string =>
      `imap://${name}%40desk.example:${mailboxPassword}@127.0.0.1:${mail.imapPort}/INBOX`
    server = await startServer({
      data: join(folder.path, 'data'),
      env: {
        DATABASE_URL: (await postgres?.createDatabase()) ?? '',
        FENGSUI_IMAP: `${mailbox('report')},${mailbox('alarm')}`,
        FENGSUI_LMTP_LISTEN: `127.0.0.1:${lmtp}`,
        FENGSUI_SMTP_SEND: `smtp://127.0.0.1:${mail.smtpPort}`,
        FENGSUI_MAIL_FROM: 'report@desk.example',
        FENGSUI_MAIL_DNS: 'off',
      },
    })
    browser = await signIn(server.url, 'hanbing', demoPassword(join(folder.path, 'data'), 'hanbing'))
    outside = await mail.open('it@unit.example')
  })
  afterAll(async () => {
    await outside?.logout()
    await server?.stop()
    await mail?.stop()
    await postgres?.remove()
    folder?.remove()
  })

  function send(to: string, bytes: Buffer): void {
    const file = join(folder.path, 'message.eml')
    writeFileSync(file, bytes)
    swaks(mail.smtpPort, { from: 'it@unit.example', to, file })
  }
  /** The page of the message in the tray that has these words. */
  const pageWith = (words: string): Promise<{ readonly path: string; readonly page: string }> =>
    until(async () => {
      const tray = await (await browser.get('/mail')).text()
      for (const [, path = ''] of tray.matchAll(/href="(\/mail\/[^"?]+)"/g)) {
        const page = await (await browser.get(path)).text()
        if (page.includes(words)) return { path, page }
      }
      return undefined
    })
  /** The newest message in the sender's own mailbox, once there are that many. */
  const answer = (many: number): Promise<string> =>
    until(async () => {
      await outside.noop()
      const status = await outside.status('INBOX', { messages: true })
      if (!status || (status.messages ?? 0) < many) return undefined
      const message = await outside.fetchOne(String(many), { source: true })
      return message ? message.source?.toString() : undefined
    })

  it('is read from a mailbox, answered with a receipt, and an answer to that joins the case', async () => {
    const body = '我院是沈阳市康平县人民医院，昨天下午三点发现文件被勒索病毒加密，索要5个比特币。'
    // As Chinese programs write it: GB18030, called gb2312.
    send(
      'report@desk.example',
      aMail({
        subject: '事件报告',
        body,
        encoding: 'gb18030',
        label: 'gb2312',
        headers: ['Message-ID: <1@unit.example>'],
      }),
    )
    const first = await pageWith('value="沈阳市康平县人民医院"')
    const receipt = await answer(1)
    expect(receipt).toMatch(/^Return-Path: <>/)
    expect(receipt).toContain('In-Reply-To: <1@unit.example>')
    const [, number = ''] = /Message-ID: <receipt\.(\d{16})@/.exec(receipt) ?? []
    const fields = {
      'unit.name': '沈阳市康平县人民医院',
      'unit.place': '沈阳市康平县',
      keep: 'aware.incident',
    }
    expect((await browser.post(`${first.path}/confirm`, fields)).status).toBe(303)
    // To another mailbox, without the number in its text: the headers name it.
    const reply = aMail({
      subject: '回复：回执',
      body: '系统今天上午9点已恢复正常。',
      headers: [`In-Reply-To: <receipt.${number}@desk.example>`],
    })
    send('alarm@desk.example', reply)
    const second = await pageWith('已恢复正常')
    expect(second.page).toContain('value="about"')
    const kept = { ...fields, keep: 'about' }
    expect((await browser.post(`${second.path}/confirm`, kept)).status).toBe(303)
  })

  it('is taken straight from postfix by LMTP', async () => {
    send(
      'desk@direct.example',
      aMail({ subject: '报告', body: '我校是大连市第八中学，昨晚11点20分首页被篡改。' }),
    )
    await pageWith('value="大连市第八中学"')
    expect(mail.log()).toMatch(/to=<desk@direct\.example>.*status=sent \(250 Kept as /)
  })

  it('of a program gets no answer, so that no two programs answer each other', async () => {
    send(
      'report@desk.example',
      aMail({ subject: '自动回复', body: '我已休假。', headers: ['Auto-Submitted: auto-replied'] }),
    )
    const report = aMail({ subject: '报告', body: '我馆是宜昌市图书馆，今早8点发现网站被挂马。' })
    send('report@desk.example', report)
    await pageWith('value="宜昌市图书馆"')
    // One for each report so far, and none for the program.
    expect(await answer(4)).toContain('Auto-Submitted: auto-replied')
    const status = await outside.status('INBOX', { messages: true })
    expect(status ? status.messages : undefined).toBe(4)
  })
})
